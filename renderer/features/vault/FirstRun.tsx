/** The first run up to the new vault: welcome, who you are, the passphrase. Each question says why it is asked. */
import { HardDrive, KeyRound, Send } from 'lucide-react';
import { useState } from 'react';
import { Button, Form, FormActions, Icon, type IconShape, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { GateFrame } from './GateFrame.tsx';
import styles from './gate.module.css';
import { NewPassphrase } from './NewPassphrase.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';

export const firstRunSteps = 5;

export type NewVault = { readonly passphrase: string; readonly practiceName: string; readonly therapistName: string };

type Names = { readonly practiceName: string; readonly therapistName: string };

type FirstRunProps = {
  onRestore(): void;
  onCustodian(): void;
  /** Resolves with what stands in the way, if anything. */
  createVault(
    vault: NewVault,
  ): Promise<{ readonly kind: 'created' | 'weak-passphrase' } | { readonly kind: 'fault'; readonly words: string }>;
};

export function FirstRun({ createVault, onRestore, onCustodian }: FirstRunProps) {
  const [step, setStep] = useState<'welcome' | 'names' | 'passphrase'>('welcome');
  const [names, setNames] = useState<Names>({ practiceName: '', therapistName: '' });
  if (step === 'welcome')
    return <Welcome onNext={() => setStep('names')} onRestore={onRestore} onCustodian={onCustodian} />;
  if (step === 'names') {
    return (
      <NamesStep
        names={names}
        onChange={setNames}
        onBack={() => setStep('welcome')}
        onNext={() => setStep('passphrase')}
      />
    );
  }
  return <PassphraseStep names={names} createVault={createVault} onBack={() => setStep('names')} />;
}

type WelcomeProps = Pick<FirstRunProps, 'onRestore' | 'onCustodian'> & { onNext(): void };

function Welcome({ onNext, onRestore, onCustodian }: WelcomeProps) {
  const text = useText();
  return (
    <GateFrame title={text('firstRun.welcomeTitle')} lead={text('firstRun.welcomeLead')}>
      <ul role="list" className={styles['points']}>
        <Point icon={HardDrive} title={text('firstRun.keepsTitle')} words={text('firstRun.keepsText')} />
        <Point icon={KeyRound} title={text('firstRun.keyTitle')} words={text('firstRun.keyText')} />
        <Point icon={Send} title={text('firstRun.relayTitle')} words={text('firstRun.relayText')} />
      </ul>
      <FormActions>
        <Button variant="primary" onClick={onNext}>
          {text('firstRun.begin')}
        </Button>
        <Button onClick={onRestore}>{text('restore.open')}</Button>
        <Button variant="quiet" onClick={onCustodian}>
          {text('custodian.open')}
        </Button>
      </FormActions>
      <p className={styles['step']}>{text('firstRun.duration')}</p>
    </GateFrame>
  );
}

function Point({ icon, title, words }: { readonly icon: IconShape; readonly title: string; readonly words: string }) {
  return (
    <li className={styles['point']}>
      <Icon of={icon} size={20} className={styles['pointIcon']} />
      <div>
        <p className={styles['pointTitle']}>{title}</p>
        <p className={styles['pointText']}>{words}</p>
      </div>
    </li>
  );
}

type NamesStepProps = {
  readonly names: Names;
  onChange(names: Names): void;
  onBack(): void;
  onNext(): void;
};

function NamesStep({ names, onChange, onBack, onNext }: NamesStepProps) {
  const text = useText();
  const [wasTried, setWasTried] = useState(false);
  const isComplete = names.practiceName.trim() !== '' && names.therapistName.trim() !== '';
  function next(): void {
    setWasTried(true);
    if (isComplete) onNext();
  }
  const missing = (value: string) => (wasTried && value.trim() === '' ? text('firstRun.nameMissing') : undefined);
  return (
    <GateFrame
      title={text('firstRun.namesTitle')}
      step={text('firstRun.step', { step: 1, steps: firstRunSteps })}
      focusesTitle={false}
    >
      <Form onSubmit={next}>
        <TextField
          label={text('firstRun.therapistName')}
          hint={text('firstRun.therapistNameWhy')}
          autoFocus
          maxLength={200}
          value={names.therapistName}
          onChange={(therapistName) => onChange({ ...names, therapistName })}
          error={missing(names.therapistName)}
        />
        <TextField
          label={text('firstRun.practiceName')}
          hint={text('firstRun.practiceNameWhy')}
          maxLength={200}
          value={names.practiceName}
          onChange={(practiceName) => onChange({ ...names, practiceName })}
          error={missing(names.practiceName)}
        />
        <FormActions>
          <Button type="submit" variant="primary">
            {text('firstRun.continue')}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            {text('firstRun.back')}
          </Button>
        </FormActions>
      </Form>
    </GateFrame>
  );
}

type PassphraseStepProps = Pick<FirstRunProps, 'createVault'> & { readonly names: Names; onBack(): void };

function PassphraseStep({ names, createVault, onBack }: PassphraseStepProps) {
  const text = useText();
  const passphrase = useNewPassphrase([names.practiceName, names.therapistName]);
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function create(): Promise<void> {
    setFault(undefined);
    if (!(await passphrase.isUsable())) return;
    setIsBusy(true);
    const outcome = await createVault({
      passphrase: passphrase.first,
      practiceName: names.practiceName.trim(),
      therapistName: names.therapistName.trim(),
    });
    setIsBusy(false);
    if (outcome.kind === 'weak-passphrase') passphrase.refuse();
    if (outcome.kind === 'fault') setFault(outcome.words);
  }

  return (
    <GateFrame
      title={text('firstRun.passphraseTitle')}
      step={text('firstRun.step', { step: 2, steps: firstRunSteps })}
      lead={text('firstRun.passphraseLead')}
    >
      <Form
        // Every outcome of it is shown in the form.
        onSubmit={() => void create()}
      >
        <NewPassphrase chosen={passphrase} />
        {fault !== undefined && <p role="alert">{fault}</p>}
        <FormActions>
          <Button type="submit" variant="primary" busy={isBusy}>
            {text('firstRun.create')}
          </Button>
          {!isBusy && (
            <Button variant="quiet" onClick={onBack}>
              {text('firstRun.back')}
            </Button>
          )}
        </FormActions>
      </Form>
    </GateFrame>
  );
}

/** The recovery words of a first run: shown once, printed or written down, then three of them asked for. */
import { useState } from 'react';
import { usePaper } from '../../app/use-paper.ts';
import { Button, Form, FormActions, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { chooseAskedWords, isSameWord } from './asked-words.ts';
import { firstRunSteps } from './FirstRun.tsx';
import { GateFrame } from './GateFrame.tsx';
import styles from './gate.module.css';
import { KitActions } from './KitActions.tsx';
import { KitSheet } from './PaperSheets.tsx';
import { RecoveryKit, type RecoveryWords } from './RecoveryKit.tsx';

type RecoverySetupProps = {
  /** Undefined: an earlier first run was broken off here, and new words are needed. */
  readonly fresh: RecoveryWords | undefined;
  onConfirmed(): void;
};

export function RecoverySetup({ fresh, onConfirmed }: RecoverySetupProps) {
  const [recovery, setRecovery] = useState(fresh);
  const [isAsking, setIsAsking] = useState(false);
  if (recovery === undefined) return <RenewWords onRenewed={setRecovery} />;
  if (isAsking) return <ConfirmWords recovery={recovery} onBack={() => setIsAsking(false)} onConfirmed={onConfirmed} />;
  return <ShowWords recovery={recovery} isRenewed={fresh === undefined} onNext={() => setIsAsking(true)} />;
}

function RenewWords({ onRenewed }: { onRenewed(words: RecoveryWords): void }) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  async function renew(): Promise<void> {
    setIsBusy(true);
    try {
      onRenewed(await service.call('vault.renewRecoveryWords', undefined));
    } catch (error) {
      setFault(faultText(faultOf(error)));
      setIsBusy(false);
    }
  }
  return (
    <GateFrame title={text('recovery.brokenOffTitle')} lead={text('recovery.brokenOffText')}>
      {fault !== undefined && <p role="alert">{fault}</p>}
      <FormActions>
        <Button variant="primary" busy={isBusy} onClick={() => void renew()}>
          {text('recovery.makeNew')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

type ShowWordsProps = { readonly recovery: RecoveryWords; readonly isRenewed: boolean; onNext(): void };

function ShowWords({ recovery, isRenewed, onNext }: ShowWordsProps) {
  const text = useText();
  const paper = usePaper();
  return (
    <GateFrame
      title={text('recovery.title')}
      step={text('firstRun.step', { step: 3, steps: firstRunSteps })}
      lead={text(isRenewed ? 'recovery.leadRenewed' : 'recovery.lead')}
      isWide
    >
      <RecoveryKit recovery={recovery} />
      <KitSheet paper={paper} recovery={recovery} />
      <KitActions paper={paper} recovery={recovery} />
      <FormActions>
        <Button variant="primary" onClick={onNext}>
          {text('recovery.written')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

type ConfirmWordsProps = { readonly recovery: RecoveryWords; onBack(): void; onConfirmed(): void };

function ConfirmWords({ recovery, onBack, onConfirmed }: ConfirmWordsProps) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [asked] = useState(() =>
    chooseAskedWords(recovery.words.length, (length) => crypto.getRandomValues(new Uint8Array(length))),
  );
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function confirm(): Promise<void> {
    const mismatched = asked.filter((position) => !isSameWord(typed[position] ?? '', recovery.words[position - 1]));
    setWrong(mismatched);
    if (mismatched.length > 0) return;
    setIsBusy(true);
    try {
      await service.call('vault.confirmRecoveryWords', undefined);
      onConfirmed();
    } catch (error) {
      setFault(faultText(faultOf(error)));
      setIsBusy(false);
    }
  }

  return (
    <GateFrame
      title={text('recovery.confirmTitle')}
      step={text('firstRun.step', { step: 4, steps: firstRunSteps })}
      lead={text('recovery.confirmLead')}
      focusesTitle={false}
    >
      <Form onSubmit={() => void confirm()}>
        <div className={styles['askedWords']}>
          {asked.map((position, index) => (
            <TextField
              key={position}
              label={text('recovery.wordNumber', { position })}
              autoFocus={index === 0}
              autoCapitalize="off"
              spellCheck={false}
              value={typed[position] ?? ''}
              onChange={(value) => {
                setTyped({ ...typed, [position]: value });
                setWrong(wrong.filter((other) => other !== position));
              }}
              error={wrong.includes(position) ? text('recovery.wordDiffers', { position }) : undefined}
            />
          ))}
        </div>
        {fault !== undefined && <p role="alert">{fault}</p>}
        <FormActions>
          <Button type="submit" variant="primary" busy={isBusy}>
            {text('recovery.confirm')}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            {text('recovery.showAgain')}
          </Button>
        </FormActions>
      </Form>
    </GateFrame>
  );
}

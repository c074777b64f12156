/** Changes the passphrase; the recovery words stay as they are. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { Button, Form, FormActions, PassphraseField, useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { NewPassphrase, noPassphrase, type PassphraseProblem, problemOf, useCountdown } from '../vault/index.ts';
import type { Settings } from './use-save-settings.ts';

export function ChangePassphrase({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const { show } = useToasts();
  const known = [settings.practiceName, settings.therapistName];
  const [current, setCurrent] = useState('');
  const [currentError, setCurrentError] = useState<string>();
  const [next, setNext] = useState(noPassphrase);
  const [problem, setProblem] = useState<PassphraseProblem>();
  const [isBusy, setIsBusy] = useState(false);
  const { seconds, start } = useCountdown(0);

  function take(outcome: Output<'vault.changePassphrase'>): void {
    switch (outcome.kind) {
      case 'changed':
        setCurrent('');
        setNext(noPassphrase);
        show({
          title: text('settings.passphraseChanged'),
          description: text('settings.passphraseChangedText'),
          tone: 'done',
        });
        return;
      case 'wrong-passphrase':
        setCurrent('');
        setCurrentError(text('settings.passphraseWrong'));
        start(outcome.waitMs);
        return;
      case 'weak-passphrase':
        setProblem('weak');
        return;
      default:
        return assertNever(outcome);
    }
  }

  async function change(): Promise<void> {
    const found = await problemOf(next, known);
    setProblem(found);
    setCurrentError(current === '' ? text('settings.passphraseMissing') : undefined);
    if (found !== undefined || current === '' || seconds > 0) return;
    setIsBusy(true);
    try {
      take(await service.call('vault.changePassphrase', { current, next: next.first }));
    } catch (error) {
      setCurrentError(faultText(faultOf(error)));
    }
    setIsBusy(false);
  }

  return (
    <Form label={text('settings.changePassphrase')} onSubmit={() => void change()}>
      <PassphraseField
        label={text('settings.currentPassphrase')}
        autoComplete="current-password"
        value={current}
        onChange={(value) => {
          setCurrent(value);
          setCurrentError(undefined);
        }}
        error={currentError}
      />
      <NewPassphrase
        label={text('settings.newPassphrase')}
        value={next}
        known={known}
        hint={text('passphrase.hint')}
        problem={problem}
        onChange={(value) => {
          setNext(value);
          setProblem(undefined);
        }}
      />
      {seconds > 0 && <p role="timer">{text('unlock.wait', { seconds })}</p>}
      <FormActions>
        <Button type="submit" variant="primary" busy={isBusy} disabled={seconds > 0}>
          {text('settings.changePassphraseAction')}
        </Button>
      </FormActions>
    </Form>
  );
}

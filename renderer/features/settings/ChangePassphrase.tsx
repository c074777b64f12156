/** Changes the passphrase; the recovery words stay as they are. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { Button, Form, FormActions, PassphraseField, useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { NewPassphrase, useCountdown, useNewPassphrase } from '../vault/index.ts';
import type { Settings } from './use-save-settings.ts';

export function ChangePassphrase({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const { show } = useToasts();
  const [current, setCurrent] = useState('');
  const [currentError, setCurrentError] = useState<string>();
  const passphrase = useNewPassphrase([settings.practiceName, settings.therapistName]);
  const [isBusy, setIsBusy] = useState(false);
  const { seconds, start } = useCountdown(0);

  function take(outcome: Output<'vault.changePassphrase'>): void {
    switch (outcome.kind) {
      case 'changed':
        setCurrent('');
        passphrase.clear();
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
        passphrase.refuse();
        return;
      default:
        return assertNever(outcome);
    }
  }

  async function change(): Promise<void> {
    const isUsable = await passphrase.isUsable();
    setCurrentError(current === '' ? text('settings.passphraseMissing') : undefined);
    if (!isUsable || current === '' || seconds > 0) return;
    setIsBusy(true);
    try {
      take(await service.call('vault.changePassphrase', { current, next: passphrase.first }));
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
      <NewPassphrase label={text('settings.newPassphrase')} chosen={passphrase} />
      {seconds > 0 && <p role="timer">{text('unlock.wait', { seconds })}</p>}
      <FormActions>
        <Button type="submit" variant="primary" busy={isBusy} disabled={seconds > 0}>
          {text('settings.changePassphraseAction')}
        </Button>
      </FormActions>
    </Form>
  );
}

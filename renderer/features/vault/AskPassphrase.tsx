/** The passphrase before a way into the vault is made or taken away: nobody does it at a desk that was left open. */
import { type ReactNode, useState } from 'react';
import { Button, Form, FormActions, PassphraseField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useCountdown } from './use-countdown.ts';

type AskPassphraseProps = {
  readonly action: string;
  readonly tone?: 'primary' | 'danger';
  readonly children?: ReactNode;
  /** Resolves with how long to wait when it was another passphrase, and with undefined when it was not. */
  onPassphrase(passphrase: string): Promise<{ readonly waitMs: number } | undefined>;
};

export function AskPassphrase({ action, tone = 'primary', children, onPassphrase }: AskPassphraseProps) {
  const text = useText();
  const faultText = useFaultText();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const { seconds, start } = useCountdown(0);

  async function submit(): Promise<void> {
    if (isBusy || seconds > 0) return;
    if (passphrase === '') return setError(text('settings.passphraseMissing'));
    setIsBusy(true);
    try {
      const refused = await onPassphrase(passphrase);
      setPassphrase('');
      if (refused !== undefined) {
        setError(text('settings.passphraseWrong'));
        start(refused.waitMs);
      }
    } catch (caught) {
      setError(faultText(faultOf(caught)));
    }
    setIsBusy(false);
  }

  return (
    <Form label={action} onSubmit={() => void submit()}>
      {children}
      <PassphraseField
        label={text('settings.currentPassphrase')}
        autoComplete="current-password"
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value);
          setError(undefined);
        }}
        error={error}
      />
      {seconds > 0 && <p role="timer">{text('unlock.wait', { seconds })}</p>}
      <FormActions>
        <Button type="submit" variant={tone} busy={isBusy} disabled={seconds > 0}>
          {action}
        </Button>
      </FormActions>
    </Form>
  );
}

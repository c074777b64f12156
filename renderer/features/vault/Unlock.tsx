/** The first screen of every later start: the passphrase, met kindly and slowly when it is another one. */
import { Laptop } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Form, FormActions, PassphraseField } from '../../components/index.ts';
import type { Output, WayKind } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame } from './GateFrame.tsx';
import { UnlockWithShares } from './UnlockWithShares.tsx';
import { UnlockWithWords } from './UnlockWithWords.tsx';
import { UpdatingNote } from './UpdatingNote.tsx';
import type { UnreadableStatus } from './Unreadable.tsx';
import { useCountdown } from './use-countdown.ts';

type UnlockProps = {
  /** Still to wait after earlier wrong tries, in milliseconds. */
  readonly waitMs: number;
  /** What opens it besides the passphrase. */
  readonly ways: readonly WayKind[];
  /** The service stopped by itself just now and was started again. */
  readonly hasRestarted: boolean;
  /** Somebody else sits here, with shares of a professional will. */
  onCustodian(): void;
  /** The vault opened: its state is to be asked for again. */
  onChanged(): void;
  /** Only with the key can it be told that the store is damaged: asked without one, it would be locked as before. */
  onUnreadable(status: UnreadableStatus): void;
};

export function Unlock(props: UnlockProps) {
  const { onChanged, onUnreadable } = props;
  const [way, setWay] = useState<'passphrase' | 'words' | 'shares'>('passphrase');
  if (way === 'passphrase') return <UnlockWithPassphrase {...props} onWay={setWay} />;
  const UnlockWithPaper = way === 'words' ? UnlockWithWords : UnlockWithShares;
  return <UnlockWithPaper onBack={() => setWay('passphrase')} onChanged={onChanged} onUnreadable={onUnreadable} />;
}

function UnlockWithPassphrase({
  waitMs,
  hasRestarted,
  onChanged,
  onUnreadable,
  onCustodian,
  ways,
  onWay,
}: UnlockProps & { onWay(way: 'words' | 'shares'): void }) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { seconds, start } = useCountdown(waitMs);
  const isWaiting = seconds > 0;

  useEffect(() => {
    if (!isWaiting) field.current?.focus();
  }, [isWaiting]);

  function take(outcome: Output<'vault.unlock'>): void {
    switch (outcome.kind) {
      case 'unlocked':
        return onChanged();
      case 'unreadable':
        return onUnreadable(outcome);
      case 'wrong-passphrase':
        setPassphrase('');
        setError(text('unlock.wrong'));
        start(outcome.waitMs);
        return;
      case 'wait':
        start(outcome.waitMs);
        return;
      default:
        return assertNever(outcome);
    }
  }

  async function unlock(): Promise<void> {
    if (passphrase === '' || isWaiting) return field.current?.focus();
    setIsBusy(true);
    setError(undefined);
    try {
      take(await service.call('vault.unlock', { passphrase }));
    } catch (caught) {
      setError(faultText(faultOf(caught)));
    }
    setIsBusy(false);
    field.current?.focus();
  }

  function takeKeychain(outcome: Output<'vault.unlockWithKeychain'>): void {
    switch (outcome.kind) {
      case 'unlocked':
        return onChanged();
      case 'unreadable':
        return onUnreadable(outcome);
      case 'keychain-unavailable':
        return setError(text(`keychain.unavailable.${outcome.reason}`));
      case 'keychain-changed':
        return setError(text('keychain.changed'));
      case 'keychain-refused':
        return setError(text('keychain.refused'));
      default:
        return assertNever(outcome);
    }
  }

  async function unlockWithKeychain(): Promise<void> {
    setIsAsking(true);
    setError(undefined);
    try {
      takeKeychain(await service.call('vault.unlockWithKeychain', undefined));
    } catch (caught) {
      setError(faultText(faultOf(caught)));
    }
    setIsAsking(false);
  }

  return (
    <GateFrame
      title={text('unlock.title')}
      lead={text(hasRestarted ? 'unlock.restarted' : 'unlock.lead')}
      focusesTitle={false}
    >
      <Form label={text('unlock.title')} onSubmit={() => void unlock()}>
        <PassphraseField
          ref={field}
          label={text('unlock.passphrase')}
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          error={error}
        />
        {isWaiting && <p role="timer">{text('unlock.wait', { seconds })}</p>}
        <FormActions>
          <Button type="submit" variant="primary" busy={isBusy} disabled={isWaiting}>
            {text('unlock.action')}
          </Button>
          {ways.includes('keychain') && (
            <Button icon={Laptop} busy={isAsking} onClick={() => void unlockWithKeychain()}>
              {text('unlock.useKeychain')}
            </Button>
          )}
        </FormActions>
        {(isBusy || isAsking) && <UpdatingNote />}
        <FormActions>
          {ways.includes('words') && (
            <Button variant="quiet" onClick={() => onWay('words')}>
              {text('unlock.useWords')}
            </Button>
          )}
          {ways.includes('shares') && (
            <Button variant="quiet" onClick={() => onWay('shares')}>
              {text('unlock.useShares')}
            </Button>
          )}
          <Button variant="quiet" onClick={onCustodian}>
            {text('custodian.open')}
          </Button>
        </FormActions>
      </Form>
    </GateFrame>
  );
}

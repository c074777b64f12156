/** The way in when passphrase and kit are out of reach: enough shares, and a new passphrase. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { Button, Form, FormActions, Problem } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame } from './GateFrame.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { slipText } from './paper-slips.ts';
import { ShareEntry } from './ShareEntry.tsx';
import type { UnreadableStatus } from './Unreadable.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';
import { UpdatingNote } from './UpdatingNote.tsx';

type UnlockWithSharesProps = {
  onBack(): void;
  onChanged(): void;
  onUnreadable(status: UnreadableStatus): void;
};

export function UnlockWithShares({ onBack, onChanged, onUnreadable }: UnlockWithSharesProps) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [shares, setShares] = useState<readonly string[]>([]);
  const [isComplete, setIsComplete] = useState(false);
  const passphrase = useNewPassphrase();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  function take(outcome: Output<'vault.unlockWithShares'>): void {
    switch (outcome.kind) {
      case 'unlocked':
        return onChanged();
      case 'unreadable':
        return onUnreadable(outcome);
      case 'weak-passphrase':
        return passphrase.refuse();
      case 'shares':
      case 'other-vault':
        return setFailure(slipText(text, outcome, 'shares'));
      default:
        return assertNever(outcome);
    }
  }

  async function unlock(): Promise<void> {
    const isUsable = await passphrase.isUsable();
    if (!isUsable) return;
    setIsBusy(true);
    try {
      take(await service.call('vault.unlockWithShares', { shares: [...shares], newPassphrase: passphrase.first }));
    } catch (caught) {
      setFailure(faultText(faultOf(caught)));
    }
    setIsBusy(false);
  }

  return (
    <GateFrame title={text('shares.title')} lead={text('shares.lead')} focusesTitle={false}>
      <ShareEntry
        shares={shares}
        isComplete={isComplete}
        onChange={(next, complete) => {
          setShares(next);
          setIsComplete(complete);
        }}
      />
      <Problem tone="needs-you">{failure}</Problem>
      {isComplete && (
        <Form label={text('shares.open')} onSubmit={() => void unlock()}>
          <NewPassphrase chosen={passphrase} />
          {isBusy && <UpdatingNote />}
          <FormActions>
            <Button type="submit" variant="primary" busy={isBusy}>
              {text('shares.open')}
            </Button>
          </FormActions>
        </Form>
      )}
      <FormActions>
        <Button variant="quiet" onClick={onBack}>
          {text('words.back')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

/** Whether psychotherapy notes are locked, what that means, and the one button that changes it. */
import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button, Problem, Quiet } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { flushDrafts } from '../../service/use-autosave.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { UnlockDialog } from './UnlockDialog.tsx';

export function NotesLock({ isOpen }: { readonly isOpen: boolean }) {
  const text = useText();
  const faultText = useFaultText();
  const [isAsking, setIsAsking] = useState(false);
  const lock = useServiceMutation('psychotherapyNotes.lock');

  /** What is being typed is kept first: afterwards there is no key for it. */
  async function lockNow(): Promise<void> {
    await flushDrafts();
    lock.mutate(undefined);
  }

  return (
    <>
      <Quiet role="status">{text(isOpen ? 'psychotherapy.open' : 'psychotherapy.locked')}</Quiet>
      <div>
        {/* One button in both states, so that the focus stays. */}
        <Button
          size="small"
          icon={isOpen ? Lock : LockOpen}
          aria-label={text(isOpen ? 'psychotherapy.lock.named' : 'psychotherapy.unlock.named')}
          onClick={() => (isOpen ? void lockNow() : setIsAsking(true))}
        >
          {text(isOpen ? 'psychotherapy.lock' : 'psychotherapy.unlock')}
        </Button>
      </div>
      <Problem>{faultText(lock.error)}</Problem>
      <UnlockDialog open={isAsking} onUnlocked={() => setIsAsking(false)} onClose={() => setIsAsking(false)} />
    </>
  );
}

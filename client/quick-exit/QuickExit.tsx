/** One press, and another page stands here. Always in the same place. */
import { useWords } from '../i18n/use-words.ts';
import { leaveQuickly } from './leave.ts';

export function QuickExit() {
  const { say } = useWords();
  return (
    <button type="button" className="quiet quick-exit" onClick={leaveQuickly}>
      {say('quickExit')}
    </button>
  );
}

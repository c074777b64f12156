/** What this device keeps was not written by this page: says so, shows nothing of it, and leads to the way back. */
import { Screen } from '../components/Screen.tsx';
import { useWords } from '../i18n/use-words.ts';
import { EraseButton } from './EraseButton.tsx';

export function AlteredScreen({ erase, onErased }: { erase: () => Promise<void>; onErased: () => void }) {
  const { say } = useWords();
  return (
    <Screen title={say('alteredTitle')}>
      <p>{say('alteredText')}</p>
      <p>{say('alteredWhat')}</p>
      <EraseButton erase={erase} onErased={onErased} />
    </Screen>
  );
}

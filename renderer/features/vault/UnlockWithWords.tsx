/** The way in when the passphrase is forgotten: the 24 words of the recovery kit, and a new passphrase. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { Button, Form, FormActions } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame } from './GateFrame.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { slipText } from './paper-slips.ts';
import type { UnreadableStatus } from './Unreadable.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';
import { UpdatingNote } from './UpdatingNote.tsx';
import { WordsField } from './WordsField.tsx';

type UnlockWithWordsProps = {
  onBack(): void;
  onChanged(): void;
  onUnreadable(status: UnreadableStatus): void;
};

export function UnlockWithWords({ onBack, onChanged, onUnreadable }: UnlockWithWordsProps) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [words, setWords] = useState('');
  const [wordsError, setWordsError] = useState<string>();
  const passphrase = useNewPassphrase();
  const [isBusy, setIsBusy] = useState(false);

  function take(outcome: Output<'vault.unlockWithWords'>): void {
    switch (outcome.kind) {
      case 'unlocked':
        return onChanged();
      case 'unreadable':
        return onUnreadable(outcome);
      case 'word-count':
      case 'unknown-word':
      case 'mistyped':
      case 'other-vault':
        return setWordsError(slipText(text, outcome, 'words'));
      case 'weak-passphrase':
        return passphrase.refuse();
      default:
        return assertNever(outcome);
    }
  }

  async function unlock(): Promise<void> {
    const isUsable = await passphrase.isUsable();
    setWordsError(words.trim() === '' ? text('words.count', { count: 0 }) : undefined);
    if (!isUsable || words.trim() === '') return;
    setIsBusy(true);
    try {
      take(await service.call('vault.unlockWithWords', { words, newPassphrase: passphrase.first }));
    } catch (caught) {
      setWordsError(faultText(faultOf(caught)));
    }
    setIsBusy(false);
  }

  return (
    <GateFrame title={text('words.title')} lead={text('words.lead')} focusesTitle={false}>
      <Form label={text('words.title')} onSubmit={() => void unlock()}>
        <WordsField
          kind="words"
          label={text('words.label')}
          hint={text('words.hint')}
          autoFocus
          value={words}
          onChange={(value) => {
            setWords(value);
            setWordsError(undefined);
          }}
          error={wordsError}
        />
        <NewPassphrase chosen={passphrase} />
        {isBusy && <UpdatingNote />}
        <FormActions>
          <Button type="submit" variant="primary" busy={isBusy}>
            {text('words.action')}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            {text('words.back')}
          </Button>
        </FormActions>
      </Form>
    </GateFrame>
  );
}

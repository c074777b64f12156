/** A rehearsal with the paper in hand: it says whether the paper would open the vault, and opens nothing. */
import { useState } from 'react';
import { Banner, Button, Dialog, Form, FormActions } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { slipText } from './paper-slips.ts';
import { ShareEntry } from './ShareEntry.tsx';
import styles from './ways.module.css';
import { WordsField } from './WordsField.tsx';

type TestPaperProps = { readonly way: 'words' | 'shares'; onClose(): void };

export function TestPaper({ way, onClose }: TestPaperProps) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [words, setWords] = useState('');
  const [shares, setShares] = useState<readonly string[]>([]);
  const [error, setError] = useState<string>();
  const [isFitting, setIsFitting] = useState(false);

  async function look(given: readonly string[]): Promise<void> {
    try {
      const outcome = await service.call(
        'vault.testPaper',
        way === 'words' ? { kind: way, words } : { kind: way, shares: [...given] },
      );
      if (outcome.kind === 'fits') setIsFitting(true);
      else setError(slipText(text, outcome, way));
    } catch (caught) {
      setError(faultText(faultOf(caught)));
    }
  }

  return (
    <Dialog
      open
      title={text(way === 'words' ? 'ways.testWords' : 'ways.testShares')}
      description={text('ways.testText')}
      onClose={onClose}
    >
      <div className={styles['step']}>
        {isFitting ? (
          <Banner tone="done" isLive>
            {text(way === 'words' ? 'ways.wordsFit' : 'ways.sharesFit')}
          </Banner>
        ) : way === 'words' ? (
          <Form label={text('ways.testWords')} onSubmit={() => void look([])}>
            <WordsField
              kind="words"
              label={text('words.label')}
              hint={text('words.hint')}
              autoFocus
              value={words}
              error={error}
              onChange={(value) => {
                setWords(value);
                setError(undefined);
              }}
            />
            <FormActions>
              <Button type="submit" variant="primary">
                {text('ways.testAction')}
              </Button>
            </FormActions>
          </Form>
        ) : (
          <>
            <ShareEntry
              shares={shares}
              isComplete={false}
              onChange={(next, isComplete) => {
                setShares(next);
                if (isComplete) void look(next);
              }}
            />
            {error !== undefined && <Banner tone="needs-you">{error}</Banner>}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Beyond kinds and days: psychotherapy notes one by one, redactions, and every entry by hand. */
import { List } from 'lucide-react';
import { useState } from 'react';
import type { Locale } from '../../../shared/contract/index.ts';
import { Button, Heading } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { RedactDialog, type RedactionAsked, Redactions } from '../releases/index.ts';
import type { Release } from './export-form.ts';
import { FileItems } from './FileItems.tsx';
import { PsychotherapyNotes } from './PsychotherapyNotes.tsx';
import styles from './records.module.css';

type ReleaseDetailsProps = {
  readonly release: Release;
  readonly locale: Locale;
  onChange(changed: Partial<Pick<Release, 'picked' | 'psychotherapyNotes'>>): void;
};

export function ReleaseDetails({ release, locale, onChange }: ReleaseDetailsProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [redacting, setRedacting] = useState<RedactionAsked>();
  return (
    <>
      <PsychotherapyNotes
        release={release}
        locale={locale}
        onChange={(psychotherapyNotes) => onChange({ psychotherapyNotes: [...psychotherapyNotes] })}
      />
      <section className={styles['detail']}>
        <Heading level={3} size="small">
          {text('records.redactions.title')}
        </Heading>
        <Redactions clientId={release.clientId} onAdd={() => setRedacting({ itemId: undefined })} />
      </section>
      <section className={styles['detail']}>
        <Heading level={3} size="small">
          {text('records.items.title')}
        </Heading>
        <div>
          <Button size="small" icon={List} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {text(isOpen ? 'records.items.close' : 'records.items.open')}
          </Button>
        </div>
        {isOpen && (
          <FileItems
            release={release}
            locale={locale}
            onPick={(picked) => onChange({ picked })}
            onRedact={(itemId) => setRedacting({ itemId })}
          />
        )}
      </section>
      <RedactDialog clientId={release.clientId} asked={redacting} onClose={() => setRedacting(undefined)} />
    </>
  );
}

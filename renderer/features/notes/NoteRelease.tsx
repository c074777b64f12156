/** What a note is to the record: its kind, whether it is set apart, and what can be redacted of it. */
import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { OutsideMark, RedactDialog, type RedactionAsked, ReleaseMenu } from '../releases/index.ts';
import type { NoteSummary } from './note-form.ts';
import styles from './notes.module.css';

export function NoteRelease({ summary }: { readonly summary: NoteSummary }) {
  const text = useText();
  const [redacting, setRedacting] = useState<RedactionAsked>();
  const { id, clientId, kind, versions } = summary;
  const isOutside = summary.isOutsideRecord === true;
  return (
    <div className={styles['release']}>
      <Badge {...(kind === 'psychotherapy' ? { tone: 'private', icon: ShieldAlert } : {})}>
        {text(`notes.kind.${kind}`)}
      </Badge>
      {isOutside && <OutsideMark />}
      {/* What was never saved is in no record yet. */}
      {versions > 0 && (
        <ReleaseMenu
          {...{ clientId, itemId: id, isOutside }}
          tabIndex={0}
          onRedact={() => setRedacting({ itemId: id })}
        />
      )}
      <RedactDialog clientId={clientId} asked={redacting} onClose={() => setRedacting(undefined)} />
    </div>
  );
}

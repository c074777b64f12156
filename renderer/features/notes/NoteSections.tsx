/** The text of a note for reading: sections in serif, nothing interpreted. */
import { Heading, Quiet } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import type { NoteSection } from './note-form.ts';
import styles from './notes.module.css';

export function NoteSections({
  sections,
  level = 3,
}: {
  readonly sections: readonly NoteSection[];
  readonly level?: 3 | 4;
}) {
  const text = useText();
  return sections.map((section) => (
    <section key={section.name} className={styles['section']}>
      {section.name !== 'text' && (
        <Heading level={level} size="small">
          {text(`notes.section.${section.name}`)}
        </Heading>
      )}
      {section.text.trim() === '' ? (
        <Quiet>{text('notes.section.empty')}</Quiet>
      ) : (
        <p className={styles['prose']} dir="auto">
          {section.text}
        </p>
      )}
    </section>
  ));
}

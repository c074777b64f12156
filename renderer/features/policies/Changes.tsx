/** What changed from one version to the next: clause by clause, the words that went struck through, the new ones marked. */
import type { Form } from '../../../shared/domain/forms/form.ts';
import { type PolicyChange, policyChanges, type WordRun } from '../../../shared/domain/policies/policy-changes.ts';
import { Quiet, VisuallyHidden } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './policies.module.css';

export function Changes({ before, after }: { readonly before: Form; readonly after: Form }) {
  const text = useText();
  // A heading comes and goes with what stands under it.
  const changes = policyChanges(before, after).filter(({ id }) => !id.startsWith('section-'));
  if (changes.length === 0) return <Quiet>{text('policies.changes.none')}</Quiet>;
  return (
    <ul className={styles['changes']} lang={after.locale}>
      {changes.map((change) => (
        <li key={`${change.kind} ${change.id}`}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change: { kind, section, words } }: { readonly change: PolicyChange }) {
  const text = useText();
  return (
    <>
      <p className={styles['changeHead']}>
        {section === ''
          ? text(`policies.change.${kind}`)
          : text('policies.change.in', { change: text(`policies.change.${kind}`), section })}
      </p>
      <p dir="auto">
        {words.map((run, index) => (
          // Runs have no name but their place.
          <Run key={`${index} ${run.kind}`} run={run} />
        ))}
      </p>
    </>
  );
}

function Run({ run: { kind, text: words } }: { readonly run: WordRun }) {
  const text = useText();
  if (kind === 'same') return words;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <VisuallyHidden>{text(`policies.words.${kind}`)}</VisuallyHidden>
      {words}
    </Tag>
  );
}

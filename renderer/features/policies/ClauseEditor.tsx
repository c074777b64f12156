/** One clause: in or out, in which variant, and with what filled in. */
import { type Clause, type BlankId, blanks } from '../../../shared/domain/policies/clauses.ts';
import { policyWords } from '../../../shared/domain/policies/policy-form.ts';
import { blanksIn, daysOf, type Policy, type PolicyLocale, valueOf } from '../../../shared/domain/policies/policy.ts';
import { Checkbox, RadioGroup, TextField, Toggle } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { withClause, withValue } from './policy-draft.ts';
import styles from './policies.module.css';

type ClauseEditorProps = {
  readonly clause: Clause;
  readonly policy: Policy;
  /** Of the screens. */
  readonly locale: PolicyLocale;
  onChange(policy: Policy): void;
};

export function ClauseEditor({ clause, policy, locale, onChange }: ClauseEditorProps) {
  const text = useText();
  const words = policyWords[locale].clauses[clause.id];
  const variants = Object.entries(words.variants);
  const chosen = policy.chosen[clause.id];
  const used = variants.find(([id]) => id === chosen) ?? variants[0];
  const isAdvised = 'isAdvised' in clause;
  return (
    <div>
      <Checkbox
        label={words.name}
        {...(chosen === undefined && isAdvised ? { hint: text('policies.advised') } : {})}
        checked={chosen !== undefined}
        onChange={(isIn) => onChange(withClause(policy, clause.id, isIn ? clause.variants[0] : undefined))}
      />
      {chosen !== undefined && used !== undefined && (
        <div className={styles['clauseInside']}>
          {variants.length > 1 && (
            <RadioGroup
              label={text('policies.variant', { clause: words.name })}
              isLabelHidden
              options={variants.map(([id, { name }]) => ({ value: id, label: name }))}
              value={used[0]}
              onChange={(id) => onChange(withClause(policy, clause.id, id))}
            />
          )}
          <div className={styles['blanks']}>
            {blanksIn(used[1].text).map((id) => (
              <BlankFields key={id} id={id} policy={policy} locale={locale} onChange={onChange} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

type BlankFieldsProps = Pick<ClauseEditorProps, 'policy' | 'locale' | 'onChange'> & { readonly id: BlankId };

/** What is said in words is asked for in each language of the policy. */
function BlankFields({ id, policy, locale, onChange }: BlankFieldsProps) {
  const text = useText();
  const blank = blanks[id];
  const label = policyWords[locale].blanks[id];
  const error = (of: PolicyLocale) => (valueOf(policy, of, id) === '' ? text('policies.fillIn') : undefined);
  switch (blank.kind) {
    case 'words':
      return policy.locales.map((of) => (
        <TextField
          key={of}
          label={
            policy.locales.length > 1
              ? text('policies.inLanguage', { label, language: text(`policies.language.${of}`) })
              : label
          }
          lang={of}
          maxLength={200}
          placeholder={blank.usual[of]}
          value={policy.own[of].values[id] ?? ''}
          error={error(of)}
          onChange={(value) => onChange(withValue(policy, of, id, value))}
        />
      ));
    case 'days':
      return (
        <Days
          label={label}
          locale={locale}
          chosen={daysOf(valueOf(policy, locale, id))}
          onChange={(days) => onChange(withValue(policy, locale, id, days.length === 0 ? '0' : days.join(',')))}
          error={error(locale)}
        />
      );
    case 'number':
    case 'time':
    case 'line':
      return (
        <TextField
          label={label}
          type={blank.kind === 'line' ? 'text' : blank.kind}
          {...(blank.kind === 'number' ? { min: blank.from, max: blank.to } : {})}
          maxLength={200}
          placeholder={blank.usual}
          value={policy.values[id] ?? (blank.kind === 'line' ? '' : blank.usual)}
          error={error(locale)}
          onChange={(value) => onChange(withValue(policy, locale, id, value))}
        />
      );
  }
}

type DaysProps = {
  readonly label: string;
  readonly locale: PolicyLocale;
  readonly chosen: readonly number[];
  readonly error: string | undefined;
  onChange(days: readonly number[]): void;
};

function Days({ label, locale, chosen, error, onChange }: DaysProps) {
  const toggled = (day: number) =>
    chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].toSorted((a, b) => a - b);
  return (
    <fieldset className={styles['days']}>
      <legend>{label}</legend>
      <div className={styles['dayRow']}>
        {policyWords[locale].weekdays.map((name, index) => (
          <Toggle key={name} isFramed isOn={chosen.includes(index + 1)} onClick={() => onChange(toggled(index + 1))}>
            {name}
          </Toggle>
        ))}
      </div>
      {error !== undefined && <p className={styles['needed']}>{error}</p>}
    </fieldset>
  );
}

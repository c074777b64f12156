/** A policy as the client reads it: on the screen, and on paper. */
import type { Form } from '../../../shared/domain/forms/form.ts';
import { isQuestion } from '../../../shared/domain/forms/form.ts';
import type { PolicyLocale } from '../../../shared/domain/policies/policy.ts';
import { printText } from '../../i18n/print-text.ts';
import styles from './policies.module.css';

type PolicyWordingProps = {
  readonly form: Form;
  readonly locale: PolicyLocale;
  /** The level of the title; sections stand one below. */
  readonly level: 1 | 3;
  /** Lines to sign on paper. */
  readonly hasLines?: boolean;
  readonly isSigned?: boolean;
};

const tags = { 1: ['h1', 'h2'], 3: ['h3', 'h4'] } as const;

export function PolicyWording({ form, locale, level, hasLines = false, isSigned = false }: PolicyWordingProps) {
  const text = printText(locale);
  const [Title, Section] = tags[level];
  return (
    <div className={styles['wording']} lang={locale}>
      <Title className={styles['wordingTitle']}>{form.title}</Title>
      {form.items.map((item) => {
        if (isQuestion(item)) return null;
        return item.kind === 'heading' ? (
          <Section key={item.id} className={styles['wordingSection']}>
            {item.text}
          </Section>
        ) : (
          <p key={item.id} dir="auto">
            {item.text}
          </p>
        );
      })}
      {hasLines && (
        <div className={styles['lines']}>
          <p>{text('print.policy.name')}</p>
          <p>{text('print.policy.signature')}</p>
          <p>{text('print.policy.date')}</p>
        </div>
      )}
      {!hasLines && !isSigned && <p className={styles['signHere']}>{text('print.policy.signsHere')}</p>}
    </div>
  );
}

/** Before a draft becomes the version in force: what clients will see as new, and what happens then. */
import type { Policy, PolicyNames } from '../../../shared/domain/policies/policy.ts';
import { policyForm } from '../../../shared/domain/policies/policy-form.ts';
import { Button, FormActions, Heading, Problem, Spinner, useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { Changes } from './Changes.tsx';
import styles from './policies.module.css';

type MakeVersionProps = {
  readonly policy: Policy;
  readonly names: PolicyNames;
  /** The number of the version that was in force until now. */
  readonly inForce: number | undefined;
  onCancel(): void;
  onMade(): void;
};

export function MakeVersion({ policy, names, inForce, onCancel, onMade }: MakeVersionProps) {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const before = useServiceQuery('policies.version', { number: inForce ?? 1 }, { enabled: inForce !== undefined });
  const make = useServiceMutation('policies.make');
  const outcome = make.data?.kind;
  const problem =
    outcome === 'too-long' || outcome === 'incomplete' || outcome === 'unchanged'
      ? text(`policies.make.${outcome}`)
      : faultText(make.error);

  function press(): void {
    make.mutate(undefined, {
      onSuccess(made) {
        if (made.kind !== 'made') return;
        show({ title: text('policies.made', { number: made.number }), tone: 'done' });
        onMade();
      },
    });
  }

  return (
    <div className={styles['making']}>
      <p>{text(inForce === undefined ? 'policies.make.first' : 'policies.make.next')}</p>
      {inForce !== undefined && before.data === undefined && <Spinner />}
      {before.data?.forms.map(({ locale, form }) =>
        policy.locales.includes(locale) ? (
          <section key={locale}>
            <Heading level={3} size="body">
              {text('policies.changes.since', { number: inForce ?? 1, language: text(`policies.language.${locale}`) })}
            </Heading>
            <Changes before={form} after={policyForm(policy, locale, names)} />
          </section>
        ) : null,
      )}
      <Problem tone="needs-you">{problem}</Problem>
      <FormActions>
        <Button onClick={onCancel}>{text('components.cancel')}</Button>
        <Button variant="primary" busy={make.isPending} onClick={press}>
          {text('policies.make.confirm')}
        </Button>
      </FormActions>
    </div>
  );
}

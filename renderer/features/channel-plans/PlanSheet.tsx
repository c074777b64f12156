/** The channel plan of one client: asked, agreed, kept in versions, printed for signature. */
import { useId, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, Form, Problem, Sheet, Spinner, useToasts } from '../../components/index.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { factValue } from '../../i18n/plan-fact-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { planFacts } from '../../../shared/domain/channel-plan.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './channel-plans.module.css';
import { filledPlan, type PlanForm, planFormOf, type PlanVersion } from './plan-form.ts';
import { PlanFields } from './PlanFields.tsx';
import { PlanPaper } from './PlanPaper.tsx';

type PlanSheetProps = {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly open: boolean;
  onClose(): void;
};

export function PlanSheet({ client, open, onClose }: PlanSheetProps) {
  const text = useText();
  const paper = usePaper();
  const formId = useId();
  const save = useServiceMutation('channelPlans.save');
  /** The version that was changed: until the next one is there, no sheet is of what stands in the form. */
  const [changed, setChanged] = useState<number>();
  const plan = useServiceQuery('channelPlans.get', { clientId: client.id });
  const inForce = plan.data?.versions[0];
  const isChanged = changed === (inForce?.number ?? 0);

  function close(): void {
    save.reset();
    setChanged(undefined);
    onClose();
  }

  return (
    <>
      <Sheet
        open={open}
        title={text('channelPlans.of', { name: client.name })}
        description={text('channelPlans.lead', { name: client.name })}
        onClose={close}
        footer={
          <>
            {inForce !== undefined && (
              <PrintButton
                paper={paper}
                disabled={isChanged}
                title={isChanged ? text('channelPlans.print.first') : undefined}
              >
                {text('channelPlans.print')}
              </PrintButton>
            )}
            <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
              {text('channelPlans.save')}
            </Button>
          </>
        }
      >
        {plan.data === undefined ? (
          <PlanWaits fault={plan.error} />
        ) : (
          <OpenPlan
            // Another version begins another form: what is kept is what stands in it.
            key={inForce?.number ?? 0}
            client={client}
            formId={formId}
            versions={plan.data.versions}
            usualUnreadDays={plan.data.usualUnreadDays}
            save={save}
            onChanged={() => setChanged(inForce?.number ?? 0)}
          />
        )}
      </Sheet>
      {open && inForce !== undefined && (
        <PlanPaper key={inForce.number} paper={paper} clientName={client.name} version={inForce} />
      )}
    </>
  );
}

function PlanWaits({ fault }: { readonly fault: Parameters<ReturnType<typeof useFaultText>>[0] }) {
  const text = useText();
  const words = useFaultText()(fault);
  return words === undefined ? (
    <Spinner label={text('channelPlans.loading')} />
  ) : (
    <Banner tone="danger">{words}</Banner>
  );
}

type OpenPlanProps = {
  readonly client: PlanSheetProps['client'];
  readonly formId: string;
  readonly versions: readonly PlanVersion[];
  readonly usualUnreadDays: number;
  readonly save: ReturnType<typeof useServiceMutation<'channelPlans.save'>>;
  onChanged(): void;
};

function OpenPlan({ client, formId, versions, usualUnreadDays, save, onChanged }: OpenPlanProps) {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const { language } = usePreferences();
  const [form, setForm] = useState<PlanForm>(() => planFormOf(versions[0]?.plan, localDay(Date.now()), language));
  const [isAsked, setIsAsked] = useState(false);
  const filled = filledPlan(form);

  function submit(): void {
    setIsAsked(true);
    if (filled.kind !== 'ready' || save.isPending) return;
    save.mutate(
      { clientId: client.id, plan: filled.plan },
      {
        onSuccess() {
          show({ title: text('channelPlans.saved'), tone: 'done' });
        },
      },
    );
  }

  return (
    <>
      <Form id={formId} onSubmit={submit}>
        <PlanFields
          form={form}
          clientName={client.name}
          usualUnreadDays={usualUnreadDays}
          needed={isAsked && filled.kind === 'incomplete' ? filled.needed : []}
          onChange={(changed) => {
            setForm((current) => ({ ...current, ...changed }));
            onChanged();
          }}
        />
        {isAsked && filled.kind === 'incomplete' && (
          <Banner tone="needs-you" isLive>
            {text('channelPlans.needed')}
          </Banner>
        )}
        <Problem>{faultText(save.error)}</Problem>
      </Form>
      <EarlierVersions versions={versions.slice(1)} />
    </>
  );
}

function EarlierVersions({ versions }: { readonly versions: readonly PlanVersion[] }) {
  const text = useText();
  const dates = useDates();
  const { language } = usePreferences();
  if (versions.length === 0) return null;
  return (
    <section className={styles['earlier']}>
      <h3>{text('channelPlans.earlier')}</h3>
      {versions.map(({ number, author, at, plan }) => (
        <details key={number}>
          <summary>{text('channelPlans.versionBy', { number, by: author, at: dates.dateTime(at) })}</summary>
          <dl>
            {planFacts(plan).map((fact) => (
              <div key={fact.name}>
                <dt>{text(`channelPlans.fact.${fact.name}`)}</dt>
                <dd dir="auto">{factValue(fact, text, language)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

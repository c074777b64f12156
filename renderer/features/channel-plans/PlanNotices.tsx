/** What was agreed, where it matters: above the conversation, and what is due by it. */
import { useState } from 'react';
import type { ClientId, Timestamp } from '../../../shared/domain/ids.ts';
import { Banner, Button, Dialog, Form, Problem, TextField } from '../../components/index.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import type { PlanWay } from '../../../shared/domain/channel-plan.ts';
import { planSummary } from './plan-summary.ts';

type PlanNoticesProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  onOpen(): void;
  /** To log what was done that way. */
  onContact(way: Exclude<PlanWay, 'app'>): void;
};

export function PlanNotices({ clientId, clientName, onOpen, onContact }: PlanNoticesProps) {
  const text = useText();
  const dates = useDates();
  const plan = useServiceQuery('channelPlans.get', { clientId });
  const [isWaiting, setIsWaiting] = useState(false);
  if (plan.data === undefined) return null;
  const { versions, proposal, isReviewDue } = plan.data;
  const inForce = versions[0]?.plan;
  if (inForce === undefined) return null;
  const summary = planSummary(inForce, text);
  const open = (words: 'channelPlans.banner.open' | 'channelPlans.reviewDue.open') => (
    <Button size="small" variant="quiet" onClick={onOpen}>
      {text(words)}
    </Button>
  );
  return (
    <>
      {proposal !== undefined && (
        <Banner
          tone="needs-you"
          title={text('channelPlans.silent', { name: clientName, days: proposal.days })}
          isLive
          actions={
            <>
              <Button size="small" onClick={() => onContact(proposal.way)}>
                {text('channelPlans.silent.log')}
              </Button>
              <Button size="small" variant="quiet" onClick={() => setIsWaiting(true)}>
                {text('channelPlans.silent.wait')}
              </Button>
            </>
          }
        >
          {proposal.hindrance === undefined
            ? text('channelPlans.silent.text', {
                way: [text(`channelPlans.value.${proposal.way}`), inForce.alternativeDetail]
                  .filter((part) => part !== '')
                  .join(', '),
                when: dates.dateTime(proposal.unreadSince),
              })
            : text(`channelPlans.silent.${proposal.hindrance}`, {
                name: clientName,
                way: text(`channelPlans.value.${proposal.way}`),
              })}
        </Banner>
      )}
      {summary !== undefined && (
        <Banner isCompact actions={isReviewDue ? undefined : open('channelPlans.banner.open')}>
          {summary}
        </Banner>
      )}
      {isReviewDue && (
        <Banner isCompact actions={open('channelPlans.reviewDue.open')}>
          {text('channelPlans.reviewDue', { name: clientName })}
        </Banner>
      )}
      <WaitDialog clientId={clientId} open={isWaiting} onClose={() => setIsWaiting(false)} />
    </>
  );
}

const usualWaitMs = 3 * 86_400_000;

function WaitDialog({
  clientId,
  open,
  onClose,
}: {
  readonly clientId: ClientId;
  readonly open: boolean;
  onClose(): void;
}) {
  const text = useText();
  return (
    <Dialog
      open={open}
      size="small"
      title={text('channelPlans.wait.title')}
      description={text('channelPlans.wait.text')}
      onClose={onClose}
      footer={
        <Button type="submit" form="channel-plan-wait" variant="primary">
          {text('channelPlans.silent.wait')}
        </Button>
      }
    >
      <WaitForm clientId={clientId} onDone={onClose} />
    </Dialog>
  );
}

function WaitForm({ clientId, onDone }: { readonly clientId: ClientId; onDone(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const wait = useServiceMutation('channelPlans.wait');
  const [day, setDay] = useState(() => localDay(Date.now() + usualWaitMs));
  const [isAsked, setIsAsked] = useState(false);
  const isLater = day > localDay(Date.now());

  function submit(): void {
    setIsAsked(true);
    // From midnight on, by this computer's clock.
    const until = new Date(`${day}T00:00`).getTime() as Timestamp;
    if (isLater && !wait.isPending) wait.mutate({ clientId, until }, { onSuccess: onDone });
  }

  return (
    <Form id="channel-plan-wait" onSubmit={submit}>
      <TextField
        type="date"
        label={text('channelPlans.wait.day')}
        error={isAsked && !isLater ? text('channelPlans.wait.needed') : undefined}
        value={day}
        onChange={setDay}
      />
      <Problem>{faultText(wait.error)}</Problem>
    </Form>
  );
}

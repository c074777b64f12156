/** The legal hold of a client: set and lifted with a reason, and every earlier one. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, Form, FormActions, Heading, Part, Problem, TextField } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import styles from './retention.module.css';

type LegalHoldProps = { readonly clientId: ClientId; readonly holds: Output<'retention.client'>['holds'] };

export function LegalHold({ clientId, holds }: LegalHoldProps) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const set = useServiceMutation('retention.hold');
  const lift = useServiceMutation('retention.lift');
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const standing = holds.find(({ lifted }) => lifted === undefined);
  const change = standing === undefined ? set : lift;

  function submit(): void {
    setIsAsked(true);
    if (change.isPending || reason.trim() === '') return;
    change.mutate(
      { clientId, reason: reason.trim() },
      {
        onSuccess() {
          setReason('');
          setIsAsked(false);
        },
      },
    );
  }

  return (
    <Part title={text('retention.hold.title')} className={styles['hold']}>
      <p>{text('retention.hold.lead')}</p>
      {standing !== undefined && (
        <Banner tone="needs-you" isLive>
          {text('retention.hold.stands', {
            when: dates.dateTime(standing.setAt),
            by: standing.setBy,
            reason: standing.reason,
          })}
        </Banner>
      )}
      <Form label={text('retention.hold.title')} onSubmit={submit}>
        <TextField
          label={text(standing === undefined ? 'retention.hold.reason' : 'retention.hold.liftReason')}
          error={isAsked && reason.trim() === '' ? text('retention.hold.needsReason') : undefined}
          maxLength={200}
          dir="auto"
          value={reason}
          onChange={setReason}
        />
        <Problem>{faultText(change.error)}</Problem>
        <FormActions>
          <Button type="submit" busy={change.isPending}>
            {text(standing === undefined ? 'retention.hold.set' : 'retention.hold.lift')}
          </Button>
        </FormActions>
      </Form>
      <EarlierHolds holds={holds} />
    </Part>
  );
}

function EarlierHolds({ holds }: Pick<LegalHoldProps, 'holds'>) {
  const text = useText();
  const dates = useDates();
  const earlier = holds.flatMap(({ lifted, ...hold }) => (lifted === undefined ? [] : [{ ...hold, lifted }]));
  if (earlier.length === 0) return null;
  return (
    <div>
      <Heading level={4} size="body">
        {text('retention.hold.earlier')}
      </Heading>
      <ul className={styles['earlier']}>
        {earlier.map(({ id, reason, setAt, setBy, lifted }) => (
          <li key={id} dir="auto">
            {text('retention.hold.lifted', {
              from: dates.dateTime(setAt),
              to: dates.dateTime(lifted.at),
              by: setBy,
              reason,
              liftedBy: lifted.by,
              liftReason: lifted.reason,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Someone opened the invite and waits to be let in: who they say they are, what to check, and the two answers. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { Banner, Button, ConfirmDialog, Problem, RadioGroup } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import styles from './invite.module.css';

type DoorProps = {
  readonly join: Output<'clients.invitation'>['joins'][number];
  /** Takes the place of someone who has been here before. */
  readonly isAgain: boolean;
  readonly clientName: string;
  /** Empty: none was agreed. */
  readonly codeWord: string;
};

const assurances = ['later', 'by-code-word', 'by-call', 'in-person'] as const;
type Assurance = (typeof assurances)[number];

export function Door({ join, isAgain, clientName, codeWord }: DoorProps) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const [isDeclining, setIsDeclining] = useState(false);
  const [assurance, setAssurance] = useState<Assurance>('later');
  const approve = useServiceMutation('clients.approveJoin');
  const decline = useServiceMutation('clients.declineJoin');
  const { joinId, name, knewCode } = join;
  const problem = faultText(approve.error) ?? faultText(decline.error);

  function letIn(): void {
    approve.mutate({ joinId, ...(isAgain && assurance !== 'later' && { confirmed: assurance }) });
  }

  return (
    <section className={styles['door']} aria-label={text('clients.door.title')}>
      <Banner
        tone="needs-you"
        title={text('clients.door.title')}
        actions={
          <>
            <Button variant="primary" busy={approve.isPending} onClick={letIn}>
              {text('clients.door.approve', { name })}
            </Button>
            <Button onClick={() => setIsDeclining(true)}>{text('clients.door.decline')}</Button>
          </>
        }
      >
        <p>
          {text('clients.door.who', { name, when: dates.dateTime(join.arrivedAt) })}{' '}
          {text(knewCode ? 'clients.door.code.correct' : 'clients.door.code.none')}
        </p>
        {isAgain ? (
          <>
            <p>{text('clients.door.check.again', { name: clientName })}</p>
            {codeWord !== '' && <p>{text('clients.door.codeWord', { codeWord })}</p>}
            <RadioGroup<Assurance>
              label={text('clients.door.how', { name: clientName })}
              options={assurances
                .filter((value) => value !== 'by-code-word' || codeWord !== '')
                .map((value) => ({ value, label: text(`clients.door.how.${value}`) }))}
              value={assurance}
              onChange={setAssurance}
            />
            <p>{text('clients.door.again.happens')}</p>
          </>
        ) : (
          <p>{text('clients.door.check', { name })}</p>
        )}
      </Banner>
      {approve.data?.kind === 'gone' && <Banner isLive>{text('clients.door.gone')}</Banner>}
      {approve.data?.kind === 'relay-unreachable' && <Banner isLive>{text('clients.door.relayUnreachable')}</Banner>}
      {approve.data?.kind === 'refused' && (
        <Banner tone="danger" isLive>
          {text('clients.door.refused')}
        </Banner>
      )}
      <Problem>{problem}</Problem>
      <ConfirmDialog
        open={isDeclining}
        title={text('clients.door.decline.title')}
        confirmLabel={text('clients.door.decline.confirm')}
        busy={decline.isPending}
        onConfirm={() => decline.mutate({ joinId }, { onSettled: () => setIsDeclining(false) })}
        onCancel={() => setIsDeclining(false)}
      >
        {text(isAgain ? 'clients.door.decline.text.again' : 'clients.door.decline.text')}
      </ConfirmDialog>
    </section>
  );
}

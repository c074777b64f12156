/** What a client wants corrected, the practice's answer and the client's disagreement, as statements beside the record. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { type AmendmentKind, nextStatements } from '../../../shared/domain/amendment.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, Heading, Spinner } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './disclosures.module.css';
import { StatementDialog } from './StatementDialog.tsx';

type Amendment = Output<'amendments.list'>[number];
type Saying = { readonly amendment: Amendment | undefined; readonly kind: AmendmentKind };

export function Amendments({ clientId }: { readonly clientId: ClientId }) {
  const text = useText();
  const faultText = useFaultText();
  const amendments = useServiceQuery('amendments.list', { clientId });
  const [saying, setSaying] = useState<Saying>();
  if (amendments.isError) return <Banner tone="danger">{faultText(amendments.error)}</Banner>;
  if (amendments.data === undefined) return <Spinner />;
  return (
    <section className={styles['part']}>
      <Heading level={3} size="lead">
        {text('amendments.title')}
      </Heading>
      <p className={styles['lead']}>{text('amendments.lead')}</p>
      {amendments.data.length === 0 && <p>{text('amendments.empty')}</p>}
      {amendments.data.map((amendment) => (
        <AmendmentView key={amendment.id} amendment={amendment} onSay={(kind) => setSaying({ amendment, kind })} />
      ))}
      <p className={styles['quiet']}>{text('amendments.law')}</p>
      <div className={styles['buttons']}>
        <Button icon={Plus} onClick={() => setSaying({ amendment: undefined, kind: 'request' })}>
          {text('amendments.ask')}
        </Button>
      </div>
      {saying !== undefined && (
        <StatementDialog
          clientId={clientId}
          amendmentId={saying.amendment?.id}
          kind={saying.kind}
          onClose={() => setSaying(undefined)}
        />
      )}
    </section>
  );
}

type AmendmentViewProps = { readonly amendment: Amendment; onSay(kind: AmendmentKind): void };

function AmendmentView({ amendment: { statements }, onSay }: AmendmentViewProps) {
  const text = useText();
  const dates = useDates();
  return (
    <article className={styles['amendment']}>
      {statements.map((statement, index) => (
        <div key={`${String(index)} ${statement.kind}`}>
          <Heading level={4} size="body">
            {text(`amendments.kind.${statement.kind}`, { day: dates.day(statement.day) })}
          </Heading>
          {statement.about !== '' && <p dir="auto">{statement.about}</p>}
          <p className={styles['said']} dir="auto">
            {statement.text}
          </p>
          <p className={styles['quiet']}>
            {text('amendments.enteredBy', { by: statement.enteredBy, when: dates.dateTime(statement.enteredAt) })}
          </p>
        </div>
      ))}
      <div className={styles['buttons']}>
        {nextStatements(statements.map(({ kind }) => kind)).map(
          (kind) =>
            kind !== 'request' && (
              <Button key={kind} size="small" onClick={() => onSay(kind)}>
                {text(`amendments.do.${kind}`)}
              </Button>
            ),
        )}
      </div>
    </article>
  );
}

/** What a client wants corrected, the practice's answer and the client's disagreement, as statements beside the record. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { type AmendmentKind, nextStatements } from '../../../shared/domain/amendment.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, ButtonRow, Heading, Lead, Part, Quiet, Spinner } from '../../components/index.ts';
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
    <Part title={text('amendments.title')}>
      <Lead>{text('amendments.lead')}</Lead>
      {amendments.data.length === 0 && <p>{text('amendments.empty')}</p>}
      {amendments.data.map((amendment) => (
        <AmendmentView key={amendment.id} amendment={amendment} onSay={(kind) => setSaying({ amendment, kind })} />
      ))}
      <Quiet isMeasured>{text('amendments.law')}</Quiet>
      <ButtonRow>
        <Button icon={Plus} onClick={() => setSaying({ amendment: undefined, kind: 'request' })}>
          {text('amendments.ask')}
        </Button>
      </ButtonRow>
      {saying !== undefined && (
        <StatementDialog
          clientId={clientId}
          amendmentId={saying.amendment?.id}
          kind={saying.kind}
          onClose={() => setSaying(undefined)}
        />
      )}
    </Part>
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
          <Quiet isMeasured>
            {text('amendments.enteredBy', { by: statement.enteredBy, when: dates.dateTime(statement.enteredAt) })}
          </Quiet>
        </div>
      ))}
      <ButtonRow>
        {nextStatements(statements.map(({ kind }) => kind)).map(
          (kind) =>
            kind !== 'request' && (
              <Button key={kind} size="small" onClick={() => onSay(kind)}>
                {text(`amendments.do.${kind}`)}
              </Button>
            ),
        )}
      </ButtonRow>
    </article>
  );
}

/** Forms of one client, beside the conversation: what was asked and how it stands, measures over time, or one answer. */
import { ClipboardList } from 'lucide-react';
import { useState } from 'react';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { Banner, Button, DateTime, EmptyState, Heading, SidePanel, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { AskFormDialog } from './AskFormDialog.tsx';
import { FormAnswerView } from './FormAnswerView.tsx';
import { FormQuestionView } from './FormQuestionView.tsx';
import { Measures } from './Measures.tsx';
import styles from './forms.module.css';

type FormsPanelProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly canSend: boolean;
  readonly answerId: MessageId | undefined;
  onOpen(id: MessageId | undefined): void;
  onClose(): void;
};

export function FormsPanel({ clientId, clientName, canSend, answerId, onOpen, onClose }: FormsPanelProps) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <SidePanel
        title={text('forms.panel.title', { name: clientName })}
        back={
          answerId === undefined ? undefined : { label: text('forms.panel.back'), onClick: () => onOpen(undefined) }
        }
        onClose={onClose}
      >
        {answerId === undefined ? (
          <>
            {canSend && (
              <Button wide icon={ClipboardList} onClick={() => setIsAsking(true)}>
                {text('forms.ask')}
              </Button>
            )}
            <Measures clientId={clientId} onOpen={onOpen} />
            <AskedForms clientId={clientId} clientName={clientName} onOpen={onOpen} />
          </>
        ) : (
          <OneForm key={answerId} clientId={clientId} clientName={clientName} id={answerId} onOpen={onOpen} />
        )}
      </SidePanel>
      <AskFormDialog open={isAsking} clientId={clientId} clientName={clientName} onClose={() => setIsAsking(false)} />
    </>
  );
}

type ListProps = { readonly clientId: ClientId; readonly clientName: string; onOpen(id: MessageId): void };

function AskedForms({ clientId, clientName, onOpen }: ListProps) {
  const text = useText();
  const faultText = useFaultText();
  const asked = useServiceQuery('forms.asked', { clientId });
  if (asked.isError) return <Banner tone="danger">{faultText(asked.error)}</Banner>;
  if (asked.data === undefined) return <Spinner />;
  if (asked.data.length === 0)
    return <EmptyState icon={ClipboardList} level={3} title={text('forms.panel.none', { name: clientName })} />;
  return (
    <section aria-labelledby="forms-asked">
      <Heading level={3} size="body" id="forms-asked">
        {text('forms.panel.asked')}
      </Heading>
      <ul className={styles['list']}>
        {asked.data.map((form) => {
          const newest = form.answers.at(-1);
          return (
            <li key={form.messageId}>
              <button
                type="button"
                className={styles['listRow']}
                onClick={() => onOpen(newest?.messageId ?? form.messageId)}
              >
                <span dir="auto">{form.title}</span>
                <span className={styles['facts']}>
                  {text(`forms.standing.${form.standing}`)} · <DateTime at={form.answeredAt ?? form.at} />
                </span>
                {newest !== undefined && newest.verdict !== 'sound' && (
                  <span className={styles['warning']}>{text('forms.panel.unsound')}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A message is a form that was asked or an answer: which one, the list of what was asked tells. */
function OneForm({ clientId, clientName, id, onOpen }: ListProps & { readonly id: MessageId }) {
  const asked = useServiceQuery('forms.asked', { clientId });
  if (asked.data === undefined) return <Spinner />;
  return asked.data.some(({ messageId }) => messageId === id) ? (
    <FormQuestionView clientId={clientId} messageId={id} onOpen={onOpen} />
  ) : (
    <FormAnswerView clientId={clientId} clientName={clientName} messageId={id} />
  );
}

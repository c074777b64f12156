/** A form as it was asked in a conversation, and how it stands. */
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { Banner, Button, DateTime, Heading, Quiet, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { FormPreview } from './FormPreview.tsx';
import styles from './forms.module.css';

type FormQuestionViewProps = {
  readonly clientId: ClientId;
  readonly messageId: MessageId;
  onOpen(id: MessageId): void;
};

export function FormQuestionView({ clientId, messageId, onOpen }: FormQuestionViewProps) {
  const text = useText();
  const faultText = useFaultText();
  const question = useServiceQuery('forms.question', { clientId, messageId });
  const { data: asked } = useServiceQuery('forms.asked', { clientId });
  if (question.isError) return <Banner tone="danger">{faultText(question.error)}</Banner>;
  if (question.data === undefined) return <Spinner />;
  const { form, version, standing, at } = question.data;
  const answers = asked?.find((one) => one.messageId === messageId)?.answers ?? [];
  return (
    <article className={styles['sheet']}>
      <Heading level={3} size="body" dir="auto">
        {form.title}
      </Heading>
      <Quiet>
        {text('forms.proof.version')} {version} · {text(`forms.standing.${standing}`)} · <DateTime at={at} />
      </Quiet>
      {answers.map((answer) => (
        <Button key={answer.messageId} size="small" onClick={() => onOpen(answer.messageId)}>
          {text('forms.row.openAnswer')} (<DateTime at={answer.at} />)
        </Button>
      ))}
      <FormPreview form={form} />
    </article>
  );
}

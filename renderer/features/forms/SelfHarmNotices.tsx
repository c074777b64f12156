/** What a client said about self-harm on a measure, above every screen until a person has seen it. It is not monitoring, and says so. */
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Banner, Button } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import type { Output } from '../../../shared/contract/index.ts';

export function SelfHarmNotices({ answers }: { readonly answers: Output<'forms.attention'> }) {
  const text = useText();
  const dates = useDates();
  const { go } = useNavigation();
  return answers.map(({ clientId, clientName, messageId, title, at }) => (
    <Banner
      key={messageId}
      tone="needs-you"
      isCompact
      isLive
      actions={
        <>
          <Button size="small" onClick={() => go({ name: 'clients', clientId, panel: 'forms', answerId: messageId })}>
            {text('forms.row.openAnswer')}
          </Button>
          <SeenButton clientId={clientId} clientName={clientName} messageId={messageId} />
        </>
      }
    >
      {text('forms.selfHarm.notice', { name: clientName, title, at: dates.dateTime(at) })}{' '}
      {text('forms.selfHarm.notMonitoring')}
    </Banner>
  ));
}

type SeenButtonProps = { readonly clientId: ClientId; readonly clientName: string; readonly messageId: MessageId };

export function SeenButton({ clientId, clientName, messageId }: SeenButtonProps) {
  const text = useText();
  const acknowledge = useServiceMutation('forms.acknowledge');
  return (
    <Button
      size="small"
      busy={acknowledge.isPending}
      aria-label={text('forms.selfHarm.seen.of', { name: clientName })}
      onClick={() => acknowledge.mutate({ clientId, messageId })}
    >
      {text('forms.selfHarm.seen')}
    </Button>
  );
}

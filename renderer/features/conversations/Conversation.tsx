/** One client's conversation: head, notices, timeline and reply box. */
import { ArrowLeft, NotebookPen, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { ClientId, ContactId, MessageId } from '../../../shared/domain/ids.ts';
import type { Output } from '../../../shared/contract/index.ts';
import {
  Banner,
  Button,
  EmptyState,
  Heading,
  IconButton,
  Spinner,
  useToasts,
  VisuallyHidden,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { SendFilesDialog, Uploads, useChosenFiles, useFileDrop } from '../attachments/index.ts';
import { RedactDialog, type RedactionAsked } from '../releases/index.ts';
import { type BlockedReason, BlockedReply } from './BlockedReply.tsx';
import styles from './conversation.module.css';
import { ConversationNotices } from './ConversationNotices.tsx';
import { EditBox } from './EditBox.tsx';
import { useReferRefusal } from './refer-refusal.ts';
import { ReplyBox } from './ReplyBox.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { EmptyTimeline, Timeline } from './Timeline.tsx';
import type { MessageItem } from './timeline-rows.ts';
import { useTimeline } from './use-timeline.ts';

type ConversationView = Output<'conversations.get'>;

export type ConversationProps = {
  readonly clientId: ClientId;
  /** The timeline key of the item to show and mark. */
  readonly jumpTo?: string | undefined;
  /** The timeline key of the item to begin at, because it was read there before. */
  readonly returnTo?: string | undefined;
  /** Another object for each arrival, so that the same place can be wished for twice. */
  readonly arrival: object;
  /** What the person pressed to open it just now, to write in it; the box takes the keyboard from nothing else. */
  readonly openedBy: Element | undefined;
  readonly openPanel: 'notes' | 'safety' | undefined;
  /** What else can be done with this client. */
  readonly menu: ReactNode;
  /** Whether the policy is signed, under the name. */
  readonly consent: ReactNode;
  /** What was agreed with this client about reaching each other. */
  readonly plan: ReactNode;
  onPanel(panel: 'notes' | 'safety' | undefined): void;
  onInvite(): void;
  /** Opens an entry of the contact log. */
  onContact(id: ContactId): void;
  /** Shows the form that was asked, or what was answered. */
  onForm(id: MessageId): void;
  onBack(): void;
  /** The topmost item in view; undefined while the newest is read. */
  onTop(key: string | undefined): void;
};

/** Another client is another conversation: nothing of the one before may stay. */
export function Conversation(props: ConversationProps) {
  const text = useText();
  const faultText = useFaultText();
  const view = useServiceQuery('conversations.get', { clientId: props.clientId });
  // Known before the timeline is drawn, so that nothing that stands above it comes late and moves it.
  const plan = useServiceQuery('channelPlans.get', { clientId: props.clientId });
  const consent = useServiceQuery('policies.consent', { clientId: props.clientId });
  if (view.data !== undefined && !plan.isPending && !consent.isPending)
    return <OpenConversation key={props.clientId} {...props} view={view.data} />;
  if (view.isError) {
    return (
      <div className={styles['waiting']}>
        <EmptyState
          title={text('conversations.failed')}
          action={<Button onClick={() => void view.refetch()}>{text('conversations.retry')}</Button>}
        >
          {faultText(view.error)}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles['waiting']}>
      <Spinner label={text('conversations.loading')} />
    </div>
  );
}

function OpenConversation({
  clientId,
  jumpTo,
  returnTo,
  arrival,
  openedBy,
  openPanel,
  menu,
  consent,
  plan,
  view,
  onPanel,
  onInvite,
  onContact,
  onForm,
  onBack,
  onTop,
}: ConversationProps & { readonly view: ConversationView }) {
  const text = useText();
  const service = useService();
  const { timeline, state } = useTimeline(clientId, jumpTo, returnTo, arrival);
  const relay = useServiceQuery('settings.relayStatus', undefined);
  const [repliesTo, setRepliesTo] = useState<MessageItem>();
  const [editing, setEditing] = useState<MessageItem>();
  const [takingBack, setTakingBack] = useState<MessageItem>();
  const [redacting, setRedacting] = useState<RedactionAsked>();
  const faultText = useFaultText();
  const refusalText = useReferRefusal(view.client.name);
  const { show } = useToasts();
  const reaction = useServiceMutation('conversations.react');
  const seenUpTo = useRef<string>(undefined);
  const { client } = view;
  const isReachable = relay.data === undefined || relay.data.kind === 'reachable' || relay.data.kind === 'starting';
  const blocked = blockedReason(client);
  const files = useChosenFiles();
  const isDropping = useFileDrop((dropped) => {
    if (blocked === undefined) files.add(dropped);
  });

  function markSeen(key: string): void {
    if (seenUpTo.current === key) return;
    seenUpTo.current = key;
    // Tried again with the next look at the timeline.
    service.call('conversations.markRead', { clientId, upTo: key }).catch(() => {
      seenUpTo.current = undefined;
    });
  }

  function stopEditing(): void {
    setEditing(undefined);
    // Where the editing began, so that the keyboard goes on from there.
    const key = editing?.key;
    if (key === undefined) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus());
  }

  function react(message: MessageItem, words: string): void {
    reaction.mutate(
      { clientId, messageId: message.id, text: words },
      {
        onSuccess(outcome) {
          if (outcome.kind !== 'queued' && outcome.kind !== 'too-long') show({ title: refusalText(outcome.kind) });
        },
        onError: (fault) => show({ title: faultText(fault) ?? '', tone: 'danger' }),
      },
    );
  }

  return (
    <>
      <header className={styles['head']}>
        <span className={styles['back']}>
          <IconButton icon={ArrowLeft} label={text('conversations.back')} onClick={onBack} />
        </span>
        <div className={styles['who']}>
          <Heading level={1} size="lead" className={styles['name']} dir="auto">
            {client.name}
          </Heading>
          {consent}
        </div>
        <div className={styles['tools']}>
          {client.connection === 'wants-to-join' || client.wantsToRejoin === true ? (
            <Button size="small" variant="primary" onClick={onInvite}>
              {text('conversations.door')}
            </Button>
          ) : (
            client.connection !== 'joined' && (
              <Button
                size="small"
                variant={client.connection === 'not-invited' ? 'primary' : 'secondary'}
                onClick={onInvite}
              >
                {text(inviteWords[client.connection])}
              </Button>
            )
          )}
          {(client.connection === 'joined' || client.connection === 'ended') && (
            <Button
              size="small"
              variant="quiet"
              icon={client.isVerified ? ShieldCheck : ShieldQuestion}
              aria-expanded={openPanel === 'safety'}
              onClick={() => onPanel(openPanel === 'safety' ? undefined : 'safety')}
            >
              {text('conversations.safety')}
              <VisuallyHidden>
                {text(
                  client.isVerified
                    ? 'conversations.verified'
                    : client.isNumberChanged === true
                      ? 'conversations.changed'
                      : 'conversations.notVerified',
                )}
              </VisuallyHidden>
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={NotebookPen}
            aria-expanded={openPanel === 'notes'}
            onClick={() => onPanel(openPanel === 'notes' ? undefined : 'notes')}
          >
            {text('conversations.notes')}
          </Button>
          {menu}
        </div>
      </header>
      <ConversationNotices
        view={view}
        relay={relay.data}
        onInvite={onInvite}
        onSafety={openPanel === 'safety' ? undefined : () => onPanel('safety')}
      >
        {plan}
      </ConversationNotices>
      {state.kind === 'open' ? (
        <Timeline
          timeline={timeline}
          state={state}
          clientId={clientId}
          clientName={client.name}
          unread={client.unread}
          isRelayReachable={isReachable}
          empty={
            <EmptyTimeline
              words={text(
                client.connection === 'not-invited' ? 'conversations.empty.notInvited' : 'conversations.empty',
                { name: client.name },
              )}
            />
          }
          canSend={blocked === undefined}
          doings={{
            onReply(message) {
              setEditing(undefined);
              setRepliesTo(message);
            },
            onEdit: setEditing,
            onTakeBack: setTakingBack,
            onReact: react,
            onContact,
            onForm,
            onRedact: (itemId) => setRedacting({ itemId }),
          }}
          onSeen={markSeen}
          onTop={onTop}
        />
      ) : (
        <div className={styles['waiting']}>
          {state.kind === 'loading' ? (
            <Spinner label={text('conversations.loading')} />
          ) : (
            <Banner
              tone="danger"
              title={text('conversations.failed')}
              actions={
                <Button size="small" onClick={() => void timeline.open(jumpTo)}>
                  {text('conversations.retry')}
                </Button>
              }
            />
          )}
        </div>
      )}
      <RedactDialog clientId={clientId} asked={redacting} onClose={() => setRedacting(undefined)} />
      <Uploads clientId={clientId} clientName={client.name} uploads={view.uploads} />
      {isDropping && blocked === undefined && <p className={styles['drop']}>{text('attachments.drop')}</p>}
      {state.kind !== 'open' ? undefined : blocked === undefined ? (
        <>
          {editing !== undefined && (
            <EditBox
              key={editing.id}
              clientId={clientId}
              clientName={client.name}
              message={editing}
              onDone={stopEditing}
            />
          )}
          {/* Only hidden, so that what is being written stays as it is. */}
          <div hidden={editing !== undefined}>
            <ReplyBox
              clientId={clientId}
              clientName={client.name}
              initialDraft={state.draft}
              openedBy={jumpTo === undefined ? openedBy : undefined}
              repliesTo={repliesTo}
              onCancelReply={() => setRepliesTo(undefined)}
              onFiles={files.add}
              onSent={() => void timeline.toNewest()}
            />
          </div>
        </>
      ) : (
        <BlockedReply reason={blocked} clientName={client.name} draft={state.draft} onInvite={onInvite} />
      )}
      <SendFilesDialog
        clientId={clientId}
        clientName={client.name}
        files={files}
        onSent={() => void timeline.toNewest()}
      />
      <TakeBackDialog
        clientId={clientId}
        clientName={client.name}
        message={takingBack}
        onClose={() => setTakingBack(undefined)}
      />
    </>
  );
}

const inviteWords = {
  'not-invited': 'conversations.invite',
  invited: 'conversations.invite.show',
  ended: 'conversations.newInvite',
} as const;

function blockedReason(client: ConversationView['client']): BlockedReason | undefined {
  if (client.isFrozen) return 'frozen';
  return client.connection === 'joined' ? undefined : client.connection;
}

/** The clients and their conversations: list, conversation, and beside it notes or the safety number. */
import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { type ClientPanel, type Route, useNavigation, useNewClientWish } from '../../app/navigation.ts';
import { EmptyState, SidePanel, SplitLayout } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { PlanNotices, PlanSheet } from '../channel-plans/index.ts';
import { ContactDialog, type ContactTask, contactTaskOf } from '../contacts/index.ts';
import { Conversation, SafetyNumberPanel } from '../conversations/index.ts';
import { DeleteClientDialog } from '../deletions/index.ts';
import { FormsPanel } from '../forms/index.ts';
import { NotesPanel } from '../notes/index.ts';
import { ConsentLine } from '../policies/index.ts';
import { KeepingSheet } from '../retention/index.ts';
import { ClientList } from './ClientList.tsx';
import { ClientMenu } from './ClientMenu.tsx';
import { ClientNameDialog } from './ClientNameDialog.tsx';
import type { ClientSummary } from './client-list.ts';
import styles from './clients.module.css';
import { InviteSheet } from './InviteSheet.tsx';

type ClientsRoute = Extract<Route, { name: 'clients' }>;

const nowhere: ClientsRoute = { name: 'clients' };

export function ClientsScreen() {
  const text = useText();
  const { route, go, sawTop } = useNavigation();
  const wish = useNewClientWish();
  const clients = useServiceQuery('clients.list', undefined);
  const create = useServiceMutation('clients.create');
  const [contactTask, setContactTask] = useState<ContactTask>();
  const [opened, setOpened] = useState<{ readonly id: ClientId; readonly by: Element }>();
  const [isPlanOpen, setIsPlanOpen] = useState(false);
  const [isKeepingOpen, setIsKeepingOpen] = useState(false);
  const [deleting, setDeleting] = useState<ClientSummary>();
  const { clientId, panel, jumpTo, returnTo, noteId, answerId } = route.name === 'clients' ? route : nowhere;
  const client = clients.data?.find((candidate) => candidate.id === clientId);

  function open(id: ClientId): void {
    setOpened({ id, by: document.activeElement ?? document.body });
    go({ name: 'clients', clientId: id });
  }

  function showPanel(next: ClientPanel | undefined): void {
    if (clientId !== undefined) go({ name: 'clients', clientId, ...(next === undefined ? {} : { panel: next }) });
  }

  /** Without one: all that were asked. */
  function showForm(id: MessageId | undefined): void {
    if (clientId === undefined) return;
    go({ name: 'clients', clientId, panel: 'forms', ...(id === undefined ? {} : { answerId: id }) });
  }

  const isNotes = panel === 'notes' || panel === 'note';
  return (
    <>
      <SplitLayout
        listLabel={text('clients.list.label')}
        list={<ClientList clients={clients} openId={clientId} onOpen={open} onNew={() => wish.open()} />}
        showing={client === undefined ? 'list' : 'main'}
        main={
          client === undefined ? (
            <div className={styles['nobody']}>
              {clients.data !== undefined && clients.data.length > 0 && (
                <EmptyState icon={MessagesSquare} title={text('clients.choose.title')}>
                  {text('clients.choose.text')}
                </EmptyState>
              )}
            </div>
          ) : (
            <Conversation
              clientId={client.id}
              jumpTo={jumpTo}
              returnTo={returnTo}
              arrival={route}
              openedBy={opened?.id === client.id && panel === undefined ? opened.by : undefined}
              openPanel={isNotes ? 'notes' : panel === 'safety' ? 'safety' : undefined}
              menu={
                <ClientMenu
                  client={client}
                  onInvite={() => showPanel('invite')}
                  onContact={() => setContactTask('add')}
                  onPlan={() => setIsPlanOpen(true)}
                  onForms={() => showPanel('forms')}
                  onKeeping={() => setIsKeepingOpen(true)}
                  onDelete={() => setDeleting(client)}
                />
              }
              consent={<ConsentLine clientId={client.id} onOpen={showForm} />}
              plan={
                <PlanNotices
                  key={client.id}
                  clientId={client.id}
                  clientName={client.name}
                  onOpen={() => setIsPlanOpen(true)}
                  onContact={(way) => setContactTask(contactTaskOf(way))}
                />
              }
              onPanel={showPanel}
              onInvite={() => showPanel('invite')}
              onContact={setContactTask}
              onForm={showForm}
              onBack={() => go({ name: 'clients' })}
              onTop={sawTop}
            />
          )
        }
        {...(client !== undefined && isNotes
          ? {
              panelLabel: text('notes.of', { name: client.name }),
              panel: (
                <NotesPanel
                  key={client.id}
                  clientId={client.id}
                  clientName={client.name}
                  noteId={noteId}
                  onOpen={(id) =>
                    go({
                      name: 'clients',
                      clientId: client.id,
                      panel: 'notes',
                      ...(id === undefined ? {} : { noteId: id }),
                    })
                  }
                  onClose={() => showPanel(undefined)}
                />
              ),
            }
          : {})}
        {...(client !== undefined && panel === 'forms'
          ? {
              panelLabel: text('forms.panel.title', { name: client.name }),
              panel: (
                <FormsPanel
                  key={client.id}
                  clientId={client.id}
                  clientName={client.name}
                  canSend={client.connection === 'joined' && !client.isFrozen}
                  answerId={answerId}
                  onOpen={showForm}
                  onClose={() => showPanel(undefined)}
                />
              ),
            }
          : {})}
        {...(client !== undefined && panel === 'safety'
          ? {
              panelLabel: text('conversations.safety.title'),
              panel: (
                <SidePanel
                  title={text('conversations.safety.title')}
                  className={styles['safety']}
                  onClose={() => showPanel(undefined)}
                >
                  <SafetyNumberPanel key={client.id} clientId={client.id} clientName={client.name} />
                </SidePanel>
              ),
            }
          : {})}
      />
      <ClientNameDialog
        open={wish.isOpen}
        purpose="create"
        mutation={create}
        onSubmit={(name) =>
          create.mutate(
            { name },
            {
              onSuccess({ id }) {
                wish.close();
                go({ name: 'clients', clientId: id });
              },
            },
          )
        }
        onClose={() => {
          create.reset();
          wish.close();
        }}
      />
      {deleting !== undefined && (
        <DeleteClientDialog
          client={deleting}
          onDeleted={() => go({ name: 'clients' })}
          onExport={() => go({ name: 'record', clientId: deleting.id })}
          onClose={() => setDeleting(undefined)}
        />
      )}
      {client !== undefined && (
        <PlanSheet
          key={`plan of ${client.id}`}
          client={client}
          open={isPlanOpen}
          onClose={() => setIsPlanOpen(false)}
        />
      )}
      {client !== undefined && (
        <KeepingSheet
          key={`keeping of ${client.id}`}
          client={client}
          open={isKeepingOpen}
          onClose={() => setIsKeepingOpen(false)}
        />
      )}
      {client !== undefined && (
        <ContactDialog
          clientId={client.id}
          clientName={client.name}
          task={contactTask}
          onClose={() => setContactTask(undefined)}
        />
      )}
      {client !== undefined && (
        <InviteSheet key={client.id} client={client} open={panel === 'invite'} onClose={() => showPanel(undefined)} />
      )}
    </>
  );
}

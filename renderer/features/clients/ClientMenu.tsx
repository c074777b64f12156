/** What can be done with a client, behind one button in the head of the conversation. */
import {
  Archive,
  ArchiveRestore,
  CalendarClock,
  ClipboardCheck,
  ClipboardList,
  DoorClosed,
  Ellipsis,
  FileInput,
  FileText,
  KeyRound,
  PencilLine,
  Phone,
  QrCode,
  Signpost,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { ConfirmDialog, IconButton, Menu, useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { AskFormDialog } from '../forms/index.ts';
import { ImportDialog } from '../imports/index.ts';
import { ClientNameDialog } from './ClientNameDialog.tsx';
import { CodeWordDialog } from './CodeWordDialog.tsx';
import { type ClientSummary, isReturning } from './client-list.ts';
import styles from './clients.module.css';

type ClientMenuProps = {
  readonly client: ClientSummary;
  onInvite(): void;
  onContact(): void;
  onPlan(): void;
  onForms(): void;
  onKeeping(): void;
  onDelete(): void;
};

export function ClientMenu({ client, onInvite, onContact, onPlan, onForms, onKeeping, onDelete }: ClientMenuProps) {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const { show } = useToasts();
  const [isRenaming, setIsRenaming] = useState(false);
  const [isImporting, setIsImporting] = useState(false);
  const [isEnding, setIsEnding] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [isAgreeing, setIsAgreeing] = useState(false);
  const end = useServiceMutation('clients.end');
  const rename = useServiceMutation('clients.rename');
  const archive = useServiceMutation('clients.setArchived');

  function setArchived(isArchived: boolean): void {
    archive.mutate(
      { id: client.id, isArchived },
      {
        onSuccess: () => isArchived && show({ title: text('clients.archived.note') }),
        onError: (fault) => show({ title: faultText(fault) ?? '', tone: 'danger' }),
      },
    );
  }

  function endConversation(): void {
    end.mutate(
      { id: client.id },
      {
        onSuccess(outcome) {
          const words =
            outcome.kind === 'not-joined'
              ? 'clients.end.notJoined'
              : outcome.isTold
                ? 'clients.end.told'
                : 'clients.end.notTold';
          show({ title: text(words, { name: client.name }) });
        },
        onError: (fault) => show({ title: faultText(fault) ?? '', tone: 'danger' }),
        onSettled: () => setIsEnding(false),
      },
    );
  }

  return (
    <>
      <Menu
        trigger={<IconButton icon={Ellipsis} label={text('clients.menu.label', { name: client.name })} />}
        items={[
          { key: 'rename', label: text('clients.menu.rename'), icon: PencilLine, onSelect: () => setIsRenaming(true) },
          {
            key: 'invite',
            label: text(isReturning(client) ? 'clients.menu.newInvite' : 'clients.menu.invite'),
            icon: QrCode,
            onSelect: onInvite,
          },
          {
            key: 'codeWord',
            label: text('clients.menu.codeWord'),
            icon: KeyRound,
            onSelect: () => setIsAgreeing(true),
          },
          { key: 'contact', label: text('contacts.add'), icon: Phone, onSelect: onContact },
          { key: 'import', label: text('imports.title'), icon: FileInput, onSelect: () => setIsImporting(true) },
          { key: 'plan', label: text('channelPlans.title'), icon: Signpost, onSelect: onPlan },
          ...(client.connection === 'joined' && !client.isFrozen
            ? [
                {
                  key: 'ask-form',
                  label: text('forms.ask'),
                  icon: ClipboardList,
                  onSelect: () => setIsAsking(true),
                },
              ]
            : []),
          { key: 'forms', label: text('forms.menu'), icon: ClipboardCheck, onSelect: onForms },
          {
            key: 'record',
            label: text('clients.menu.record'),
            icon: FileText,
            onSelect: () => go({ name: 'record', clientId: client.id }),
          },
          { key: 'keeping', label: text('retention.menu'), icon: CalendarClock, onSelect: onKeeping },
          {
            key: 'archive',
            label: text(client.isArchived ? 'clients.menu.unarchive' : 'clients.menu.archive'),
            icon: client.isArchived ? ArchiveRestore : Archive,
            startsGroup: true,
            onSelect: () => setArchived(!client.isArchived),
          },
          ...(client.connection === 'joined'
            ? [{ key: 'end', label: text('clients.menu.end'), icon: DoorClosed, onSelect: () => setIsEnding(true) }]
            : []),
          { key: 'delete', label: text('clients.menu.delete'), icon: Trash2, onSelect: onDelete },
        ]}
      />
      <AskFormDialog open={isAsking} clientId={client.id} clientName={client.name} onClose={() => setIsAsking(false)} />
      {isImporting && (
        <ImportDialog clientId={client.id} clientName={client.name} onClose={() => setIsImporting(false)} />
      )}
      <ClientNameDialog
        open={isRenaming}
        purpose="rename"
        currentName={client.name}
        mutation={rename}
        onSubmit={(name) => rename.mutate({ id: client.id, name }, { onSuccess: () => setIsRenaming(false) })}
        onClose={() => {
          rename.reset();
          setIsRenaming(false);
        }}
      />
      <CodeWordDialog client={client} open={isAgreeing} onClose={() => setIsAgreeing(false)} />
      <ConfirmDialog
        open={isEnding}
        title={text('clients.end.title', { name: client.name })}
        confirmLabel={text('clients.end.confirm')}
        cancelLabel={text('clients.end.keep')}
        tone="danger"
        busy={end.isPending}
        onConfirm={endConversation}
        onCancel={() => setIsEnding(false)}
      >
        <div className={styles['endWords']}>
          <p>{text('clients.end.ends', { name: client.name })}</p>
          <p>{text('clients.end.stays', { name: client.name })}</p>
        </div>
      </ConfirmDialog>
    </>
  );
}

/** The list of clients: who, the last line, when, what waits. Arrow keys move in it, Enter opens. */
import type { UseQueryResult } from '@tanstack/react-query';
import { PencilLine, Plus, ShieldCheck, UserRound } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { Fault } from '../../../shared/contract/index.ts';
import {
  Badge,
  Banner,
  Button,
  classNames,
  EmptyState,
  Heading,
  Icon,
  IconButton,
  RelativeDate,
  Spinner,
  Toggle,
  VisuallyHidden,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { DuePlans } from '../channel-plans/index.ts';
import { DueRequests } from '../requests/index.ts';
import { DueReview } from '../retention/index.ts';
import {
  type ClientFilter,
  type ClientSummary,
  clientsToShow,
  connectionTone,
  connectionWords,
  needsWords,
} from './client-list.ts';
import styles from './clients.module.css';

type ClientListProps = {
  readonly clients: UseQueryResult<ClientSummary[], Fault>;
  readonly openId: ClientId | undefined;
  onOpen(id: ClientId): void;
  onNew(): void;
};

const filters: readonly ClientFilter[] = ['all', 'unread', 'archived'];

export function ClientList({ clients, openId, onOpen, onNew }: ClientListProps) {
  const text = useText();
  const faultText = useFaultText();
  const [filter, setFilter] = useState<ClientFilter>('all');
  const [reached, setReached] = useState<ClientId>();
  const list = useRef<HTMLUListElement>(null);
  const all = clients.data ?? [];
  const shown = clientsToShow(all, filter);
  const tabStop =
    shown.find((client) => client.id === reached) ?? shown.find((client) => client.id === openId) ?? shown[0];

  function move(event: KeyboardEvent): void {
    const from = shown.findIndex((client) => client.id === tabStop?.id);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = shown[Math.min(Math.max(to, 0), shown.length - 1)];
    if (next === undefined) return;
    setReached(next.id);
    list.current?.querySelector<HTMLElement>(`[data-client="${next.id}"]`)?.focus();
  }

  return (
    <>
      <div className={styles['listHead']}>
        {/* With a conversation open, its name heads the screen. */}
        <Heading level={openId === undefined ? 1 : 2} size="lead" tabIndex={-1}>
          {text('clients.title')}
        </Heading>
        <IconButton icon={Plus} label={text('clients.new')} onClick={onNew} />
      </div>
      {all.length > 0 && (
        <div className={styles['filters']} role="group" aria-label={text('clients.filter.label')}>
          {filters.map((name) => (
            <Toggle key={name} isOn={filter === name} onClick={() => setFilter(name)}>
              {text(`clients.filter.${name}`)}
            </Toggle>
          ))}
        </div>
      )}
      <DuePlans onOpen={onOpen} />
      <DueReview />
      <DueRequests />
      {clients.isPending && (
        <div className={styles['listNote']}>
          <Spinner label={text('clients.loading')} />
        </div>
      )}
      {clients.isError && (
        <div className={styles['listNote']}>
          <Banner tone="danger">{faultText(clients.error)}</Banner>
        </div>
      )}
      {clients.data !== undefined &&
        (all.length === 0 ? (
          <div className={styles['emptyList']}>
            <EmptyState
              icon={UserRound}
              title={text('clients.empty.title')}
              action={
                <Button variant="primary" icon={Plus} onClick={onNew}>
                  {text('clients.new')}
                </Button>
              }
            >
              {text('clients.empty.text')}
            </EmptyState>
          </div>
        ) : shown.length === 0 ? (
          <p className={styles['listNote']}>
            {text(filter === 'all' ? 'clients.empty.allArchived' : `clients.empty.${filter}`)}
          </p>
        ) : (
          <ul ref={list} role="list" className={styles['rows']} onKeyDown={move}>
            {shown.map((client) => (
              <li key={client.id}>
                <ClientRow
                  client={client}
                  isOpen={client.id === openId}
                  isTabStop={client.id === tabStop?.id}
                  onReach={() => setReached(client.id)}
                  onOpen={() => onOpen(client.id)}
                />
              </li>
            ))}
          </ul>
        ))}
    </>
  );
}

type ClientRowProps = {
  readonly client: ClientSummary;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  onReach(): void;
  onOpen(): void;
};

function ClientRow({ client, isOpen, isTabStop, onReach, onOpen }: ClientRowProps) {
  const text = useText();
  const words = connectionWords(client);
  const last = client.lastText ?? (client.lastKind && text(`clients.row.last.${client.lastKind}`));
  const lastText = last !== undefined && client.lastIsOwn ? text('clients.row.own', { text: last }) : last;
  return (
    <button
      type="button"
      data-client={client.id}
      tabIndex={isTabStop ? 0 : -1}
      className={classNames(styles['row'], client.unread > 0 && styles['isUnread'])}
      aria-current={isOpen ? 'true' : undefined}
      onFocus={onReach}
      onClick={onOpen}
    >
      <span className={styles['rowTop']}>
        <span className={styles['rowName']} dir="auto">
          {client.name}
        </span>
        {client.isVerified && (
          <Icon of={ShieldCheck} size={14} label={text('clients.row.verified')} className={styles['verified']} />
        )}
        {client.lastAt !== undefined && <RelativeDate at={client.lastAt} className={styles['rowTime']} />}
      </span>
      <span className={styles['rowBottom']}>
        {(lastText !== undefined || !needsWords(client)) && (
          <span className={styles['rowText']} dir="auto">
            {lastText ?? text(`clients.connection.${words}`)}
          </span>
        )}
        {client.hasDraft && <Badge icon={PencilLine}>{text('clients.row.draft')}</Badge>}
        {needsWords(client) && <Badge tone={connectionTone(client)}>{text(`clients.connection.${words}`)}</Badge>}
        {client.unread > 0 && (
          <Badge tone="accent">
            <span aria-hidden>{client.unread}</span>
            <VisuallyHidden>{text('clients.row.unread', { count: client.unread })}</VisuallyHidden>
          </Badge>
        )}
      </span>
    </button>
  );
}

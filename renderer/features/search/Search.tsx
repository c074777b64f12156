/** The field, the scope and what was found; arrow keys choose while the focus stays in the field. */
import { ClipboardList, FileInput, MessageSquareText, NotebookPen, Phone } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { Banner, Button, classNames, DateTime, Icon, Spinner, Toggle } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import styles from './search.module.css';
import { hitKey, type SearchHit, searchGroups } from './search-groups.ts';
import { type SearchScope, useSearch } from './use-search.ts';

const hitIcons = {
  message: MessageSquareText,
  contact: Phone,
  imported: FileInput,
  form: ClipboardList,
  note: NotebookPen,
} as const;

const scopes: readonly SearchScope[] = ['all', 'messages', 'contacts', 'forms', 'notes'];

export function Search({ onClose }: { onClose(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [scope, setScope] = useState<SearchScope>('all');
  const [chosen, setChosen] = useState(0);
  const results = useRef<HTMLDivElement>(null);
  const { query, answer } = useSearch(typed, scope);
  const hits = query === '' ? [] : (answer.data ?? []);
  const groups = searchGroups(hits);
  const ordered = groups.flatMap((group) => group.hits.map(({ hit }) => hit));
  const current = Math.min(chosen, ordered.length - 1);

  useEffect(() => setChosen(0), [query, scope]);

  function open(hit: SearchHit | undefined): void {
    if (hit === undefined) return;
    onClose();
    if (hit.kind !== 'note') go({ name: 'clients', clientId: hit.clientId, jumpTo: hit.key });
    else go({ name: 'clients', clientId: hit.clientId, panel: 'notes', noteId: hit.noteId });
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.min(Math.max(current + (event.key === 'ArrowDown' ? 1 : -1), 0), ordered.length - 1);
      setChosen(next);
      results.current?.querySelector(`#${CSS.escape(`${id}hit${String(next)}`)}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(ordered[current]);
    }
  }

  return (
    <div className={styles['search']}>
      <input
        type="text"
        role="combobox"
        aria-expanded={ordered.length > 0}
        aria-controls={`${id}results`}
        aria-autocomplete="list"
        aria-activedescendant={current >= 0 ? `${id}hit${String(current)}` : undefined}
        aria-label={text('search.field')}
        placeholder={text('search.field.hint')}
        className={styles['field']}
        value={typed}
        maxLength={500}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
      />
      <div className={styles['scopes']} role="group" aria-label={text('search.scope.label')}>
        {scopes.map((name) => (
          <Toggle key={name} isOn={scope === name} onClick={() => setScope(name)}>
            {text(`search.scope.${name}`)}
          </Toggle>
        ))}
      </div>
      <p className={styles['status']} role="status">
        {query === ''
          ? text('search.start')
          : answer.isPending
            ? text('search.working')
            : answer.isSuccess && ordered.length > 0
              ? text(answer.hasNextPage ? 'search.countMore' : 'search.count', { count: ordered.length })
              : answer.isSuccess
                ? text('search.none', { query })
                : ''}
      </p>
      {answer.isError && query !== '' && <Banner tone="danger">{faultText(answer.error)}</Banner>}
      {query !== '' && answer.isSuccess && ordered.length === 0 && (
        <p className={styles['hint']}>{text('search.none.hint')}</p>
      )}
      <div
        ref={results}
        className={styles['results']}
        role="group"
        aria-label={text('search.results')}
        tabIndex={ordered.length > 0 ? 0 : -1}
      >
        <div id={`${id}results`} role="listbox" aria-label={text('search.results')} hidden={ordered.length === 0}>
          {groups.map((group) => (
            <div key={group.clientId} role="group" aria-labelledby={`${id}${group.clientId}`}>
              <div id={`${id}${group.clientId}`} className={styles['groupName']} dir="auto">
                {group.clientName}
              </div>
              {group.hits.map(({ index, hit }) => (
                <Hit
                  key={`${hitKey(hit)} ${String(index)}`}
                  id={`${id}hit${String(index)}`}
                  hit={hit}
                  isChosen={index === current}
                  onOpen={() => open(hit)}
                />
              ))}
            </div>
          ))}
        </div>
        {answer.hasNextPage && query !== '' && (
          <div className={styles['more']}>
            <Button size="small" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              {text('search.more')}
            </Button>
          </div>
        )}
        {query !== '' && answer.isPending && <Spinner label={text('search.working')} />}
      </div>
      <p className={styles['keys']}>{text('search.keys')}</p>
    </div>
  );
}

type HitProps = { readonly id: string; readonly hit: SearchHit; readonly isChosen: boolean; onOpen(): void };

function Hit({ id, hit, isChosen, onOpen }: HitProps) {
  const text = useText();
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames(styles['hit'], isChosen && styles['chosen'])}
      onClick={onOpen}
    >
      <Icon of={hitIcons[hit.kind]} size={16} className={styles['hitIcon']} />
      <div className={styles['hitWords']}>
        <div className={styles['hitHead']}>
          <span>
            {hit.kind === 'message'
              ? text(hit.isOwn ? 'search.hit.message.own' : 'search.hit.message.client', { name: hit.clientName })
              : hit.kind === 'contact'
                ? text(`contacts.way.${hit.way}`)
                : hit.kind === 'form'
                  ? `${text(hit.isAnswer ? 'search.hit.form.answer' : 'search.hit.form')} · ${hit.title}`
                  : hit.kind === 'imported'
                    ? text('search.hit.imported', {
                        name:
                          hit.role === 'client'
                            ? hit.clientName
                            : hit.role === 'practice'
                              ? text('imports.row.you')
                              : hit.sender,
                      })
                    : hit.title === ''
                      ? text('search.hit.note')
                      : `${text('search.hit.note')} · ${hit.title}`}
            {hit.kind === 'message' && hit.wording !== undefined && ` · ${text(`search.hit.${hit.wording}`)}`}
            {hit.kind === 'message' && hit.isTakenBack === true && ` · ${text('search.hit.takenBack')}`}
          </span>
          <DateTime at={hit.at} />
        </div>
        <div className={classNames(styles['snippet'], hit.kind === 'note' && styles['serif'])} dir="auto">
          {hit.snippet.map((piece, index) =>
            piece.isMatch ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
          )}
        </div>
      </div>
    </div>
  );
}

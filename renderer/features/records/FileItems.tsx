/** The client's file entry by entry: what goes in and what does not, a page at a time, each to be taken out, put in or redacted by hand. */
import { EyeOff, FileX } from 'lucide-react';
import { useState } from 'react';
import type { Input, Locale, Output } from '../../../shared/contract/index.ts';
import { Badge, Banner, Button, Checkbox, DateTime, Quiet, Select, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import type { Release } from './export-form.ts';
import { isPickable, withItem } from './pick-items.ts';
import styles from './records.module.css';

type Shown = Exclude<Input<'records.items'>['show'], 'psychotherapy-notes'>;
type Item = Output<'records.items'>['items'][number];

const pageLength = 25;
const views: readonly Shown[] = ['all', 'in', 'out'];

type FileItemsProps = {
  readonly release: Release;
  readonly locale: Locale;
  onPick(picked: Release['picked']): void;
  onRedact(itemId: string): void;
};

export function FileItems({ release, locale, onPick, onRedact }: FileItemsProps) {
  const text = useText();
  const faultText = useFaultText();
  const [show, setShow] = useState<Shown>('all');
  const [wantedPage, setPage] = useState(0);
  const found = useServiceQuery(
    'records.items',
    { ...release, locale, show, offset: wantedPage * pageLength, limit: pageLength },
    { keepPrevious: true },
  );
  const setOutside = useServiceMutation('releases.setOutside');
  if (found.isError) return <Banner tone="danger">{faultText(found.error)}</Banner>;
  if (found.data === undefined) return <Spinner label={text('records.preview.counting')} />;
  const { items, total } = found.data;
  const pages = Math.max(1, Math.ceil(total / pageLength));
  const page = Math.min(wantedPage, pages - 1);
  return (
    <div className={styles['items']}>
      <div className={styles['itemsHead']}>
        <Select<Shown>
          label={text('records.items.show')}
          options={views.map((view) => ({ value: view, label: text(`records.items.show.${view}`) }))}
          value={show}
          onChange={(view) => {
            setShow(view);
            setPage(0);
          }}
        />
        <Checkbox
          label={text('records.items.only')}
          hint={text('records.items.only.hint')}
          checked={release.picked.kind === 'only'}
          onChange={(isOnly) => onPick({ kind: isOnly ? 'only' : 'all-but', ids: [] })}
        />
      </div>
      {items.length === 0 && <Quiet>{text('records.items.none')}</Quiet>}
      <ul role="list" className={styles['itemList']}>
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            release={release}
            onPick={onPick}
            onRedact={() => onRedact(item.id)}
            onOutside={(isOutside) => setOutside.mutate({ clientId: release.clientId, itemId: item.id, isOutside })}
          />
        ))}
      </ul>
      <div className={styles['pager']} role="group" aria-label={text('records.items.pages')}>
        <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
          {text('records.items.previous')}
        </Button>
        <span role="status">{text('records.items.page', { page: page + 1, pages, total })}</span>
        <Button size="small" disabled={page >= pages - 1} onClick={() => setPage(page + 1)}>
          {text('records.items.next')}
        </Button>
      </div>
    </div>
  );
}

type ItemRowProps = {
  readonly item: Item;
  readonly release: Release;
  onPick(picked: Release['picked']): void;
  onRedact(): void;
  onOutside(isOutside: boolean): void;
};

function ItemRow({ item, release, onPick, onRedact, onOutside }: ItemRowProps) {
  const text = useText();
  const words = item.part === 'plans' ? text('records.part.plans') : item.text;
  const noWords = item.part === 'psychotherapy-notes' ? 'psychotherapy.item.locked' : 'records.items.noWords';
  const isOutside = item.why === 'not-part-of-record';
  const canChange = item.part !== 'events' && item.part !== 'plans';
  return (
    <li className={styles['item']}>
      <Checkbox
        label={
          <span className={styles['itemWords']}>
            <span className={styles['itemHead']}>
              <DateTime at={item.at} /> <span dir="auto">{item.who}</span>
            </span>
            <span className={styles['itemText']} dir="auto">
              {words === '' ? text(noWords) : words}
            </span>
          </span>
        }
        checked={item.why === undefined}
        disabled={!isPickable(item.why)}
        onChange={(isIn) => onPick(withItem(release.picked, item.id, isIn))}
      />
      <div className={styles['itemFoot']}>
        <Badge>{text(`records.part.${item.part}`)}</Badge>
        {item.redactions > 0 && (
          <Badge tone="accent" icon={EyeOff}>
            {text('records.items.redacted', { count: item.redactions })}
          </Badge>
        )}
        {item.why !== undefined && <Badge tone="needs-you">{text(`records.why.${item.why}`)}</Badge>}
        {canChange && (
          <span className={styles['itemActions']}>
            <Button size="small" variant="quiet" icon={EyeOff} onClick={onRedact}>
              {text('records.items.redact')}
            </Button>
            <Button size="small" variant="quiet" icon={FileX} onClick={() => onOutside(!isOutside)}>
              {text(isOutside ? 'releases.takeBack' : 'releases.setOutside')}
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}

/** What is hidden in this client's records: each with its reason, to be taken back, and a name to be hidden wherever it stands. */
import { EyeOff, Hand, Plus } from 'lucide-react';
import { useEffect } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { redactionWords } from '../../../shared/domain/redaction-words.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button, DateTime, Icon } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './releases.module.css';

/** As many as are looked for at once (shared/contract/methods/records.ts). */
const mostPassages = 100;

type RedactionsProps = { readonly clientId: ClientId; onAdd(): void };

export function Redactions({ clientId, onAdd }: RedactionsProps) {
  const text = useText();
  const { language } = usePreferences();
  const found = useServiceQuery('releases.redactions', { clientId });
  const remove = useServiceMutation('releases.unredact');
  const redactions = found.data ?? [];
  const passages = redactions
    .flatMap(({ itemId, passage }) => (itemId === undefined && passage !== undefined ? [passage] : []))
    .slice(0, mostPassages);
  const isSought = passages.length > 0;
  const places = useServiceQuery('records.findPassages', { clientId, passages }, { enabled: isSought });
  const { refetch } = places;
  // What was counted on an earlier visit may lack what came since.
  useEffect(() => {
    if (isSought) void refetch();
  }, [isSought, refetch]);
  const entriesOf = ({ itemId, passage }: (typeof redactions)[number]) =>
    itemId === undefined && passage !== undefined ? places.data?.entries[passages.indexOf(passage)] : undefined;
  const lockedNotes = places.data?.lockedNotes ?? 0;
  const wordsOf = ({ passage, isLocked }: (typeof redactions)[number]) =>
    passage ?? text(isLocked === true ? 'releases.list.locked' : 'releases.list.whole');
  return (
    <div className={styles['redactions']}>
      <p className={styles['quiet']}>{text('releases.list.intro')}</p>
      <ul role="list" className={styles['list']} aria-label={text('releases.list.title')}>
        {redactions.map((redaction) => (
          <li key={redaction.id} className={styles['redaction']}>
            <Icon of={EyeOff} size={14} />
            <span className={styles['redactionWords']}>
              <span dir="auto">{wordsOf(redaction)}</span>
              <span className={styles['quiet']}>
                {redactionWords(language, redaction.reason)} ·{' '}
                {text(redaction.itemId === undefined ? 'releases.list.everywhere' : 'releases.list.here')} ·{' '}
                <Found entries={entriesOf(redaction)} />
                <DateTime at={redaction.at} />
              </span>
              <span role="status">
                {entriesOf(redaction) === 0 && (
                  <span className={styles['nowhere']}>
                    <Icon of={Hand} size={14} />
                    <span>
                      {text('releases.list.nowhere')}
                      {lockedNotes > 0 && ` ${text('releases.lockedNotes', { count: lockedNotes })}`}
                    </span>
                  </span>
                )}
              </span>
            </span>
            <Button
              size="small"
              variant="quiet"
              onClick={() => remove.mutate({ id: redaction.id })}
              aria-label={text('releases.list.remove.named', {
                passage: wordsOf(redaction),
              })}
            >
              {text('releases.list.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" icon={Plus} onClick={onAdd}>
          {text('releases.list.add')}
        </Button>
      </div>
    </div>
  );
}

function Found({ entries }: { readonly entries: number | undefined }) {
  const text = useText();
  return entries === undefined || entries === 0 ? null : <>{text('releases.list.found', { count: entries })} · </>;
}

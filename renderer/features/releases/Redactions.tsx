/** What is hidden in this client's records: each with its reason, to be taken back, and a name to be hidden wherever it stands. */
import { EyeOff, Plus } from 'lucide-react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { redactionWords } from '../../../shared/domain/redaction-words.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button, DateTime, Icon } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './releases.module.css';

type RedactionsProps = { readonly clientId: ClientId; onAdd(): void };

export function Redactions({ clientId, onAdd }: RedactionsProps) {
  const text = useText();
  const { language } = usePreferences();
  const found = useServiceQuery('releases.redactions', { clientId });
  const remove = useServiceMutation('releases.unredact');
  const redactions = found.data ?? [];
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
                <DateTime at={redaction.at} />
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

/** What stands beside an entry of the audit log: whom it concerns, or how much. */
import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/use-text.ts';

type Entry = Output<'audit.page'>['entries'][number];

export function useEntryDetails(): (entry: Entry) => string {
  const text = useText();
  return ({ kind, clientName, details }) => {
    if (clientName !== undefined) return clientName;
    const { capsule, shares } = details;
    if (capsule === 'continuity' || capsule === 'full') {
      const name = text(`audit.capsule.${capsule}`);
      return typeof shares === 'string'
        ? text('audit.capsule.shares', { capsule: name, shares: shares.replaceAll('-', ', ') })
        : name;
    }
    const { count, clients, messages, notes, by } = details;
    if (by === 'hand' || by === 'time' || by === 'vault') return text(`audit.lockedBy.${by}`);
    if (kind === 'psychotherapy-notes-moved' && typeof count === 'number') return text('audit.notes', { count });
    if (kind === 'failed-tries' && typeof count === 'number') return text('audit.tries', { count });
    if (typeof clients === 'number' && typeof messages === 'number' && typeof notes === 'number')
      return text('audit.counts', { clients, messages, notes });
    return '';
  };
}

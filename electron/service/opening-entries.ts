/** What the audit log is told whenever the vault has been opened. */
import type { AuditKind } from '../../shared/contract/index.ts';
import type { Audit } from './features/audit/index.ts';
import type { OpenedBy, OpenedVault } from './vault/vault-outcomes.ts';

/** Making and restoring a vault have entries of their own. */
const unlockings: Readonly<Record<OpenedBy, AuditKind | undefined>> = {
  passphrase: 'unlocked',
  words: 'unlocked-with-words',
  shares: 'unlocked-with-shares',
  keychain: 'unlocked-with-keychain',
  creation: undefined,
  backup: undefined,
};

export function noteOpening(audit: Audit, { openedBy, failedTries, store }: OpenedVault): void {
  store.database.transaction(() => {
    if (audit.repository.isEmpty()) audit.note(openedBy === 'creation' ? 'vault-created' : 'log-begun');
    if (failedTries > 0) audit.note('failed-tries', '', { count: failedTries });
    const unlocking = unlockings[openedBy];
    if (unlocking !== undefined) audit.note(unlocking, '', { generation: store.generation });
  });
}

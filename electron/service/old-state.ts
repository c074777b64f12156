/** A store that was restored, or that is older than the one that was here: its conversations are frozen, and it is said. */
import { wipe } from '../../shared/crypto/secret-bytes.ts';
import type { ConversationStore } from '../../shared/messenger/store.ts';
import type { Audit } from './features/audit/index.ts';
import { forgetRestoredMark, restoredMark } from './features/backups/index.ts';
import { freezeRestored } from './features/conversations/index.ts';
import type { Log } from './log.ts';
import { isOlderThanNoted, noteGeneration } from './vault/generation.ts';
import type { OpenedVault } from './vault/vault-outcomes.ts';

type OldStatePorts = {
  readonly opened: Pick<OpenedVault, 'store' | 'deriveKey'>;
  readonly conversationStore: ConversationStore;
  readonly audit: Audit;
  readonly log: Log;
  readonly generationFile: string;
};

export async function noticeOldState(ports: OldStatePorts): Promise<void> {
  const { conversationStore, audit, log, generationFile } = ports;
  const { store, deriveKey } = ports.opened;
  const { database } = store;
  const restored = restoredMark(database);
  if (restored !== undefined) {
    const frozen = await freezeRestored(conversationStore);
    database.transaction(() => {
      const { custodianShares, ...from } = restored;
      audit.note('vault-restored', '', { ...from, frozen });
      if (custodianShares !== undefined) audit.note('capsule-opened', '', { capsule: 'full', shares: custodianShares });
      forgetRestoredMark(database);
    });
  }
  const macKey = deriveKey('audit-mac');
  if (store.isCutShort || isOlderThanNoted(generationFile, store, macKey)) {
    const frozen = await freezeRestored(conversationStore);
    log.write('store-older-than-noted', { count: frozen });
    audit.note('older-store-noticed', '', { frozen });
  }
  noteGeneration(generationFile, { epochId: store.epochId, generation: store.generation }, macKey);
  wipe(macKey);
}

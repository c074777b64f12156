/** A vault as the app makes it, with messages put straight into its store: what a benchmark begins from. */
import { composeService } from '../../electron/service/compose.ts';
import { portPair, screenOn } from '../../electron/service/local-screen.ts';
import { noKeychain, quickArgon2 } from '../../electron/service/testing/backup-secrets.ts';
import type { OpenedVault } from '../../electron/service/vault/vault-outcomes.ts';
import { createVault } from '../../electron/service/vault/vault.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createCorpus } from './store-corpus.ts';

const perTransaction = 5_000;

export type Filling = { readonly passphrase: string; readonly clients: readonly string[]; readonly messages: number };

/** The messages go around among the clients, by turns from either side; one in a hundred of the others' is unread. */
export async function fillVault(folder: string, { passphrase, clients, messages }: Filling): Promise<void> {
  const ports = { folder, clock: systemClock, random: systemRandom, argon2: quickArgon2 };
  const service = composeService({ ...ports, pageFolder: undefined, appVersion: '0.1.0', tellMain: () => undefined });
  const [screenEnd, serviceEnd] = portPair();
  service.openPort(serviceEnd, 'screen');
  const screen = screenOn(screenEnd);
  const names = { practiceName: 'Practice', therapistName: 'Therapist' };
  await screen.call('vault.create', { passphrase, ...names });
  await screen.call('vault.confirmRecoveryWords', undefined);
  const ids: ClientId[] = [];
  for (const name of clients) ids.push((await screen.call('clients.create', { name })).id);
  await service.stop();

  let opened: OpenedVault | undefined;
  const vault = createVault({
    ...ports,
    acceptsPassphrase: () => true,
    keychain: noKeychain,
    async open(now) {
      opened = now;
      return { close: async () => undefined };
    },
    onChange: () => undefined,
  });
  await vault.unlock(passphrase);
  const database = opened?.store.database;
  if (database === undefined) throw new Error('The vault does not open');
  const insert = database.command(`
    INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text,
      sent_at, stored_at, order_at, payload, chain_hash, delivery, read_at)
    VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const corpus = createCorpus(7);
  const now = Date.now();
  for (let from = 0; from < messages; from += perTransaction) {
    database.transaction(() => {
      for (let number = from; number < Math.min(messages, from + perTransaction); number += 1) {
        const id = ids[number % ids.length] ?? '';
        const isOutgoing = Math.floor(number / ids.length) % 2;
        const at = now - (messages - number) * 1000;
        const { text, payload, chainHash } = corpus.message(number);
        const readAt = isOutgoing === 1 || number % 100 === 0 ? null : at;
        const delivery = isOutgoing === 1 ? 'read' : null;
        const name = number.toString(16).padStart(32, '0');
        insert.run(name, id, id, isOutgoing, number, text, at, at, at, payload, chainHash, delivery, readAt);
      }
    });
  }
  await vault.stop();
}

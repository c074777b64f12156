/** A made-up client's side: the same engine as in a browser, over a store that is thrown away. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../../shared/domain/forms/answers.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import type { Clock } from '../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import { createMessenger, type Session } from '../../../shared/messenger/index.ts';
import type { Relay } from '../../../shared/relay/relay.ts';
import { joinCodeKey } from '../../../shared/protocol/index.ts';
import { createStore, openStore } from '../database/open.ts';
import { createConversationStore } from '../features/conversations/index.ts';

export type DemoClient = {
  /** Opens the link and asks to be let in. */
  join(link: string, name: string): Promise<void>;
  isJoined(): Promise<boolean>;
  write(text: string): Promise<void>;
  /** Answers a form that was asked; false while it has not come. */
  answer(messageId: MessageId, standing: 'signed' | 'answered', answers: Answers): Promise<boolean>;
  /** Reads everything up to the practice's message number `sequence`; false while it has not come. */
  read(sequence: number): Promise<boolean>;
  leave(): Promise<void>;
};

export type DemoClientPorts = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly relayAt: (relayUrl: string) => Relay;
};

export async function createDemoClient({ clock, random, relayAt }: DemoClientPorts): Promise<DemoClient> {
  const folder = await mkdtemp(join(tmpdir(), 'quietline-demo-'));
  const location = { path: join(folder, 'client.db'), key: random(32), vaultId: toHex(random(16)) };
  const mark = createStore({ ...location, epochId: toHex(random(16)), createdAt: clock.now() });
  const opened = openStore({ ...location, mark });
  if (opened.kind !== 'open') throw new Error(`A demo client has no store: ${opened.problem}`);
  const store = createConversationStore(opened.store.database);
  const messenger = createMessenger({
    role: 'client',
    store,
    relayAt,
    clock,
    random,
    appVersion: 'demo',
    joinCodeKey,
    receiptJitterMs: { min: 0, max: 0 },
    sendsReadReceipts: () => true,
  });
  await messenger.start();

  async function session(): Promise<Session | undefined> {
    return (await store.sessions())[0];
  }
  async function conversation(): Promise<ClientId> {
    const found = await session();
    if (found === undefined) throw new Error('A demo client has not joined');
    return found.conversationId;
  }

  return {
    async join(link, name) {
      const invite = await messenger.client.openInvite(link);
      if (invite.kind !== 'invite') throw new Error(`A demo invite did not open: ${invite.kind}`);
      const joined = await messenger.client.join(invite.token, name);
      if (joined.kind !== 'asked') throw new Error(`A demo client could not join: ${joined.kind}`);
    },
    isJoined: async () => (await session())?.phase === 'open',
    async write(text) {
      const outcome = await messenger.sendText(await conversation(), text);
      if (outcome.kind !== 'queued') throw new Error(`A demo message was not sent: ${outcome.kind}`);
    },
    async answer(messageId, standing, answers) {
      const conversationId = await conversation();
      if ((await store.entry(conversationId, messageId)) === undefined) return false;
      const outcome = await messenger.client.answerForm(conversationId, messageId, {
        standing,
        answers,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
      if (outcome.kind !== 'queued') throw new Error(`A demo form was not answered: ${outcome.kind}`);
      return true;
    },
    async read(sequence) {
      const found = await session();
      if (found === undefined || found.received.sequence < sequence) return false;
      await messenger.markRead(found.conversationId, found.relationshipId, sequence);
      return true;
    },
    async leave() {
      await messenger.stop();
      opened.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** 5,574 messages that real people wrote, through two engines and a real relay, and found again byte for byte. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConversationStore } from '../../electron/service/features/conversations/conversation-store.repository.ts';
import { createStore, openStore } from '../../electron/service/database/open.ts';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { createHttpRelays } from '../../electron/service/relays/http/http-relays.ts';
import { type RunningRelay, startRelay } from '../../relay/index.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { toHex, utf8 } from '../../shared/language/bytes.ts';
import { systemClock } from '../../shared/language/clock.ts';
import {
  type ConversationStore,
  createMessenger,
  type Entry,
  type Messenger,
  type Role,
} from '../../shared/messenger/index.ts';
import { createMemoryStore } from '../../shared/messenger/testing/memory-store.ts';
import { joinCodeKey } from '../../shared/protocol/index.ts';
import { describeWithTestData, realTexts } from '../vectors/test-data.ts';

type End = { readonly role: Role; readonly store: ConversationStore; readonly messenger: Messenger };

describeWithTestData('real texts', (data) => {
  const texts = realTexts(data);
  // In memory where the system offers that: how long a disk takes is no matter here, and many wait for it.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'quietline-texts-'));
  let relay: RunningRelay;
  let closeStore: () => void;
  let therapist: End;
  let client: End;

  function createEnd(role: Role, store: ConversationStore): End {
    const messenger = createMessenger({
      role,
      store,
      relayAt: createHttpRelays(systemRandom),
      clock: systemClock,
      random: systemRandom,
      appVersion: '0.1.0',
      joinCodeKey,
      receiptJitterMs: { min: 300, max: 600 },
      sendsReadReceipts: () => true,
    });
    return { role, store, messenger };
  }

  beforeAll(async () => {
    useFastPrimitives();
    relay = await startRelay({
      dataFolder: join(folder, 'relay'),
      limits: { sendsPerMinute: 1_000_000, sendBurst: 1_000_000 },
    });
    const key = { path: join(folder, 'store.db'), key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
    const mark = createStore({ ...key, epochId: toHex(systemRandom(16)), createdAt: 0 });
    const opened = openStore({ ...key, mark });
    if (opened.kind !== 'open') throw new Error(opened.problem);
    closeStore = () => opened.store.close();
    therapist = createEnd('therapist', createConversationStore(opened.store.database));
    client = createEnd('client', createMemoryStore());
    await therapist.messenger.start();
    await client.messenger.start();
    await meet(therapist, client, relay.url);
  });

  afterAll(async () => {
    await therapist.messenger.stop();
    await client.messenger.stop();
    await relay.close();
    closeStore();
    rmSync(folder, { recursive: true, force: true });
  });

  test(`${texts.length} texts in both directions at once arrive whole, once and in order`, async () => {
    expect(texts).toHaveLength(5_574);
    await Promise.all([sendAll(therapist, texts), sendAll(client, texts)]);
    await Promise.all([untilConfirmed(therapist), untilConfirmed(client)]);
    for (const [from, to] of [
      [therapist, client],
      [client, therapist],
    ] as const) {
      const sent = await entriesOf(from, 'outgoing');
      const found = await entriesOf(to, 'incoming');
      expect(found.map((entry) => entry.text)).toEqual(texts);
      expect(found.map((entry) => toHex(utf8(entry.text ?? '')))).toEqual(texts.map((text) => toHex(utf8(text))));
      expect(found.map((entry) => entry.messageId)).toEqual(sent.map((entry) => entry.messageId));
      expect(new Set(sent.map((entry) => entry.delivery?.kind))).toEqual(new Set(['delivered']));
      expect(await from.store.outbox()).toEqual([]);
      expect((await onlySession(to)).freeze).toBeUndefined();
    }
  });
});

/** By invite, link, request and approval, as people do it. */
async function meet(therapist: End, client: End, relayUrl: string): Promise<void> {
  const invite = await therapist.messenger.therapist.invite({
    conversationId: toHex(systemRandom(16)) as ClientId,
    relayUrl,
    pageUrl: `${relayUrl}/`,
    practiceName: 'Practice at the Park',
    therapistName: 'Ana Ruiz',
    locale: 'en',
    validForMs: 86_400_000,
  });
  if (invite.kind !== 'created') throw new Error(invite.kind);
  const opened = await client.messenger.client.openInvite(invite.link);
  if (opened.kind !== 'invite') throw new Error(opened.kind);
  expect(await client.messenger.client.join(opened.token, 'Bo')).toEqual({ kind: 'asked' });
  await until(therapist, async () => (await therapist.store.joins()).length > 0);
  const [waiting] = await therapist.store.joins();
  await therapist.messenger.therapist.approveJoin(waiting?.joinId ?? '', { name: 'Ana Ruiz' });
  await until(client, async () => (await onlySession(client)).phase === 'open');
}

/** Resolves when `isSo`, asked anew at each change of the conversation. */
function until({ messenger }: End, isSo: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    let isAsking = false;
    let isStale = true;
    const ask = async () => {
      if (isAsking) return;
      isAsking = true;
      while (isStale) {
        isStale = false;
        if (await isSo()) {
          stopListening();
          resolve();
          return;
        }
      }
      isAsking = false;
    };
    const look = () => {
      isStale = true;
      ask().catch(reject);
    };
    const stopListening = messenger.onEvent((event) => {
      if (event.kind === 'conversation-changed') look();
    });
    look();
  });
}

async function sendAll(end: End, texts: readonly string[]): Promise<void> {
  const { conversationId } = await onlySession(end);
  for (const text of texts) {
    const outcome = await end.messenger.sendText(conversationId, text);
    if (outcome.kind !== 'queued') throw new Error(outcome.kind);
  }
}

async function onlySession({ store }: End) {
  const [session, ...more] = await store.sessions();
  if (session === undefined || more.length > 0) throw new Error('There is one conversation here');
  return session;
}

async function entriesOf(end: End, direction: Entry['direction']): Promise<readonly Entry[]> {
  const { relationshipId, sent, received } = await onlySession(end);
  const last = direction === 'outgoing' ? sent.sequence : received.sequence;
  return (await end.store.entriesBetween(relationshipId, direction, 1, last)).filter((entry) => entry.type === 1);
}

/** The peer has acknowledged the last text, and nothing waits any more. */
async function untilConfirmed(end: End): Promise<void> {
  const last = (await entriesOf(end, 'outgoing')).at(-1)?.sequence ?? 0;
  await until(
    end,
    async () => (await onlySession(end)).acknowledged >= last && (await end.store.outbox()).length === 0,
  );
}

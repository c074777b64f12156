/** A therapist's side without a desktop: a real relay process that serves the built page, and a real messenger beside it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import { systemClock } from '../../../shared/language/clock.ts';
import { createMessenger } from '../../../shared/messenger/index.ts';
import type { Entry, Profile } from '../../../shared/messenger/store.ts';
import { createMemoryFiles } from '../../../shared/messenger/testing/memory-files.ts';
import { createMemoryStore } from '../../../shared/messenger/testing/memory-store.ts';
import { createHttpRelay } from '../../../shared/relay/http-relay.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../shared/protocol/attachment-body.ts';
import { inviteBlobId, joinCodeKey, parseLink } from '../../../shared/protocol/index.ts';
import { startRelayProcess } from './relay-process.ts';

const pageFolder =
  process.env['QUIETLINE_CLIENT_PAGE'] ?? join(import.meta.dirname, '..', '..', '..', 'dist', 'client');
const dayMs = 86_400_000;

export type Practice = Awaited<ReturnType<typeof startPractice>>;

/** `host` is the name by which the client knows this computer, where that is not its loopback address. */
export async function startPractice(
  profile: Partial<Profile> = {},
  host?: string,
  receiptJitterMs = { min: 20, max: 60 },
) {
  if (!existsSync(join(pageFolder, 'index.html'))) throw new Error(`The client's page is not built: ${pageFolder}`);
  const dataFolder = await mkdtemp(join(tmpdir(), 'quietline-client-page-'));
  const listenHost = host === undefined ? '127.0.0.1' : '0.0.0.0';
  let relay = await startRelayProcess({ dataFolder, pageFolder, listenHost, port: 0 });
  const port = Number(new URL(relay.url).port);
  const relayUrl = host === undefined ? relay.url : `http://${host}:${String(port)}`;

  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const plug = createHttpRelay({ url: relay.url, clock: systemClock, random, web: globalThis });
  const store = createMemoryStore();
  const own: Profile = { name: 'Dr. Amara Osei', practiceName: 'Linden Practice', ...profile };
  const messenger = createMessenger({
    role: 'therapist',
    store,
    relayAt: () => plug,
    attachments: { files: createMemoryFiles(), fetchUpToBytes: MAX_ATTACHMENT_BYTES },
    clock: systemClock,
    random,
    appVersion: 'test',
    joinCodeKey,
    receiptJitterMs,
    sendsReadReceipts: () => true,
  });
  await messenger.start();

  async function until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
    return new Promise((resolve, reject) => {
      let isDone = false;
      const give = (found: Found) => {
        isDone = true;
        forget();
        clearTimeout(timer);
        resolve(found);
      };
      const ask = async () => {
        const found = await look();
        if (found !== undefined && !isDone) give(found);
      };
      const forget = messenger.onEvent(() => void ask());
      const timer = setTimeout(() => {
        forget();
        reject(new Error(`The therapist's side never saw: ${what}`));
      }, 20_000);
      void ask();
    });
  }

  return {
    relayUrl,
    messenger,
    store,
    /** With the id of a conversation that was joined already, whoever follows takes its place. */
    async invite(
      locale = 'en',
      validForMs = 7 * dayMs,
      conversationId = toHex(random(16)) as ClientId,
      requiresCode = false,
    ) {
      const invited = await messenger.therapist.invite({
        conversationId,
        relayUrl,
        pageUrl: relayUrl,
        practiceName: own.practiceName ?? '',
        therapistName: own.name,
        locale,
        validForMs,
        requiresCode,
      });
      if (invited.kind !== 'created') throw new Error(`No invitation: ${invited.reason}`);
      return { ...invited, conversationId };
    },
    /** The request of a client, once it has arrived. */
    pendingJoin: () => until('a request to join', async () => (await store.joins())[0]),
    async letIn() {
      const join = await until('a request to join', async () => (await store.joins())[0]);
      const outcome = await messenger.therapist.approveJoin(join.joinId, own);
      if (outcome.kind !== 'approved') throw new Error(`Not let in: ${outcome.kind}`);
      return join;
    },
    /** The client's messages so far, once there are `count`. */
    heard: (count: number) =>
      until(`${String(count)} messages`, async () => {
        const texts = store.entries().filter((entry) => entry.direction === 'incoming' && entry.text !== undefined);
        return texts.length >= count ? texts : undefined;
      }),
    deliveryOf: (messageId: Entry['messageId'], kind: string) =>
      until(`${kind} for a message`, async () =>
        store.entries().find((entry) => entry.messageId === messageId && entry.delivery?.kind === kind),
      ),
    /** Without a chance to tidy up. */
    killRelay: () => relay.kill(),
    async startRelayAgain() {
      relay = await startRelayProcess({ dataFolder, pageFolder, listenHost, port });
    },
    async close() {
      await messenger.stop();
      await relay.kill();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Where the relay keeps what the link opens. */
export function blobAddress(relayUrl: string, link: string): string {
  const parsed = parseLink(link);
  if (parsed.kind !== 'link') throw new Error('Not a link.');
  return `${relayUrl}/v1/b/${toHex(inviteBlobId(parsed.link.secret))}`;
}

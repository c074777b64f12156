/** Run by `record-process.ts`: does one thing, and tells on its last line how long it took, how much memory at most, and how much of that was in use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { openStore } from '../../electron/service/database/open.ts';
import { createAttachmentFolder } from '../../electron/service/features/attachments/index.ts';
import { createConversationStore } from '../../electron/service/features/conversations/index.ts';
import { createRecordsHandlers } from '../../electron/service/features/records/index.ts';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { testPsychotherapyNotes } from '../../electron/service/testing/psychotherapy-notes.ts';
import { everything } from '../../electron/service/testing/releases.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { fromHex } from '../../shared/language/bytes.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMessenger } from '../../shared/messenger/index.ts';
import { joinCodeKey } from '../../shared/protocol/index.ts';
import { createMemoryRelay } from '../../shared/relay/memory-relay.ts';

const [what = '', first = '', second = '', third = ''] = process.argv.slice(2);
const startedMs = performance.now();
const wholeCollection = z.object({ detail: z.object({ kind: z.literal(constants.NODE_PERFORMANCE_GC_MAJOR) }) });

/** After a whole collection: the rest of the peak is what nobody holds any more and is not taken away yet. */
let inUseBytes = 0;
new PerformanceObserver((list) => {
  const wasWhole = list.getEntries().some((entry) => wholeCollection.safeParse(entry).success);
  if (wasWhole) inUseBytes = Math.max(inUseBytes, process.memoryUsage().heapUsed);
}).observe({ entryTypes: ['gc'] });

process.once('exit', () => {
  // Of this program alone: what the system counts for the process begins with its parent's.
  const peakMib = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  const seconds = (performance.now() - startedMs) / 1000;
  process.stdout.write(`\n${JSON.stringify({ seconds, peakMib, inUseMib: inUseBytes / 2 ** 20 })}\n`);
});

const hex = z.string().transform((text) => fromHex(text) ?? new Uint8Array());
const place = z.object({ path: z.string(), key: hex, vaultId: z.string(), mark: hex, kek: hex, clientId: z.string() });

/** What is printed stands in for a PDF: that is measured in the app itself. */
async function exportAs(format: 'zip' | 'json' | 'fhir', folder: string, given: string): Promise<void> {
  useFastPrimitives();
  const { kek, clientId, ...location } = place.parse(JSON.parse(given));
  const opened = openStore(location);
  if (opened.kind !== 'open') throw new Error(opened.problem);
  const { database } = opened.store;
  const messenger = createMessenger({
    ...{ role: 'therapist', store: createConversationStore(database), clock: systemClock, random: systemRandom },
    attachments: {
      files: createAttachmentFolder({ database, path: join(folder, 'files'), kek, random: systemRandom }),
      fetchUpToBytes: 0,
    },
    relayAt: () => createMemoryRelay({ clock: systemClock }),
    ...{ appVersion: '0.0.0', joinCodeKey, receiptJitterMs: { min: 1, max: 2 }, sendsReadReceipts: () => true },
  });
  await new Promise<void>((resolve, reject) => {
    const { handlers } = createRecordsHandlers({
      ...{
        database,
        psychotherapyNotes: testPsychotherapyNotes(database),
        clock: systemClock,
        random: systemRandom,
        appVersion: '0.0.0',
      },
      practice: () => ({ name: 'P', therapist: 'T' }),
      print: () => Promise.resolve({ kind: 'pdf', bytes: new Uint8Array(1 << 20) }),
      readImportedFile: () => Promise.resolve({ kind: 'not-here' }),
      readFile: messenger.attachments.read,
      signingSeed: () => new Uint8Array(32),
      ...{ workFolder: join(folder, 'work'), journalKey: systemRandom(32), verifierFolder: undefined },
      emit(name, payload) {
        if (name !== 'taskEnded') return;
        const isDone = JSON.stringify(payload).includes('"kind":"done"');
        if (isDone) resolve();
        else reject(new Error(JSON.stringify(payload)));
      },
      onDisclosed: () => undefined,
      report: (fault) => {
        throw fault;
      },
    });
    handlers['records.export']({
      ...{ clientId: clientId as ClientId, fromDay: '2000-01-01', toDay: '2099-12-31', timeZone: 'UTC' },
      ...everything,
      ...{ formats: [format], locale: 'en', pageSize: 'A4', recipient: 'B', reason: 'B', folder: join(folder, 'out') },
    });
  });
  opened.store.close();
}

if (what === 'export') await exportAs(z.enum(['zip', 'json', 'fhir']).parse(third), first, second);
else {
  process.argv.splice(2, Infinity, second);
  await import(pathToFileURL(first).href);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '../shared/crypto/random.ts';
import { systemClock } from '../shared/language/clock.ts';
import { createHttpRelay } from '../shared/relay/http-relay.ts';
import { describeRelay } from '../tests/contract-suites/relay-conformance.ts';
import { startRelay } from './index.ts';

const password = 'a long operator password';

async function open(web: typeof globalThis) {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
  const plain = await startRelay({ dataFolder: join(folder, 'plain') });
  const guarded = await startRelay({ dataFolder: join(folder, 'guarded'), operatorPassword: password });
  const clientOf = (url: string) => createHttpRelay({ url, clock: systemClock, random: systemRandom, web });
  return {
    relay: clientOf(plain.url),
    guarded: { relay: clientOf(guarded.url), token: password },
    async close() {
      await Promise.all([plain.close(), guarded.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

describeRelay('HTTP and WebSocket, over loopback', () => open(globalThis));

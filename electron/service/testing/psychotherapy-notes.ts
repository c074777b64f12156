/** Psychotherapy notes over a store of a test's: one passphrase, and a key that nobody else has. */
import { systemRandom } from '../../../shared/crypto/random.ts';
import type { WritableDatabase } from '../database/database.ts';
import { createPsychotherapyNotes, type PsychotherapyNotesPorts } from '../features/psychotherapy-notes/index.ts';
import { strongPassphrase, testClock } from './vaults.ts';

export function testPsychotherapyNotes(
  database: WritableDatabase,
  ports: Partial<PsychotherapyNotesPorts> = {},
): ReturnType<typeof createPsychotherapyNotes> {
  const key = systemRandom(32);
  return createPsychotherapyNotes({
    ...{ database, clock: testClock(), random: systemRandom, therapistName: () => 'Dr. Mira Olsen' },
    deriveKey: (passphrase) =>
      Promise.resolve(
        passphrase === strongPassphrase
          ? { kind: 'done', result: Uint8Array.from(key) }
          : { kind: 'wrong-passphrase', waitMs: 1000 },
      ),
    ...{ clientExists: () => true, onChange: () => undefined },
    ...{ note: () => undefined, onLockChange: () => undefined },
    ...ports,
  });
}

/** The key of the psychotherapy notes: there after the passphrase was given once more, overwritten by hand, by time and by the vault's lock. */
import type { AuditKind, Output } from '../../../../shared/contract/index.ts';
import { Fault } from '../../../../shared/contract/index.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';

/** Without a touch of such a note. */
const openForMs = 5 * 60_000;

export type NotesKeyPorts = {
  readonly clock: Clock;
  /** The vault's own check of its passphrase, with its waits; what it gives belongs to the caller. */
  readonly deriveKey: (
    passphrase: string,
  ) => Promise<
    | { readonly kind: 'done'; readonly result: Uint8Array }
    | { readonly kind: 'wrong-passphrase'; readonly waitMs: number }
  >;
  readonly note: (
    kind: Extract<AuditKind, `psychotherapy-notes-${'unlocked' | 'refused' | 'locked'}`>,
    details?: { readonly by: 'hand' | 'time' | 'vault' },
  ) => void;
  readonly onChange: (isOpen: boolean) => void;
};

export type NotesKey = ReturnType<typeof createNotesKey>;

export function createNotesKey({ clock, deriveKey, note, onChange }: NotesKeyPorts) {
  let key: Uint8Array | undefined;
  let cancelTimer = (): void => undefined;
  let isStopped = false;

  /** 1. The key goes. 2. Whatever fails after that, they are locked. */
  function lock(by: 'hand' | 'time' | 'vault'): void {
    cancelTimer();
    if (key === undefined) return;
    wipe(key);
    key = undefined;
    onChange(false);
    note('psychotherapy-notes-locked', { by });
  }

  function touch(): void {
    if (key === undefined) throw new Fault('psychotherapy-notes-locked');
    cancelTimer();
    cancelTimer = clock.after(openForMs, () => lock('time'));
  }

  return {
    isOpen: () => key !== undefined,
    /** 32 bytes, for this turn only. Throws `psychotherapy-notes-locked`. */
    now(): Uint8Array {
      if (key === undefined) throw new Fault('psychotherapy-notes-locked');
      return key;
    },
    touch,
    lock,
    async unlock(passphrase: string): Promise<Output<'psychotherapyNotes.unlock'>> {
      const outcome = await deriveKey(passphrase);
      if (outcome.kind === 'wrong-passphrase') {
        if (!isStopped) note('psychotherapy-notes-refused');
        return outcome;
      }
      // The vault was locked while the key was derived.
      if (isStopped) {
        wipe(outcome.result);
        throw new Fault('vault-locked');
      }
      if (key !== undefined) wipe(key);
      key = outcome.result;
      touch();
      note('psychotherapy-notes-unlocked');
      onChange(true);
      return { kind: 'unlocked' };
    },
    stop(): void {
      isStopped = true;
      lock('vault');
    },
  };
}

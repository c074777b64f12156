/** The box of one row: what a person wrote, bound to the note, the kind of row and everything that stands beside it. */
import type { z } from 'zod';
import { Fault } from '../../../../shared/contract/index.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { openBox, sealBox } from '../../../../shared/crypto/xchacha20-poly1305.ts';
import type { NoteId } from '../../../../shared/domain/ids.ts';
import { textOf, utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';

/** A box opens only under the name that it was sealed under: `beside` is what the row shows without a key. */
export type RowName = {
  readonly kind: 'note' | 'version' | 'signature' | 'addendum' | 'draft' | 'passage';
  readonly noteId: NoteId;
  readonly beside: readonly (string | number)[];
};

/** `key`: 32 bytes. `content` becomes JSON. XChaCha20-Poly1305 with 24 random bytes as its nonce. */
export function sealRow(key: Uint8Array, name: RowName, content: unknown, random: RandomBytes): Uint8Array {
  const plain = utf8(JSON.stringify(content));
  try {
    return sealBox(key, plain, nameBytes(name), random);
  } finally {
    wipe(plain);
  }
}

/** Throws `store-failed` where the key, the name or one bit is another. */
export function openRow<Content>(
  key: Uint8Array,
  name: RowName,
  box: Uint8Array,
  content: z.ZodType<Content>,
): Content {
  const plain = openBox(key, box, nameBytes(name));
  if (plain === undefined) throw new Fault('store-failed', { sealed: name.kind });
  try {
    return content.parse(JSON.parse(textOf(plain) ?? ''));
  } finally {
    wipe(plain);
  }
}

/** JSON of strings and whole numbers has one form only. */
function nameBytes({ kind, noteId, beside }: RowName): Uint8Array {
  return utf8(JSON.stringify(['quietline/psychotherapy-notes/1', kind, noteId, ...beside]));
}

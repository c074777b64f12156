/** The completeness certificate of a record: what the practice's key signs. Documented in docs/record.md. */
import { z } from 'zod';
import { canonicalJson } from '../language/canonical-json.ts';
import { utf8 } from '../language/bytes.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const chainHead = z.strictObject({ sequence: z.int(), hash: z.string() });

export const recordStatement = z.strictObject({
  schema: z.literal('quietline-certificate/1'),
  practice: z.strictObject({ name: z.string(), therapist: z.string() }),
  client: z.strictObject({ name: z.string() }),
  range: z.strictObject({ fromDay: z.string(), toDay: z.string(), timeZone: z.string() }),
  createdAt: z.string(),
  appVersion: z.string(),
  locale: z.enum(['en', 'es']),
  recipient: z.string(),
  reason: z.string(),
  /** What kind of reader it was made for. */
  audience: z.string().optional(),
  /** Lines of the record, numbered 1, 2, 3 … in every format; a record of a life has fewer than the limit. */
  lines: z.int().nonnegative().max(10_000_000),
  /** As in the record; each kind also as it was expected by a separate count. */
  counts: z.record(z.string(), z.int()),
  /** Lines that say something is missing from the conversation itself. */
  gaps: z.array(z.strictObject({ number: z.int(), what: z.string() })),
  /** `number`: the line it belongs to. `count`: how many; else one. */
  leftOut: z.array(
    z.strictObject({ what: z.string(), why: z.string(), number: z.int().optional(), count: z.int().optional() }),
  ),
  /** Passages that were hidden, by reason. Absent in certificates of before. */
  redactions: z.array(z.strictObject({ reason: z.string(), count: z.int() })).optional(),
  chainHeads: z.strictObject({ sent: chainHead, received: chainHead }).optional(),
  /** Every file beside the certificate. */
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256: hash })),
});

export const recordCertificate = z.strictObject({
  statement: recordStatement,
  /** Ed25519, 32 bytes. */
  key: hash,
  /** Ed25519, 64 bytes, over `signedBytes`. */
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

export type RecordStatement = z.output<typeof recordStatement>;
export type RecordCertificate = z.output<typeof recordCertificate>;

export const certificateName = 'certificate.json';

/** Bound to their purpose: no other signature of the key is one of these. */
export function signedBytes(statement: RecordStatement): Uint8Array {
  return utf8(`quietline/record-certificate/1\n${canonicalJson(statement)}`);
}

/** The file's whole text: canonical, with one line feed at its end. */
export function certificateText(certificate: RecordCertificate): string {
  return `${canonicalJson(certificate)}\n`;
}

/** For people to compare: `1f2e 3d4c …`. */
export function readableKey(key: string): string {
  return key.match(/.{1,4}/g)?.join(' ') ?? '';
}

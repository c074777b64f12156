/** The completeness certificate of an export: what is in, what is not and why, and the hash of each file, under the practice's key. */
import {
  certificateText,
  readableKey,
  type RecordStatement,
  signedBytes,
} from '../../../../shared/contract/record-certificate.ts';
import { sign, type SigningPair } from '../../../../shared/crypto/ed25519.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import { factLines, wordsIn } from '../../../../verifier/index.ts';
import type { ComposedRecord } from './composed-record.ts';

export type CertifiedFile = RecordStatement['files'][number];
export type LeftOut = RecordStatement['leftOut'][number];

export function statementOf(
  { head, total, index }: ComposedRecord,
  files: readonly CertifiedFile[],
  leftOut: readonly LeftOut[],
): RecordStatement {
  const { practice, client, range, createdAt, appVersion, locale, recipient, reason, audience } = head;
  const { counts, redactions, chainHeads } = head;
  return {
    schema: 'quietline-certificate/1',
    practice: { name: practice.name, therapist: practice.therapist },
    client: { name: client.name },
    ...{ range, createdAt, appVersion, locale, recipient, reason, audience, counts, redactions },
    lines: total,
    gaps: [...index.gaps],
    leftOut: [...leftOut],
    ...(chainHeads === undefined ? {} : { chainHeads }),
    files: [...files],
  };
}

/** Of the client's whole file, what is not in, and what could not be read. Files are added by whoever packs them. */
export function leftOutOf({ head, index }: Pick<ComposedRecord, 'head' | 'index'>): readonly LeftOut[] {
  return [
    ...head.leftOut.map(({ part, why, count }) => ({ what: part, why, count })),
    ...(index.importedFiles === 0
      ? []
      : [{ what: 'imported-files', why: 'not-brought-in', count: index.importedFiles }]),
    ...index.failed.map(({ why, number }) => ({ what: 'item', why, number })),
  ];
}

export function certificateOf(statement: RecordStatement, { secret, public: key }: SigningPair): Uint8Array {
  const signature = toHex(sign(secret, signedBytes(statement)));
  return utf8(certificateText({ statement, key: toHex(key), signature }));
}

/** The page of plain words: what the certificate says, but for this page's own hash and the signature. */
export function certificatePage(statement: RecordStatement, key: string): Uint8Array {
  const words = wordsIn[statement.locale];
  const heads = statement.chainHeads;
  const lines = [
    words.certificate.toUpperCase(),
    '',
    ...factLines(statement, words),
    ...(heads === undefined
      ? []
      : ['', words.chain, ...[heads.sent, heads.received].map(({ sequence, hash }) => `  ${sequence}  ${hash}`)]),
    '',
    words.files,
    ...statement.files.map(({ name, sha256 }) => `  ${sha256}  ${name}`),
    '',
    words.keyIs(readableKey(key)),
    words.compare,
    '',
    words.how,
  ];
  return utf8(`${lines.join('\n')}\n`);
}

/** The files of imported messages in the zip: each under its line and its place, and what is not what it was left out by name. */
import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { signingPairFromSeed } from '../../../../shared/crypto/ed25519.ts';
import { recordCertificate } from '../../../../shared/contract/record-certificate.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { openSpool } from './record-spool.ts';
import { packRecord } from './record-zip.ts';
import { composedFrom, recordOf, unevenBytes, wholeOf } from './testing/composed.ts';

test('two imported files of one name both stand in the zip, and the certificate names what is not there', async () => {
  const spool = await openSpool(temporaryFolder(), systemRandom);
  onTestFinished(() => spool.close());
  const contents = new Map(['1', '2', '3'].map((digit, index) => [digit.repeat(32), unevenBytes(5000 + index)]));
  const at = '2026-03-03T12:00:00+01:00';
  const file = (digit: string, name: string) => {
    const id = digit.repeat(32);
    const bytes = contents.get(id) ?? new Uint8Array();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { id, name, mime: 'image/jpeg', size: bytes.length, sha256, state: 'here' as const };
  };
  const record = recordOf([
    {
      ...{ kind: 'imported', number: 1, id: 'imported-1', at, verified: false, from: 'client', name: 'Ana', text: '' },
      ...{ hasFile: false, original: { sender: 'Ana', time: '3/3/26' }, source: 'sms', file: { name: 'sms.xml' } },
      files: [
        file('1', 'image.jpg'),
        { name: 'broken.jpg', mime: 'image/jpeg', state: 'damaged' },
        file('2', 'image.jpg'),
        { ...file('3', 'altered.jpg'), sha256: 'ab'.repeat(32) },
      ],
      ...{ importedAt: at, importedBy: 'Dr. Mira' },
    },
  ]);
  const asked: string[] = [];
  const packed = await packRecord(await composedFrom(record, spool), {
    readFile({ id, imported }) {
      asked.push(`${id.slice(0, 1)} ${String(imported)}`);
      return Promise.resolve({ kind: 'piece', bytes: contents.get(id) ?? new Uint8Array(), isLast: true });
    },
    signingPair: () => signingPairFromSeed(new Uint8Array(32).fill(7)),
    verifier: () => Promise.resolve([]),
    formats: () => Promise.resolve([]),
    onBytes: () => undefined,
  });
  if (packed === undefined) throw new Error('Nothing was packed');
  const written = new Map<string, Uint8Array>();
  for (const { name, open } of packed) written.set(name, await wholeOf(open()));
  expect(asked.slice(0, 3)).toEqual(['1 1', '2 3', '3 4']);
  expect([...written.keys()].filter((name) => name.startsWith('attachments/'))).toEqual([
    'attachments/00001-1 image.jpg',
    'attachments/00001-3 image.jpg',
  ]);
  expect(written.get('attachments/00001-3 image.jpg')).toEqual(contents.get('2'.repeat(32)));
  const { statement } = recordCertificate.parse(
    JSON.parse(new TextDecoder().decode(written.get('certificate.json') ?? new Uint8Array())),
  );
  expect(statement.leftOut).toEqual([
    { what: 'imported-files', why: 'not-brought-in', count: 1 },
    { what: 'attachment', why: 'damaged', number: 1 },
  ]);
});

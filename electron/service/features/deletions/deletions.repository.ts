/** The certificates' rows. */
import { deletionCertificate, type Output } from '../../../../shared/contract/index.ts';
import { sha256 } from '../../../../shared/crypto/hash.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type Kept = Output<'deletions.list'>[number];
export type Certificate = Kept['certificate'];

export function createDeletionsRepository(database: WritableDatabase) {
  const insert = database.command('INSERT INTO deletion (deletion_id, at, certificate, sha256) VALUES (?, ?, ?, ?)');
  const all = database.query<{ certificate: string; sha256: string }>(
    'SELECT certificate, sha256 FROM deletion ORDER BY at DESC, deletion_id',
  );
  const one = database.query<{ certificate: string }>('SELECT certificate FROM deletion WHERE deletion_id = ?');

  return {
    add(certificate: Certificate): Kept {
      const text = `${JSON.stringify(certificate, null, 2)}\n`;
      const hash = toHex(sha256(utf8(text)));
      insert.run(certificate.id, certificate.at, text, hash);
      return { certificate, sha256: hash };
    },
    list: (): Kept[] =>
      all.all().map((row) => ({
        certificate: deletionCertificate.parse(JSON.parse(row.certificate)),
        sha256: row.sha256,
      })),
    /** The file as it is hashed. */
    textOf: (id: string): string | undefined => one.get(id)?.certificate,
  };
}

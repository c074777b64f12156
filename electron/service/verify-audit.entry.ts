/** Says whether the audit log of the vault in a folder is whole; the passphrase comes on standard input. */
import { text } from 'node:stream/consumers';
import { assertNever } from '../../shared/language/assert-never.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

function wordsOf(verdict: AuditVerdict): string {
  switch (verdict.kind) {
    case 'checked':
      return verdict.broken === undefined
        ? `The audit log is whole: ${String(verdict.entries)} entries, each bound to the one before it.`
        : `The audit log does not fit from entry ${String(verdict.broken)} on (of ${String(verdict.entries)}).`;
    case 'no-vault':
      return 'There is no vault.json in that folder.';
    case 'wrong-passphrase':
      return 'That is not the passphrase of this vault.';
    case 'unreadable':
      return `The vault cannot be read: ${verdict.problem}.`;
    default:
      return assertNever(verdict);
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stdout.write('Name the folder with vault.json; the passphrase comes on standard input.\n');
  process.exitCode = 1;
} else {
  const verdict = await verifyAudit(folder, (await text(process.stdin)).replace(/\r?\n$/, ''));
  process.stdout.write(`${wordsOf(verdict)}\n`);
  process.exitCode = verdict.kind === 'checked' && verdict.broken === undefined ? 0 : 1;
}

/** Files of other apps, given to a practice as its screens do. */
import { join } from 'node:path';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { temporaryFolder } from './folders.ts';
import { createVaultOn, type TestService, testService } from './services.ts';

export async function practiceWithClient() {
  const folder = temporaryFolder();
  const practice = testService(folder);
  await createVaultOn(practice);
  const { id: clientId } = await practice.screen.call('clients.create', { name: 'Ana Example' });
  return { folder, practice, clientId, place: join(folder, 'vault', 'attachments') };
}

export async function give(
  { screen }: TestService,
  clientId: ClientId,
  content: string | Uint8Array,
  fileName = 'chat.txt',
) {
  const bytes = Buffer.from(content);
  const begun = await screen.call('imports.begin', { clientId, fileName, size: bytes.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { importId, pieceBytes } = begun;
  for (let at = 0; at < bytes.length; at += pieceBytes)
    await screen.call('imports.append', { importId, bytes: new Uint8Array(bytes.subarray(at, at + pieceBytes)) });
  await screen.call('imports.finish', { importId });
  return importId;
}

export async function timeline({ screen }: TestService, clientId: ClientId) {
  const { items } = await screen.call('conversations.page', { clientId, limit: 50 });
  return items.flatMap((item) => (item.kind === 'imported' ? [item] : []));
}

/** A practice that was backed up, and a computer that never saw it. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { temporaryFolder } from './folders.ts';
import { createVaultOn, eventually, sharedMemoryRelay, testService, type TestService } from './services.ts';
import { strongPassphrase } from './vaults.ts';

export type Place = { readonly folder: string; readonly backups: string };

export function place(): Place {
  const folder = temporaryFolder();
  const backups = join(folder, 'usb');
  mkdirSync(backups);
  return { folder, backups };
}

export async function settled({ screen }: TestService): Promise<Output<'backups.state'>> {
  return eventually(async () => {
    const state = await screen.call('backups.state', undefined);
    return state.running === undefined && (state.last ?? state.failure) !== undefined ? state : undefined;
  });
}

export async function anotherThan(
  before: Output<'backups.state'>,
  service: TestService,
): Promise<Output<'backups.state'>> {
  return eventually(async () => {
    const state = await settled(service);
    return state.last?.name === before.last?.name ? undefined : state;
  });
}

export function backupFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.qlbackup'))
    .sort();
}

export async function chooseFolder(service: TestService, folder: string): Promise<Output<'backups.state'>> {
  expect(await service.screen.call('backups.setFolder', { folder })).toEqual({ kind: 'chosen' });
  return settled(service);
}

/** A vault with a client and a note, and its first backup. */
export async function backedUp(): Promise<
  Place & { readonly file: string; readonly words: string; readonly service: TestService }
> {
  const at = place();
  const service = testService(at.folder, { relayAt: sharedMemoryRelay() });
  const created = await createVaultOn(service);
  if (created.kind !== 'created') throw new Error(created.kind);
  const { id } = await service.screen.call('clients.create', { name: 'Ana' });
  const note = await service.screen.call('notes.create', { clientId: id, template: 'free', sessionDay: '2026-11-22' });
  await service.screen.call('notes.save', {
    ...note,
    title: 'First session',
    sessionDay: '2026-11-22',
    sections: [{ name: 'text', text: 'Sleeps badly since the move' }],
  });
  const { last } = await chooseFolder(service, at.backups);
  expect(last?.counts).toEqual({ clients: 1, messages: 0, notes: 1 });
  return { ...at, service, file: join(at.backups, last?.name ?? ''), words: created.recovery.words.join(' ') };
}

export const withPassphrase: Input<'vault.restore'>['secret'] = { kind: 'passphrase', passphrase: strongPassphrase };

/** Nothing but the unlocked part of a computer that never saw this vault. */
export function emptyComputer(): TestService & { readonly vault: string } {
  const folder = temporaryFolder();
  return { ...testService(folder, { relayAt: sharedMemoryRelay() }), vault: join(folder, 'vault') };
}

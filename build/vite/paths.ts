/** Where the parts of the product lie: the entry of each room and the folder its bundle is written to. */
import { join } from 'node:path';

export const repositoryRoot = join(import.meta.dirname, '..', '..');

export const rooms = ['main', 'preload', 'service', 'renderer', 'client'] as const;
export type Room = (typeof rooms)[number];

/** Relative to the repository root. */
export const roomEntries: Record<Room, string> = {
  main: 'electron/main/main.entry.ts',
  preload: 'electron/preload/preload.entry.ts',
  service: 'electron/service/service.entry.ts',
  renderer: 'renderer/index.html',
  client: 'client/index.html',
};

export function builtFolder(room: Room): string {
  return join(repositoryRoot, 'dist', room);
}

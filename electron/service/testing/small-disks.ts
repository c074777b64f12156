/** A disk of a few pages, for tests of what happens when it is full or takes nothing. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './folders.ts';

export const noMount = 'this machine lets no one mount a small disk';

/** `size` as mount has it: `8m`. Undefined where this machine lets nobody mount: the test says so. */
export function smallDisk(size: string, options = ''): string | undefined {
  const disk = join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}${options}`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

/** `options` as mount has them: `ro`, `size=10m`. */
export function remount(disk: string, options: string): void {
  execFileSync('mount', ['-o', `remount,${options}`, disk], { stdio: 'ignore' });
}

/** A place for windows where there is no screen: an Xvfb of our own on a display number that it picks itself. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { CannotGoOn } from './progress.ts';

export type Display = { name: string; close: () => void };

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** With `endsWithLastWindow` the display ends by itself when the one app on it does, even if we are killed. */
export async function openVirtualDisplay(options: { endsWithLastWindow: boolean }): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1440x1024x24', '-nolisten', 'tcp'];
  if (options.endsWithLastWindow) args.push('-terminate');
  // A group of its own: Ctrl-C must reach the app first, which needs its display to close.
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const close = () => {
    child.kill();
  };
  process.once('exit', close);
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    const pipe = child.stdio[3] as Readable;
    pipe.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.on('error', (error) => {
      reject(new CannotGoOn(`Xvfb could not be started: ${error.message}`));
    });
    child.on('exit', (code) => {
      reject(new CannotGoOn(`Xvfb ended at once (${String(code)}).`));
    });
  });
  child.unref();
  return { name: `:${number}`, close };
}

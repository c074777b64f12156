/** The service's own log: a small rotating file that can hold codes and numbers, and has no field for anything else. */
import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ErrorCode, MethodName } from '../../shared/contract/index.ts';
import { toHex } from '../../shared/language/bytes.ts';
import type { Clock } from '../../shared/language/clock.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import { makeFolder } from './vault/folder.ts';

export type LogEvent =
  | 'started'
  | 'stopped'
  | 'vault-unlocked'
  | 'vault-locked'
  | 'store-older-than-noted'
  | 'call-failed'
  | 'fault'
  | 'port-frame-refused';

export type LogFields = {
  readonly method?: MethodName;
  readonly code?: ErrorCode;
  readonly incident?: string;
  /** Of an unforeseen error: its class and where it was thrown, never its message. */
  readonly error?: unknown;
  readonly count?: number;
};

export type Log = {
  write(event: LogEvent, fields?: LogFields): void;
  /** Notes what nobody foresaw and returns the number under which it stands. */
  incident(error: unknown, method?: MethodName): string;
};

const maxBytes = 256 * 1024;
const stackLines = 12;

export function createLog(folder: string, clock: Clock, random: RandomBytes): Log {
  const path = join(folder, 'service.log');

  function write(event: LogEvent, { error, ...fields }: LogFields = {}): void {
    const entry = {
      at: new Date(clock.now()).toISOString(),
      event,
      ...fields,
      ...(error === undefined ? {} : origin(error)),
    };
    try {
      makeFolder(folder);
      if (existsSync(path) && statSync(path).size > maxBytes) renameSync(path, join(folder, 'service.1.log'));
      appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    } catch {
      // A log that can't be written stops nothing.
    }
  }

  return {
    write,
    incident(error, method) {
      const incident = toHex(random(6));
      write('fault', { incident, error, ...(method === undefined ? {} : { method }) });
      return incident;
    },
  };
}

/** The class, the code and the places in our own code; a message could quote what somebody wrote. */
function origin(error: unknown): {
  readonly error: string;
  readonly errorCode?: string;
  readonly stack?: readonly string[];
} {
  if (!(error instanceof Error)) return { error: typeof error };
  // The stack repeats the message, which may itself hold lines that look like places.
  const stack = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, stackLines)
    .map(placeOf);
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Za-z_-]{1,40}$/.test(error.code)
      ? { errorCode: error.code }
      : {};
  return { error: error.name, ...code, stack };
}

/** `    at send (file:///home/anna/app/x.ts:1:2)` becomes `send x.ts:1:2`: a path holds a person's name. */
function placeOf(line: string): string {
  const [, name = '', path = ''] = /^ {4}at (?:(.*?) \()?(.*?)\)?$/.exec(line) ?? [];
  return `${name} ${basename(path)}`.trim();
}

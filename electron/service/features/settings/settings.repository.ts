/** The practice's settings, and the few things that the service remembers for itself. */
import { z } from 'zod';
import type { Input } from '../../../../shared/contract/index.ts';
import type { WritableDatabase } from '../../database/database.ts';
import type { WayNote } from '../../vault/ways-in.ts';

export type Settings = Input<'settings.update'>;

export type SettingsRepository = {
  get(): Settings;
  put(settings: Settings): void;
  isRecoveryConfirmed(): boolean;
  setRecoveryConfirmed(isConfirmed: boolean): void;
  /** What is remembered of the ways into the vault, by the id of their slot. */
  wayNotes(): Readonly<Record<string, WayNote>>;
  setWayNote(id: string, note: WayNote): void;
  /** Which installation the vault was last open in; undefined before it was ever asked. */
  install(): string | undefined;
  setInstall(id: string): void;
  /** The port that links of this practice name; undefined before the first start. */
  embeddedRelayPort(): number | undefined;
  setEmbeddedRelayPort(port: number): void;
};

const wayNotes = z.record(
  z.string(),
  z.object({
    madeAt: z.int(),
    testedAt: z.int().optional(),
    needed: z.int().optional(),
    holders: z.array(z.string()).optional(),
  }),
);

/** What stands where nothing was ever set. A later version's additions get their defaults here. */
const stored = z.object({
  practiceName: z.string().catch(''),
  therapistName: z.string().catch(''),
  phone: z.string().catch(''),
  emergencyText: z.string().catch(''),
  idleLockMinutes: z.int().min(1).max(120).catch(10),
  sendReadReceipts: z.boolean().catch(true),
  unreadDays: z.int().min(1).max(90).catch(7),
  relay: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('embedded') }),
      z.object({ kind: z.literal('server'), url: z.string(), pageUrl: z.string(), password: z.string() }),
    ])
    .catch({ kind: 'embedded' }),
});

export function createSettingsRepository(database: WritableDatabase): SettingsRepository {
  const read = database.query<{ value: string }>('SELECT value FROM setting WHERE name = ?');
  const write = database.command(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );

  function value(name: string): unknown {
    const row = read.get(name);
    return row === undefined ? undefined : JSON.parse(row.value);
  }
  function put(name: string, newValue: unknown): void {
    write.run(name, JSON.stringify(newValue));
  }

  return {
    get: () => stored.parse(value('practice') ?? {}),
    put: (settings) => put('practice', settings),
    isRecoveryConfirmed: () => value('recovery-confirmed') === true,
    setRecoveryConfirmed: (isConfirmed) => put('recovery-confirmed', isConfirmed),
    wayNotes: () => wayNotes.catch({}).parse(value('ways-in') ?? {}),
    setWayNote(id, note) {
      put('ways-in', { ...wayNotes.catch({}).parse(value('ways-in') ?? {}), [id]: note });
    },
    install: () => z.string().optional().catch(undefined).parse(value('install')),
    setInstall: (id) => put('install', id),
    embeddedRelayPort: () => z.int().min(1).max(65_535).optional().catch(undefined).parse(value('embedded-relay-port')),
    setEmbeddedRelayPort: (port) => put('embedded-relay-port', port),
  };
}

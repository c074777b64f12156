/** What main and the service say to each other, and the handful of things that a screen may ask of main. No content in any of it, but for a printed record's heading, its bytes on their way to the service, and what is copied. */
import { z } from 'zod';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the service wants of the system's keychain. The secret is random and wraps one slot of the vault file. */
const keychainAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look') }),
  z.object({ kind: z.literal('wrap'), secret: bytes }),
  z.object({ kind: z.literal('unwrap'), backend: z.string(), wrapped: bytes }),
]);

const keychainAnswer = z.discriminatedUnion('kind', [
  /** `plain-text`: this system would keep it readable for everybody. */
  z.object({ kind: z.literal('unavailable'), reason: z.enum(['plain-text', 'none']) }),
  z.object({ kind: z.literal('available'), backend: z.string() }),
  z.object({ kind: z.literal('wrapped'), backend: z.string(), wrapped: bytes }),
  z.object({ kind: z.literal('unwrapped'), secret: bytes }),
  z.object({ kind: z.literal('other-backend'), backend: z.string() }),
  /** The person, or the system, said no. */
  z.object({ kind: z.literal('refused') }),
]);

/** `pdf`: its bytes; `on-paper`: it went to the system's printing; `refused`: the person closed that dialog. */
const printResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pdf'), bytes }),
  z.object({ kind: z.literal('on-paper') }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('failed') }),
]);

/** Main to service. `open-port` comes with a port, or names a channel that main relays. */
export const toService = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open-port'), channel: z.int(), purpose: z.enum(['screen', 'print']) }),
  z.object({ kind: z.literal('port-message'), channel: z.int(), message: z.unknown() }),
  z.object({ kind: z.literal('port-closed'), channel: z.int() }),
  z.object({ kind: z.literal('lock') }),
  z.object({
    kind: z.literal('printed'),
    taskId: z.string(),
    result: printResult,
  }),
  z.object({ kind: z.literal('keychain'), id: z.int(), answer: keychainAnswer }),
  /** Lock, close everything and exit. */
  z.object({ kind: z.literal('stop') }),
]);

/** Service to main. */
export const toMain = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('port-message'), channel: z.int(), message: z.unknown() }),
  z.object({ kind: z.literal('port-closed'), channel: z.int() }),
  /** Open the hidden print window for this task, and send back the PDF or what became of the system's dialog. */
  z.object({
    kind: z.literal('print'),
    taskId: z.string(),
    to: z.enum(['pdf', 'paper']),
    pageSize: z.enum(['Letter', 'A4']),
    isLarge: z.boolean(),
    headerText: z.string(),
    footerText: z.string(),
  }),
  z.object({ kind: z.literal('keychain'), id: z.int(), ask: keychainAsk }),
  /** The make-believe client's page in a window of its own; without a page that window closes. */
  z.object({
    kind: z.literal('practice-window'),
    page: z.object({ url: z.url({ protocol: /^http$/ }).max(4000), label: z.string().max(200) }).optional(),
  }),
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('unlocked') }),
  /** Unread messages in all, for the badge and the notification that names nobody. */
  z.object({ kind: z.literal('unread'), count: z.int(), isNew: z.boolean() }),
]);

export type PrintResult = z.output<typeof printResult>;
export type ToService = z.output<typeof toService>;
export type ToMain = z.output<typeof toMain>;

/** The preload's whole surface, as `window.quietline`. */
export type HostCalls = {
  /** Resolves with the folder that the person chose, or undefined. */
  chooseFolder(): Promise<string | undefined>;
  /** Resolves with the backup's file that the person chose, or undefined. */
  chooseBackupFile(): Promise<string | undefined>;
  /** Resolves with the capsule's file that the person chose, or undefined. */
  chooseCapsuleFile(): Promise<string | undefined>;
  showFolder(path: string): Promise<void>;
  /** Copies, and clears the clipboard after `clearAfterMs` if it still holds this. */
  copyText(text: string, clearAfterMs: number): Promise<void>;
  /** The person copied something by the keyboard just now: it leaves the clipboard with the next lock. */
  noteCopied(): Promise<void>;
  /** Opens the system's print dialog for the sheet that a screen has put out (`data-print-now`), never for the screen itself. */
  printWindow(): Promise<'printed' | 'cancelled' | 'no-sheet'>;
  /** Writes that sheet to a PDF of this name, where the person says; without a sheet it fails. */
  savePdf(name: string): Promise<'saved' | 'cancelled' | 'failed'>;
  /** Menu and window texts follow the language of the screens. */
  setLanguage(locale: 'en' | 'es'): Promise<void>;
  /** `system`, `light` or `dark`, for the window's own parts. */
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  /** The menu's commands that a screen carries out. */
  onCommand(listener: (command: 'lock' | 'search' | 'new-client' | 'settings') => void): void;
  /** A new port to the service, by `window.postMessage` with `{ quietline: 'port' }`; asked for again after the service restarted. */
  requestPort(): void;
  readonly appVersion: string;
};

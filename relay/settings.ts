/** What an operator can set, from one JSON file or the environment, and the sentence for a value that does not fit. */

import { z } from 'zod';

const hostName = z
  .string()
  .regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/i, 'must be a host name such as relay.example, without https://')
  .transform((name) => name.toLowerCase());

const origin = z
  .string()
  .regex(/^https?:\/\/[a-z0-9.-]{1,253}(:\d{1,5})?$/i, 'must be an address such as https://relay.example');

const settingsSchema = z.strictObject({
  host: z.string().min(1, 'must be an address to listen on').default('127.0.0.1'),
  port: z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(0, 'must be between 0 and 65535')
    .max(65_535, 'must be between 0 and 65535')
    .default(8787),
  dataFolder: z.string().min(1, 'must be a folder').default('./relay-data'),
  pageFolder: z.string().min(1, 'must be a folder').optional(),
  publicHosts: z.array(hostName).default([]),
  pageRelays: z.array(origin).default([]),
  trustProxy: z.boolean('must be true or false').default(false),
  maxStoreMiB: z.coerce
    .number('must be a number of MiB')
    .int('must be a whole number of MiB')
    .min(64, 'must be 64 MiB or more')
    .max(16 * 2 ** 20, 'must be less than 16 TiB')
    .default(10 * 1024),
  operatorPassword: z.string().min(16, 'must have at least 16 characters').max(256).optional(),
});

export type RelaySettings = z.infer<typeof settingsSchema>;

export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: RelaySettings }
  /** `sentence` names the setting and what it must be, and never repeats the value. */
  | { readonly kind: 'unusable'; readonly sentence: string };

export function parseSettings(values: unknown): ParsedSettings {
  const parsed = settingsSchema.safeParse(values);
  if (parsed.success) return { kind: 'settings', settings: parsed.data };
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return { kind: 'unusable', sentence: `There is no setting called "${issue.keys.join('", "')}".` };
  }
  const name = issue?.path.join('.') ?? '';
  return {
    kind: 'unusable',
    sentence:
      name === '' ? 'The settings must be one JSON object.' : `The setting "${name}" ${reasonOf(issue?.message)}.`,
  };
}

function reasonOf(message: string | undefined): string {
  return message?.startsWith('must ') === true ? message : 'has a value of the wrong kind';
}

/** `QUIETLINE_RELAY_PORT=8787` and so on; lists are separated by commas. Unset variables are left out. */
export function settingsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> {
  const text = (name: string) => environment[`QUIETLINE_RELAY_${name}`];
  const list = (name: string) =>
    text(name)
      ?.split(',')
      .map((part) => part.trim());
  const flags: Readonly<Record<string, boolean>> = { true: true, false: false };
  const trustProxy = text('TRUST_PROXY');
  const values = {
    host: text('HOST'),
    port: text('PORT'),
    dataFolder: text('DATA'),
    pageFolder: text('PAGE'),
    publicHosts: list('PUBLIC_HOSTS'),
    pageRelays: list('PAGE_RELAYS'),
    trustProxy: trustProxy === undefined ? undefined : (flags[trustProxy] ?? trustProxy),
    maxStoreMiB: text('MAX_STORE_MIB'),
    operatorPassword: text('PASSWORD'),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** How a row lies in the device's store: as it is, or with all but what it is found and ordered by sealed under a key. */
import { openBox, sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { fromBase64url, textOf, toBase64url, utf8 } from '../../shared/language/bytes.ts';
import type { RandomBytes } from '../../shared/language/random.ts';

declare const kept: unique symbol;

/** Whole or sealed: only `RowSeal.open` tells. */
export type Kept<Row> = { readonly [kept]: Row };

/** What each store needs in clear for its keys and indexes: ids, places in the order, times. Never words, names or keys. */
const clearFields = {
  sessions: ['conversationId'],
  entries: [
    'relationshipId',
    'direction',
    'sequence',
    'conversationId',
    'messageId',
    'refersTo',
    'shown',
    'asksForm',
    'orderAt',
  ],
  outbox: ['cellId', 'position'],
  held: ['relationshipId', 'sequence'],
  invites: ['inviteId'],
  joins: ['joinId'],
  attachments: ['conversationId', 'messageId', 'atWork', 'createdAt'],
  events: ['conversationId', 'position'],
  drafts: ['conversationId'],
  formDrafts: ['conversationId', 'messageId'],
  settings: ['name'],
} as const;

export type SealedStore = keyof typeof clearFields;
export const sealedStores = Object.keys(clearFields).filter((name): name is SealedStore => name in clearFields);

export type RowSeal = {
  /** Throws once it is retired. */
  readonly shut: <Row extends object>(store: SealedStore, row: Row) => Kept<Row>;
  /**
   * Throws, and tells `onRefused`, where a row is not as this seal writes them: sealed and changed, moved to another
   * place or of another key, or sealed where none should be; open where all should be sealed.
   */
  readonly open: <Row extends object>(store: SealedStore, row: Kept<Row>) => Row;
  /** Called in the moment in which all rows begin to be written under another seal: a row of this one would be a stranger there. */
  readonly retire: () => void;
};

/** For a device without a passcode. */
export function plainRows(onRefused: OnRefused = () => undefined): RowSeal {
  return rowSeal(onRefused, {
    shut: (_store, row) => row,
    open: (_store, row) => ('sealed' in row ? undefined : row),
  });
}

/**
 * No row lies open beside sealed ones: setting the passcode seals all there are in one transaction, and whatever is
 * written later goes through here. One that does was put there by somebody without the key.
 */
export function sealedRows(key: Uint8Array, random: RandomBytes, onRefused: OnRefused = () => undefined): RowSeal {
  return rowSeal(onRefused, {
    shut(store, row) {
      const clear = clearPart(store, row);
      return { ...clear, sealed: sealBox(key, encoded(row), placeOf(store, clear), random) };
    },
    open(store, row) {
      if (!('sealed' in row && row.sealed instanceof Uint8Array)) return undefined;
      const clear = clearPart(store, row);
      const opened = openBox(key, row.sealed, placeOf(store, clear));
      return opened && { ...decoded(opened), ...clear };
    },
  });
}

/** Hears of a row that nobody who may write here has written. */
export type OnRefused = () => void;

type Way = {
  readonly shut: (store: SealedStore, row: object) => object;
  /** Undefined where the row is refused. */
  readonly open: (store: SealedStore, row: object) => object | undefined;
};

function rowSeal(onRefused: OnRefused, way: Way): RowSeal {
  let isRetired = false;
  return {
    shut(store, row) {
      if (isRetired) throw new Error('The store is written under another seal now.');
      return way.shut(store, row) as never;
    },
    open(store, row) {
      const opened = way.open(store, row);
      if (opened !== undefined) return opened as never;
      onRefused();
      throw new Error('A row of the store does not open.');
    },
    retire() {
      isRetired = true;
    },
  };
}

function clearPart(store: SealedStore, row: object): Record<string, unknown> {
  const names: readonly string[] = clearFields[store];
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => names.includes(name) && value !== undefined));
}

/** Binds a sealed row to its place. A position that the store itself gives is not known yet when the row is sealed. */
function placeOf(store: SealedStore, clear: Record<string, unknown>): Uint8Array {
  const names = clearFields[store].filter((name) => name !== 'position');
  return utf8(JSON.stringify([store, ...names.map((name) => clear[name])]));
}

const bytesMark = '$bytes';
const mapMark = '$map';

function encoded(row: object): Uint8Array {
  return utf8(
    JSON.stringify(row, (_name, value: unknown) => {
      if (value instanceof Uint8Array) return { [bytesMark]: toBase64url(value) };
      return value instanceof Map ? { [mapMark]: Array.from(value) } : value;
    }),
  );
}

function decoded(bytes: Uint8Array): object {
  const row: unknown = JSON.parse(textOf(bytes) ?? 'null', (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (bytesMark in value) return fromBase64url(String(value[bytesMark])) ?? new Uint8Array();
    if (mapMark in value && Array.isArray(value[mapMark])) return new Map(value[mapMark]);
    return value;
  });
  if (typeof row !== 'object' || row === null) throw new Error('A row of the store holds none.');
  return row;
}

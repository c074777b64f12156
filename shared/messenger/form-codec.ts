/** Forms and answers as deterministic CBOR: the bytes that are hashed, signed, sent and kept. */
import { type Answer, type Answers, type Drawing, fitsForm } from '../domain/forms/answers.ts';
import {
  type Condition,
  faultOf,
  type Form,
  type FormItem,
  formKinds,
  isQuestion,
  measureNames,
  type Option,
} from '../domain/forms/form.ts';
import type { Timestamp } from '../domain/ids.ts';
import { assertNever } from '../language/assert-never.ts';
import {
  type CborMap,
  type CborValue,
  cborMap,
  decodeCbor,
  encodeCbor,
  isCborArray,
  isCborMap,
  MAX_FORM_BYTES,
} from '../protocol/index.ts';

const itemNumbers = { heading: 1, paragraph: 2, text: 3, choice: 4, date: 5, scale: 6, signature: 7 } as const;

/** `{1: kind, 2: title, 3: locale, 4: items, 5: measure}`; undefined when it is too large to be sent. */
export function encodeForm(form: Form): Uint8Array | undefined {
  const bytes = encodeCbor(
    cborMap({ 1: form.kind, 2: form.title, 3: form.locale, 4: form.items.map(itemMap), 5: form.measure }),
    4096,
  );
  return bytes.length > MAX_FORM_BYTES ? undefined : bytes;
}

/** Undefined for what this version cannot show as it was meant, and for forms that faultOf refuses. */
export function decodeForm(bytes: Uint8Array): Form | undefined {
  const map = mapOf(bytes);
  if (map === undefined) return undefined;
  const kind = formKinds.find((candidate) => candidate === map.get(1));
  const title = map.get(2);
  const locale = map.get(3);
  const items = listOf(map.get(4), itemOf);
  const measure = measureNames.find((candidate) => candidate === map.get(5));
  if (kind === undefined || typeof title !== 'string' || typeof locale !== 'string' || items === undefined) {
    return undefined;
  }
  if (map.has(5) && measure === undefined) return undefined;
  const form: Form = { kind, title, locale, items, ...(measure !== undefined && { measure }) };
  return faultOf(form) === undefined ? form : undefined;
}

/** `{0: kind, 1: id, 2: words, 3: required, 4: options, 5: long | many, 6: [from, to, label, label], 7: [item, values]}` */
function itemMap(item: FormItem): CborMap {
  const common = { 0: itemNumbers[item.kind], 1: item.id, 7: item.when && [item.when.item, item.when.oneOf] };
  if (!isQuestion(item)) return cborMap({ ...common, 2: item.text });
  const asked = { ...common, 2: item.label, 3: item.isRequired };
  switch (item.kind) {
    case 'text':
      return cborMap({ ...asked, 5: item.isLong });
    case 'choice':
      return cborMap({ ...asked, 4: item.options.map(({ id, label }) => [id, label]), 5: item.isMany });
    case 'scale':
      return cborMap({ ...asked, 6: [item.from, item.to, item.fromLabel, item.toLabel] });
    case 'date':
    case 'signature':
      return cborMap(asked);
    default:
      return assertNever(item);
  }
}

function itemOf(map: CborValue): FormItem | undefined {
  if (!isCborMap(map)) return undefined;
  const id = map.get(1);
  const words = map.get(2);
  const when = map.has(7) ? conditionOf(map.get(7)) : null;
  if (typeof id !== 'string' || typeof words !== 'string' || when === undefined) return undefined;
  const common = { id, ...(when !== null && { when }) };
  const kind = map.get(0);
  if (kind === itemNumbers.heading) return { ...common, kind: 'heading', text: words };
  if (kind === itemNumbers.paragraph) return { ...common, kind: 'paragraph', text: words };
  const isRequired = map.get(3);
  const flag = map.get(5);
  if (typeof isRequired !== 'boolean') return undefined;
  const asked = { ...common, label: words, isRequired };
  switch (kind) {
    case itemNumbers.text:
      return typeof flag === 'boolean' ? { ...asked, kind: 'text', isLong: flag } : undefined;
    case itemNumbers.choice: {
      const options = listOf(map.get(4), optionOf);
      return options && typeof flag === 'boolean' ? { ...asked, kind: 'choice', options, isMany: flag } : undefined;
    }
    case itemNumbers.date:
      return { ...asked, kind: 'date' };
    case itemNumbers.scale: {
      const scale = scaleOf(map.get(6));
      return scale && { ...asked, kind: 'scale', ...scale };
    }
    case itemNumbers.signature:
      return { ...asked, kind: 'signature' };
    default:
      return undefined;
  }
}

function conditionOf(value: CborValue | undefined): Condition | undefined {
  if (!isCborArray(value) || value.length !== 2) return undefined;
  const [item, values] = value;
  const oneOf = listOf(values, textOf);
  return typeof item === 'string' && oneOf ? { item, oneOf } : undefined;
}

function optionOf(value: CborValue): Option | undefined {
  const [id, label, ...more] = listOf(value, textOf) ?? [];
  return id !== undefined && label !== undefined && more.length === 0 ? { id, label } : undefined;
}

function scaleOf(value: CborValue | undefined) {
  const [from, to, fromLabel, toLabel, ...more] = isCborArray(value) ? value : [];
  if (typeof from !== 'number' || typeof to !== 'number' || more.length > 0) return undefined;
  return typeof fromLabel === 'string' && typeof toLabel === 'string' ? { from, to, fromLabel, toLabel } : undefined;
}

/** `signed`: with a signature field filled; `refused` and `withdrawn` are answers too, and end nothing. */
export const answerStandings = ['signed', 'answered', 'refused', 'withdrawn'] as const;
export type AnswerStanding = (typeof answerStandings)[number];

export type FormAnswer = {
  /** SHA-256 of the form's bytes, as they were shown. */
  readonly formHash: Uint8Array;
  readonly standing: AnswerStanding;
  /** By the clock of the one who answers. */
  readonly at: Timestamp;
  /** IANA name of their time zone, so that the time can be told as they saw it; may be empty. */
  readonly timeZone: string;
  readonly answers: Answers;
};

const answerNumbers = { text: 1, choice: 2, date: 3, scale: 4, signature: 5 } as const;
const MAX_ZONE_CHARACTERS = 64;
const MAX_TIME_MS = 8_640_000_000_000_000;

/** `{1: form hash, 2: standing, 3: time, 4: time zone, 5: [[id, kind, value] …]}`; undefined when it is too large to be sent. */
export function encodeFormAnswer(answer: FormAnswer): Uint8Array | undefined {
  const answers = [...answer.answers].map(([id, given]): CborValue => [id, answerNumbers[given.kind], valueOf(given)]);
  const bytes = encodeCbor(
    cborMap({
      1: answer.formHash,
      2: answerStandings.indexOf(answer.standing) + 1,
      3: answer.at,
      4: answer.timeZone.slice(0, MAX_ZONE_CHARACTERS),
      5: answers,
    }),
    2048,
  );
  return bytes.length > MAX_FORM_BYTES ? undefined : bytes;
}

/** The hash of the form that an answer says it is to; undefined when it says none. */
export function answeredHash(bytes: Uint8Array): Uint8Array | undefined {
  const hash = mapOf(bytes)?.get(1);
  return hash instanceof Uint8Array && hash.length === 32 ? hash : undefined;
}

/** Undefined when it is malformed, or has answers that the form does not ask for. */
export function decodeFormAnswer(bytes: Uint8Array, form: Form): FormAnswer | undefined {
  const map = mapOf(bytes);
  const formHash = answeredHash(bytes);
  if (map === undefined || formHash === undefined) return undefined;
  const place = map.get(2);
  const standing = typeof place === 'number' ? answerStandings[place - 1] : undefined;
  const at = map.get(3);
  const timeZone = map.get(4);
  const given = listOf(map.get(5), givenOf);
  if (standing === undefined) return undefined;
  if (typeof at !== 'number' || at < 0 || at > MAX_TIME_MS) return undefined;
  if (typeof timeZone !== 'string' || timeZone.length > MAX_ZONE_CHARACTERS || given === undefined) return undefined;
  const answers = new Map(given);
  if (answers.size !== given.length || !fitsForm(form, answers)) return undefined;
  return { formHash, standing, at: at as Timestamp, timeZone, answers };
}

function valueOf(answer: Answer): CborValue {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'choice':
      return answer.options;
    case 'date':
      return answer.day;
    case 'scale':
      return answer.value;
    case 'signature':
      return signatureValue(answer);
    default:
      return assertNever(answer);
  }
}

/** `[name, strokes, day]`; no strokes is an empty list, and what is missing at the end is left out. */
function signatureValue({ name, day, drawing }: Extract<Answer, { readonly kind: 'signature' }>): CborValue {
  const strokes = drawing?.map((stroke) => stroke.flat()) ?? [];
  if (day !== undefined) return [name, strokes, day];
  return drawing === undefined ? [name] : [name, strokes];
}

function signatureOf(given: CborValue): Answer | undefined {
  const [name, strokes, day, ...more] = isCborArray(given) ? given : [];
  if (typeof name !== 'string' || more.length > 0) return undefined;
  if (day !== undefined && typeof day !== 'string') return undefined;
  const drawing = strokes === undefined ? [] : drawingOf(strokes);
  if (drawing === undefined) return undefined;
  return {
    kind: 'signature',
    name,
    ...(day !== undefined && { day }),
    ...(drawing.length > 0 && { drawing }),
  };
}

function givenOf(value: CborValue): readonly [id: string, answer: Answer] | undefined {
  const [id, kind, given, ...more] = isCborArray(value) ? value : [];
  if (typeof id !== 'string' || given === undefined || more.length > 0) return undefined;
  const answer = answerOf(kind, given);
  return answer && [id, answer];
}

function answerOf(kind: CborValue | undefined, given: CborValue): Answer | undefined {
  switch (kind) {
    case answerNumbers.text:
      return typeof given === 'string' ? { kind: 'text', text: given } : undefined;
    case answerNumbers.choice: {
      const options = listOf(given, textOf);
      return options && { kind: 'choice', options };
    }
    case answerNumbers.date:
      return typeof given === 'string' ? { kind: 'date', day: given } : undefined;
    case answerNumbers.scale:
      return typeof given === 'number' ? { kind: 'scale', value: given } : undefined;
    case answerNumbers.signature:
      return signatureOf(given);
    default:
      return undefined;
  }
}

function drawingOf(value: CborValue): Drawing | undefined {
  return listOf(value, (stroke) => {
    const numbers = listOf(stroke, (number) => (typeof number === 'number' ? number : undefined));
    if (numbers === undefined || numbers.length % 2 !== 0) return undefined;
    return Array.from({ length: numbers.length / 2 }, (_, index) => {
      return [numbers[2 * index] ?? 0, numbers[2 * index + 1] ?? 0] as const;
    });
  });
}

function mapOf(bytes: Uint8Array): CborMap | undefined {
  const decoded = decodeCbor(bytes, MAX_FORM_BYTES);
  return decoded.kind === 'value' && isCborMap(decoded.value) ? decoded.value : undefined;
}

function textOf(value: CborValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Undefined unless it is a list of such items and nothing else. */
function listOf<Item>(
  value: CborValue | undefined,
  itemFrom: (value: CborValue) => Item | undefined,
): readonly Item[] | undefined {
  if (!isCborArray(value)) return undefined;
  const items: Item[] = [];
  for (const member of value) {
    const item = itemFrom(member);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

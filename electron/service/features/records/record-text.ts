/** The record as plain text: UTF-8, one numbered block an item, the item's own text behind four spaces a line. */
import type { RecordLine } from '../../../../shared/contract/index.ts';
import { readableKey } from '../../../../shared/contract/record-certificate.ts';
import { planFacts } from '../../../../shared/domain/channel-plan.ts';
import { redactionWords } from '../../../../shared/domain/redaction-words.ts';
import { assertNever } from '../../../../shared/language/assert-never.ts';
import { amendmentWords } from './amendments-part.ts';
import type { ComposedRecord, RecordHead } from './composed-record.ts';
import { planWords } from './plan-words.ts';
import { readableInstant } from './record-time.ts';
import { type RecordWords, recordWords } from './record-words.ts';

const indent = '    ';

/** Taking the four spaces off each line of an item gives back its text as it was written, byte for byte. */
export async function* recordText(record: ComposedRecord): AsyncGenerator<string> {
  const words = recordWords[record.head.locale];
  yield `${[header(record.head, words), ...plansText(record.head), ...amendmentsText(record.head)].join('\n')}\n`;
  for await (const page of record.pages()) for (const line of page) yield `${lineText(line, words, record.index)}\n`;
  yield `${words.end}\n`;
}

function header(record: RecordHead, words: RecordWords): string {
  const { counts, chainHeads } = record;
  const lines = [
    words.title.toUpperCase(),
    '',
    `${words.practice}: ${record.practice.name}`,
    `${words.therapist}: ${record.practice.therapist}`,
    `${words.client}: ${record.client.name}`,
    `${words.period}: ${record.range.fromDay} ${words.to} ${record.range.toDay}`,
    `${words.timeZone}: ${record.range.timeZone}`,
    `${words.created}: ${readableInstant(record.createdAt)} (Quietline ${record.appVersion})`,
    `${words.recipient}: ${record.recipient}`,
    `${words.reason}: ${record.reason}`,
    words.messages(counts.messages, counts.expectedMessages, counts.failed),
    words.contacts(counts.contacts, counts.expectedContacts),
    ...(counts.expectedImported === 0 ? [] : [words.imported(counts.imported, counts.expectedImported)]),
    words.notes(counts.notes, counts.expectedNotes),
    ...moreCounts(counts).map(({ kind, included, expected }) => words.counted(words.kinds[kind], included, expected)),
    hiddenText(record, words),
    ...leftOutText(record, words),
    `${words.certificateKey}: ${readableKey(record.certificateKey)}`,
  ];
  if (chainHeads !== undefined) {
    lines.push(
      `${words.chain} (SHA-256)`,
      indent + words.sentChain(chainHeads.sent.sequence, chainHeads.sent.hash),
      indent + words.receivedChain(chainHeads.received.sequence, chainHeads.received.hash),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** What is counted beside messages, contacts and notes, where there is any. */
function moreCounts(counts: RecordHead['counts']) {
  const all = [
    { kind: 'psychotherapy-notes', included: counts.psychotherapyNotes, expected: counts.expectedPsychotherapyNotes },
    { kind: 'forms', included: counts.forms, expected: counts.expectedForms },
    { kind: 'policies', included: counts.policies, expected: counts.expectedPolicies },
    { kind: 'safety-plans', included: counts.safetyPlans, expected: counts.expectedSafetyPlans },
    { kind: 'plans', included: counts.plans, expected: counts.expectedPlans },
    { kind: 'events', included: counts.events, expected: counts.expectedEvents },
    { kind: 'attachments', included: counts.attachments, expected: counts.expectedAttachments },
  ] as const;
  return all.filter(({ expected }) => expected > 0);
}

function hiddenText({ redactions, locale }: RecordHead, words: RecordWords): string {
  const total = redactions.reduce((sum, { count }) => sum + count, 0);
  const reasons = redactions.map(({ reason, count }) => `${redactionWords(locale, reason)}: ${String(count)}`);
  return total === 0 ? words.nothingHidden : words.hidden(total, reasons.join('; '));
}

function leftOutText({ leftOut }: RecordHead, words: RecordWords): readonly string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.map(
    ({ part, why, count }) => `${indent}${words.kinds[part]}: ${String(count)} (${words.leaveReasons[why]})`,
  );
  return [`${words.leftOut}:`, ...lines];
}

/** The channel plan as it was agreed, one block a version. */
export function plansText({ channelPlan = [], locale }: RecordHead): readonly string[] {
  const words = planWords[locale];
  return channelPlan.map(({ number, at, author, plan }, index) => {
    const head = words.title(number, author, readableInstant(at), index === 0);
    const facts = planFacts(plan).map(({ name, value }) => {
      if (value.kind === 'words') return `${words.facts[name]}: ${words.values[value.words]}`;
      return `${words.facts[name]}: ${value.kind === 'days' ? words.days(value.count) : value.text}`;
    });
    return block(head, facts.join('\n'));
  });
}

/** What was asked to be corrected and what was answered, one block a request. */
export function amendmentsText({ amendments = [], locale }: RecordHead): readonly string[] {
  const words = amendmentWords[locale];
  return amendments.map(({ statements }) => {
    const said = statements.map(({ kind, day, about, text, enteredBy }) =>
      [`${words.kinds[kind]}, ${day} (${enteredBy})${about === '' ? '' : `: ${about}`}`, text].join('\n'),
    );
    return block(words.title, said.join('\n'));
  });
}

/** One item in plain words, as in the text file; ends with a line feed. */
export function lineText(line: RecordLine, words: RecordWords, places: Places): string {
  switch (line.kind) {
    case 'message':
      return [
        block(
          `[${line.number}] ${readableInstant(line.at)}  ${line.name}${messageState(line, words, places)}`,
          line.text,
        ),
        line.attachment === undefined ? '' : fileText(line.attachment, words),
        ...(line.edits ?? []).map(({ text, at }) =>
          block(`[${line.number}] ${words.changed} ${readableInstant(at)}`, text),
        ),
      ].join('');
    case 'note':
      return noteText(line, words);
    case 'form':
      return formText(line, words);
    case 'form-answer':
      return formAnswerText(line, words, places);
    case 'contact':
      return contactText(line, words);
    case 'imported':
      return importedText(line, words);
    case 'event':
      return `[${line.number}] ${readableInstant(line.at)}  ${eventWords(line.what, words)}\n`;
    case 'failed':
      return `[${line.number}] ${words.couldNotRead} (${line.id}: ${line.reason})\n`;
    default:
      return assertNever(line);
  }
}

type Delivery = NonNullable<Extract<RecordLine, { kind: 'message' }>['delivery']>;

type FileFacts =
  | NonNullable<Extract<RecordLine, { kind: 'message' }>['attachment']>
  | NonNullable<Extract<RecordLine, { kind: 'imported' }>['files']>[number];

/** `name`: where the words of its message are not its name already. */
function fileText({ mime, size, sha256, state }: Omit<FileFacts, 'name'>, words: RecordWords, name = ''): string {
  const facts = [
    ...(name === '' ? [] : [name]),
    mime,
    ...(size === undefined ? [] : [words.bytes(size)]),
    ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]),
    words.files[state],
  ];
  return `${indent}[${words.file}: ${facts.join('; ')}]\n`;
}

/** Which messages and forms stand in the record, by id. */
type Places = Pick<ComposedRecord['index'], 'messages' | 'forms'>;

/** Its line, as lines are numbered here; what is not in the record has only its id. */
function placeOf(id: string, { messages, forms }: Places): string {
  const number = messages.get(id) ?? forms.get(id)?.number;
  return number === undefined ? id : `[${number}]`;
}

/** Each step that is known, with its time. */
function deliveryFacts(delivery: Delivery | undefined, words: RecordWords): readonly string[] {
  if (delivery === undefined) return [];
  const { state, sentAt, deliveredAt, readAt } = delivery;
  const known = [
    { step: 'sent', at: sentAt },
    { step: 'delivered', at: deliveredAt },
    { step: 'read', at: readAt },
  ] as const;
  const facts = known.flatMap(({ step, at }) =>
    at === undefined ? [] : [`${words.states[step]} ${readableInstant(at)}`],
  );
  return known.some(({ step, at }) => step === state && at !== undefined) ? facts : [...facts, words.states[state]];
}

function messageState(line: Extract<RecordLine, { kind: 'message' }>, words: RecordWords, places: Places): string {
  const parts: string[] = [];
  if (line.repliesTo !== undefined) parts.push(`${words.inReplyTo} ${placeOf(line.repliesTo, places)}`);
  parts.push(...deliveryFacts(line.delivery, words));
  if (line.readAt !== undefined) parts.push(`${words.readHere} ${readableInstant(line.readAt)}`);
  if (line.retractedAt !== undefined) parts.push(`${words.retracted} ${readableInstant(line.retractedAt)}`);
  for (const { text, at } of line.reactions ?? []) parts.push(`${words.reaction} ${text} ${readableInstant(at)}`);
  return parts.length === 0 ? '' : `  (${parts.join('; ')})`;
}

function formText(line: Extract<RecordLine, { kind: 'form' }>, words: RecordWords): string {
  const facts = [
    `${words.version} ${line.version}`,
    ...(line.sha256 === undefined ? [] : [`SHA-256 ${line.sha256}`]),
    ...deliveryFacts(line.delivery, words),
  ];
  const head = `[${line.number}] ${readableInstant(line.at)}  ${line.name}: ${words.form}: ${line.title} (${facts.join('; ')})`;
  const parts = line.parts.map(({ text, options }) =>
    options === undefined ? text : `${text} (${options.join(' / ')})`,
  );
  return block(head, parts.join('\n'));
}

function formAnswerText(
  line: Extract<RecordLine, { kind: 'form-answer' }>,
  words: RecordWords,
  places: Places,
): string {
  const { form, given, verdict } = line;
  const facts = [
    ...(line.asks === '' ? [] : [`${words.inReplyToForm} ${placeOf(line.asks, places)}`]),
    ...(form === undefined
      ? []
      : [`${words.version} ${form.version}`, ...(form.sha256 === undefined ? [] : [`SHA-256 ${form.sha256}`])]),
    ...(given === undefined
      ? []
      : [words.given(readableInstant(given.at), given.timeZone), `${words.signer} ${given.signer}`]),
    ...(line.readAt === undefined ? [] : [`${words.readHere} ${readableInstant(line.readAt)}`]),
  ];
  const head = `[${line.number}] ${readableInstant(line.at)}  ${line.name}: ${words.answered[given?.standing ?? 'unread']}: ${form?.title ?? ''} (${facts.join('; ')})`;
  const answers = (given?.answers ?? []).map(({ question, answer, isSignature, signedOn, drawing }) => {
    const typed = drawing === undefined ? words.typed : words.alsoDrawn;
    const dated = signedOn === undefined ? '' : `; ${words.dated} ${signedOn}`;
    const how = isSignature === true ? ` (${typed}${dated})` : '';
    return `${question}\n${indent}${answer === '' ? words.noAnswer : answer + how}`;
  });
  const score = given?.score;
  const scored =
    score === undefined
      ? []
      : [
          score.total === undefined || score.severity === undefined
            ? words.noScore
            : words.score(score.total, score.of, words.severities[score.severity]),
        ];
  return block(head, [...answers, ...scored, words.verdicts[verdict]].join('\n'));
}

function contactText(contact: Extract<RecordLine, { kind: 'contact' }>, words: RecordWords): string {
  const facts = [
    words.directions[contact.direction],
    ...(contact.person === '' ? [] : [`${words.withPerson} ${contact.person}`]),
    ...(contact.minutes === undefined ? [] : [words.minutes(contact.minutes)]),
    `${words.enteredBy} ${contact.author}, ${readableInstant(contact.savedAt)}`,
    ...(contact.struck === undefined ? [] : [`${words.struck}: ${contact.struck}`]),
  ];
  const head = `[${contact.number}] ${readableInstant(contact.at)}  ${words.ways[contact.way]} (${facts.join('; ')})`;
  const earlier = contact.earlier.map(({ text, author, savedAt }) =>
    block(`[${contact.number}] ${words.before} (${author}, ${readableInstant(savedAt)})`, text),
  );
  return [block(head, contact.text), ...earlier].join('');
}

function importedText(line: Extract<RecordLine, { kind: 'imported' }>, words: RecordWords): string {
  const { original, timeZone, file, hasFile, fileNames = [], files = [] } = line;
  const facts = [
    words.notVerified,
    `${words.importSources[line.source]}: ${file.name}${file.sha256 === undefined ? '' : `, SHA-256 ${file.sha256}`}`,
    `${words.writtenThere}: ${[original.sender, original.time].filter((part) => part !== '').join(', ')}`,
    ...(timeZone === undefined ? [] : [`${words.timeZone}: ${timeZone}`]),
    ...(hasFile ? [[words.hadFile, fileNames.join(', ')].filter((part) => part !== '').join(': ')] : []),
    `${words.broughtInBy} ${line.importedBy}, ${readableInstant(line.importedAt)}`,
  ];
  const said = block(`[${line.number}] ${readableInstant(line.at)}  ${line.name} (${facts.join('; ')})`, line.text);
  return [said, ...files.map((one) => fileText(one, words, one.name))].join('');
}

function noteText(note: Extract<RecordLine, { kind: 'note' }>, words: RecordWords): string {
  const signature =
    note.signature === undefined
      ? words.notSigned
      : `${words.signedBy} ${note.signature.by}, ${readableInstant(note.signature.at)}, SHA-256 ${note.signature.hash}`;
  const head = `[${note.number}] ${readableInstant(note.at)}  ${words.noteKinds[note.noteKind]}: ${note.title} (${words.sessionOn} ${note.sessionDay}, ${note.author}, ${words.version} ${note.version})`;
  const sections = note.sections.map((section) => block(`${indent}${sectionWords(section.name, words)}`, section.text));
  const addenda = note.addenda.map((addendum) =>
    block(`${indent}${words.addendum}, ${addendum.by}, ${readableInstant(addendum.at)}`, addendum.text),
  );
  return [`${head}\n`, ...sections, `${indent}${signature}\n`, ...addenda].join('');
}

function block(head: string, text: string): string {
  return `${head}\n${indent}${text.replaceAll('\n', `\n${indent}`)}\n`;
}

/** An event or a section that this version has no word for keeps its own name. */
export function eventWords(what: string, words: RecordWords): string {
  const known: { readonly [name: string]: string } = words.events;
  return known[what] ?? what;
}

function sectionWords(name: string, words: RecordWords): string {
  const known: { readonly [name: string]: string } = words.sections;
  return known[name] ?? name;
}

/** Gathers a record from the store: every chosen item in order, numbered; one that can't be read is named and the rest goes on. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { createRedactor, type Redactor } from '../../../../shared/domain/redaction.ts';
import { redactionLabel } from '../../../../shared/domain/redaction-words.ts';
import { type PartCount, startCounting } from '../../../../shared/domain/release.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import { collectLines, type ComposedRecord, type RecordHead } from './composed-record.ts';
import { type ClientFile, openFile } from './file-items.ts';
import { type FileItem, type FileSources, planId } from './item-sources.ts';
import { orFailed, type Unnumbered } from './item-lines.ts';
import type { Spool } from './record-spool.ts';
import { instantIn } from './record-time.ts';
import { amendmentsPart } from './amendments-part.ts';
import { madeUpId, redactLine, redactPlan, type RedactionCount, sumRedactions } from './redact-line.ts';

export type Release = Input<'records.preview'>;
export type RecordRequest = Release & Pick<Input<'records.export'>, 'locale' | 'recipient' | 'reason'>;

export type RecordSources = FileSources & {
  readonly amendments: { of(clientId: ClientId): Output<'amendments.list'> };
  readonly appVersion: string;
  readonly now: Timestamp;
  /** Hexadecimal. */
  readonly certificateKey: string;
};

/** Called between pages; throws to stop. */
export type OnPage = (done: number, total: number) => void;

/** What the hash chain is about. */
const entryParts: readonly string[] = ['messages', 'forms', 'policies', 'safety-plans'];

/** What would go in and what would not, without reading it. */
export async function countRecord(release: Release, sources: FileSources): Promise<Output<'records.preview'>> {
  const counting = startCounting(release);
  let unsignedNotes = 0;
  for await (const items of openFile(release, sources).pages())
    for (const item of items) if (counting.add(item) === undefined && item.isUnsigned === true) unsignedNotes += 1;
  return {
    parts: counting.counts().map((count) => ({ ...count })),
    unsignedNotes,
    redactions: sources.releases.redactions(release.clientId).length,
  };
}

/** Hides what is to be hidden in this client's records, in the words of the language. */
export function redactorFor(
  { clientId }: Pick<Release, 'clientId'>,
  { releases }: Pick<FileSources, 'releases'>,
  locale: Input<'records.export'>['locale'],
): Redactor {
  const redactions = releases.redactions(clientId).map(({ itemId, passage, reason }) => ({ itemId, passage, reason }));
  return createRedactor(redactions, (reason) => redactionLabel(locale, reason));
}

/** Takes one line after the other from its sources into the spool: of words, a page stands in memory at once. */
export async function composeRecord(
  request: RecordRequest,
  sources: RecordSources,
  spool: Spool,
  onPage: OnPage,
): Promise<ComposedRecord> {
  const { records, practice } = sources;
  const file = openFile(request, sources);
  const heads = records.chainHeads(request.clientId);
  const redactorOf = redactorFor(request, sources, request.locale);
  const { total, notWhole } = await lookAhead(file, request, redactorOf, onPage);
  const instant = (at: Timestamp) => instantIn(request.timeZone, at);

  const lines = collectLines(spool);
  const counting = startCounting(request);
  const tally = createTally();
  /** By the item's id, the one of its line. */
  const given = new Map<string, string>();
  const planIds = new Set<string>();
  let number = 0;
  for await (const items of file.pages()) {
    const chosen = items.filter((item) => counting.add(item) === undefined);
    for (const { part, id } of chosen) if (part === 'plans') planIds.add(id);
    const withLines = chosen.filter(hasLine);
    const lineOf = file.linesOf(withLines);
    for (const item of withLines) {
      const read = withFiles(
        orFailed(item.id, () => lineOf(item)),
        request,
      );
      const redact = redactorOf(item.id);
      const line = withoutHash(redact === undefined ? read : redactLine(read, redact), notWhole);
      tally.add(item, line);
      if (line.kind === 'message' || line.kind === 'form') given.set(item.id, line.id);
      number += 1;
      await lines.add({ ...withGivenIds(line, given), number });
    }
    onPage(Math.min(number, total), total);
  }
  const plans = plansOf(request, planIds, sources, redactorOf, instant);
  const amendments = amendmentsPart(sources.amendments.of(request.clientId), redactorOf);

  const counts = counting.counts();
  return lines.finish({
    schema: 'quietline-record/1',
    practice,
    client: { name: records.clientName(request.clientId) ?? '' },
    range: { fromDay: request.fromDay, toDay: request.toDay, timeZone: request.timeZone },
    createdAt: instant(sources.now),
    appVersion: sources.appVersion,
    locale: request.locale,
    recipient: request.recipient,
    reason: request.reason,
    audience: request.audience,
    counts: countsOf(tally, counts, plans.length),
    leftOut: counts.flatMap(({ part, leftOut }) =>
      (Object.entries(leftOut) as [keyof typeof leftOut, number][]).map(([why, count]) => ({ part, why, count })),
    ),
    redactions: sumRedactions([
      ...tally.redactions,
      ...plans.flatMap(({ redactions }) => redactions),
      ...amendments.redactions,
    ]),
    certificateKey: sources.certificateKey,
    ...(plans.length === 0 ? {} : { channelPlan: plans.map(({ version }) => version) }),
    ...(amendments.told.length === 0 ? {} : { amendments: amendments.told }),
    ...(heads === undefined || !counts.some(({ part, included }) => included > 0 && entryParts.includes(part))
      ? {}
      : {
          chainHeads: {
            sent: { sequence: heads.sent.sequence, hash: toHex(heads.sent.hash) },
            received: { sequence: heads.received.sequence, hash: toHex(heads.received.hash) },
          },
        }),
  });
}

/**
 * `total`: how many lines there will be. `notWhole`: SHA-256 of each imported original of which something is left out or
 * hidden: it covers those words and nothing that is random, so whoever knows the other lines could try words until it
 * fits. `onPage` hears of no count yet, and throws to stop.
 */
async function lookAhead(file: ClientFile, release: Release, redactorOf: Redactor, onPage: OnPage) {
  const counting = startCounting(release);
  const notWhole = new Set<string>();
  let total = 0;
  for await (const items of file.pages()) {
    const chosen = new Set(items.filter((item) => counting.add(item) === undefined));
    total += [...chosen].filter(hasLine).length;
    const doubtful = items.filter(
      (item) => item.part === 'imported' && (!chosen.has(item) || redactorOf(item.id) !== undefined),
    );
    const lineOf = file.linesOf(doubtful);
    for (const item of doubtful) {
      const line = orFailed(item.id, () => lineOf(item));
      if (line.kind !== 'imported' || line.file.sha256 === undefined) continue;
      const redact = redactorOf(item.id);
      const isHidden = redact !== undefined && redactLine(line, redact) !== line;
      if (isHidden || !chosen.has(item)) notWhole.add(line.file.sha256);
    }
    onPage(0, 0);
  }
  return { total, notWhole };
}

function withoutHash(line: Unnumbered, notWhole: ReadonlySet<string>): Unnumbered {
  if (line.kind !== 'imported' || line.file.sha256 === undefined || !notWhole.has(line.file.sha256)) return line;
  return { ...line, file: { name: line.file.name } };
}

function hasLine({ part }: FileItem): boolean {
  return part !== 'plans';
}

/** What a line answers, by the id that stands in the record; what is not there, or not yet, is named by none that anyone else knows. */
function withGivenIds(line: Unnumbered, given: ReadonlyMap<string, string>): Unnumbered {
  if (line.kind === 'message' && line.repliesTo !== undefined)
    return { ...line, repliesTo: given.get(line.repliesTo) ?? madeUpId(line.repliesTo) };
  if (line.kind === 'form-answer' && line.asks !== '')
    return { ...line, asks: given.get(line.asks) ?? madeUpId(line.asks) };
  return line;
}

type Tally = ReturnType<typeof createTally>;

/** Counts the lines that are made. */
function createTally() {
  const made = new Map<PartCount['part'], number>();
  const redactions: RedactionCount[] = [];
  let failed = 0;
  const count = (part: PartCount['part'], many = 1) => made.set(part, (made.get(part) ?? 0) + many);
  return {
    redactions,
    failed: () => failed,
    made: (...parts: readonly PartCount['part'][]) => parts.reduce((sum, part) => sum + (made.get(part) ?? 0), 0),
    add(item: FileItem, line: Unnumbered): void {
      if (line.kind === 'failed') {
        failed += 1;
        return;
      }
      count(item.part);
      if (line.kind === 'message' && line.attachment?.state === 'here') count('attachments');
      if (line.kind === 'imported')
        count('attachments', (line.files ?? []).filter(({ state }) => state === 'here').length);
      if ('redactions' in line) redactions.push(...(line.redactions ?? []));
    },
  };
}

/** Of files that were not asked for, only the message that they came with is in. */
function withFiles(line: Unnumbered, { parts }: Release): Unnumbered {
  if (parts.includes('attachments')) return line;
  if (line.kind === 'imported' && line.files !== undefined)
    return {
      ...line,
      files: line.files.map((file) => (file.id === undefined ? file : { ...file, state: 'left-out' as const })),
    };
  if (line.kind !== 'message' || line.attachment === undefined) return line;
  return { ...line, attachment: { ...line.attachment, state: 'left-out' } };
}

/** Newest first. */
function plansOf(
  { clientId }: Release,
  ids: ReadonlySet<string>,
  { plans }: RecordSources,
  redactorOf: Redactor,
  instant: (at: Timestamp) => string,
) {
  return plans
    .versions(clientId)
    .filter(({ number }) => ids.has(planId(number)))
    .map((version) => {
      const plan = { ...version, at: instant(version.at) };
      const redact = redactorOf(planId(version.number));
      return redact === undefined ? { version: plan, redactions: [] } : redactPlan(plan, redact);
    });
}

/** What is in by the lines that were made; what should be by the count of items. */
function countsOf({ made, failed }: Tally, counts: readonly PartCount[], plans: number): RecordHead['counts'] {
  const expected = (...parts: readonly PartCount['part'][]) =>
    counts.reduce((sum, count) => (parts.includes(count.part) ? sum + count.included : sum), 0);
  return {
    ...{ messages: made('messages'), expectedMessages: expected('messages') },
    ...{ attachments: made('attachments'), expectedAttachments: expected('attachments') },
    ...{ imported: made('imported'), expectedImported: expected('imported') },
    ...{ events: made('events'), expectedEvents: expected('events') },
    ...{ contacts: made('contacts'), expectedContacts: expected('contacts') },
    notes: made('progress-notes', 'contact-notes'),
    expectedNotes: expected('progress-notes', 'contact-notes'),
    psychotherapyNotes: made('psychotherapy-notes'),
    expectedPsychotherapyNotes: expected('psychotherapy-notes'),
    ...{ forms: made('forms'), expectedForms: expected('forms') },
    ...{ policies: made('policies'), expectedPolicies: expected('policies') },
    ...{ safetyPlans: made('safety-plans'), expectedSafetyPlans: expected('safety-plans') },
    ...{ plans, expectedPlans: expected('plans'), failed: failed() },
  };
}

/** A verdict in plain words, the same for the page and the command. */
import { readableKey, type RecordStatement } from '../shared/contract/record-certificate.ts';
import type { Finding, Verdict } from './verify-record.ts';
import { findingWords, type Words } from './words.ts';

export type Report = {
  readonly holds: boolean;
  readonly headline: string;
  /** In the order in which they are shown; none of them is empty. */
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
};

export function reportOf(verdict: Verdict, words: Words): Report {
  switch (verdict.kind) {
    case 'no-certificate':
      return { holds: false, headline: words.noCertificate, parts: [] };
    case 'unreadable-certificate':
      return { holds: false, headline: words.unreadableCertificate, parts: [] };
    case 'checked': {
      const { statement, key, findings, isKeyCompared } = verdict;
      const holds = findings.length === 0;
      const parts = [
        { title: words.found, lines: findings.map((finding) => findingWords(finding, words)) },
        { title: words.facts, lines: [...factLines(statement, words), words.keyIs(readableKey(key))] },
        { title: words.proven, lines: provenLines(verdict, words) },
        {
          title: words.notProven,
          lines: [
            ...(isKeyCompared ? [] : [words.notProvenKey]),
            words.notProvenTruth,
            words.notProvenOutside,
            words.notProvenClock,
          ],
        },
      ];
      return {
        holds,
        headline: holds ? words.holds : words.doesNotHold,
        parts: parts.filter(({ lines }) => lines.length > 0),
      };
    }
  }
}

function provenLines(
  { statement, findings, isKeyCompared }: Extract<Verdict, { kind: 'checked' }>,
  words: Words,
): readonly string[] {
  const has = (...kinds: readonly Finding['kind'][]) => findings.some(({ kind }) => kinds.includes(kind));
  // Nothing that the certificate says counts where it was not signed.
  if (has('signature-wrong')) return [];
  return [
    ...(has('certificate-rewritten') ? [] : [words.provenSigned]),
    ...(isKeyCompared && !has('other-key') ? [words.provenKey] : []),
    ...(findings.length === 0 ? [words.provenFiles(statement.files.length)] : []),
  ];
}

/** What the certificate says, as it stands on the page of plain words too. */
export function factLines(statement: RecordStatement, words: Words): readonly string[] {
  const { practice, client, range, counts, gaps, leftOut, redactions } = statement;
  return [
    words.record(client.name, `${practice.name}, ${practice.therapist}`),
    words.made(statement.createdAt, statement.appVersion),
    words.range(range.fromDay, range.toDay, range.timeZone),
    words.forWhom(statement.recipient, statement.reason),
    ...(statement.audience === undefined ? [] : [words.audience(wordFor(words.audiences, statement.audience))]),
    words.lines(statement.lines),
    ...Object.entries(counts).flatMap(([name, included]) => {
      const expected = counts[`expected${name.slice(0, 1).toUpperCase()}${name.slice(1)}`];
      return expected === undefined || (expected === 0 && included === 0)
        ? []
        : [words.count(wordFor(words.kinds, name), included, expected)];
    }),
    ...(counts['failed'] === undefined || counts['failed'] === 0 ? [] : [words.failed(counts['failed'])]),
    ...gaps.map(({ number }) => words.gap(number)),
    ...(redactions ?? []).map(({ reason, count }) => words.hidden(count, wordFor(words.hiddenReasons, reason))),
    ...(redactions?.length === 0 ? [words.nothingHidden] : []),
    ...leftOut.map(({ what, why, number, count }) => {
      const kind = wordFor(words.kinds, what);
      const named = count === undefined ? kind : words.counted(kind, count);
      return words.leftOut(number === undefined ? named : words.atLine(named, number), wordFor(words.reasons, why));
    }),
  ];
}

/** A newer version may name what has no words here. */
function wordFor(known: { readonly [name: string]: string }, name: string): string {
  return known[name] ?? name;
}

/** What is known of one client's consent, from what was asked and answered in any language. */
import type { AskedFormView } from '../../../../shared/contract/methods/forms.ts';
import type { ConsentView } from '../../../../shared/contract/methods/policies.ts';
import type { PolicyVersion } from './policies.repository.ts';

type Ask = AskedFormView & {
  /** The policy's version that first had these words. */
  readonly number: number;
  readonly isCurrent: boolean;
};
type Answer = AskedFormView['answers'][number];

/** `asks` of the policy's forms, in any order; `versions` newest first. */
export function consentOf(asks: readonly AskedFormView[], versions: readonly PolicyVersion[]): ConsentView {
  const known = asks.flatMap((ask) => numbered(ask, versions)).toSorted((a, b) => a.at - b.at);
  const newest = known.at(-1);
  if (newest === undefined) return { kind: 'not-asked' };
  const answers = known
    .flatMap((ask) => ask.answers.map((answer) => ({ ask, answer })))
    .toSorted((a, b) => a.answer.at - b.answer.at);
  const sound = answers.filter(({ answer }) => answer.verdict === 'sound');
  const last = sound.at(-1);
  // An answer that does not hold counts for nothing, and is told where nothing sound came after it.
  const verdict = answers.at(-1)?.answer.verdict;
  const unsound = verdict === undefined || verdict === 'sound' ? {} : { unsound: verdict };
  const kind = standingOf(last?.answer);
  if (last === undefined || kind === undefined)
    return { kind: 'asked', version: newest.number, at: newest.at, isCurrent: newest.isCurrent, ...unsound };
  const { ask, answer } = last;
  const before = sound.findLast((one) => one.answer.standing === 'signed' && one.ask !== ask);
  return {
    kind,
    version: ask.number,
    at: ask.answeredAt ?? answer.at,
    messageId: answer.messageId,
    isCurrent: ask.isCurrent,
    ...(newest.answers.length === 0 && newest.number > ask.number ? { askedFor: newest.number } : {}),
    ...(kind === 'refused' && before !== undefined ? { signedBefore: before.ask.number } : {}),
    ...unsound,
  };
}

/** A form that is signed is never just answered; were it so, it is no consent. */
function standingOf(answer: Answer | undefined): 'signed' | 'refused' | 'withdrawn' | undefined {
  const standing = answer?.standing;
  return standing === 'answered' ? undefined : standing;
}

function numbered(ask: AskedFormView, versions: readonly PolicyVersion[]): readonly Ask[] {
  const all = versions.flatMap(({ texts }) => texts);
  const asked = all.find(({ formId, formVersion }) => formId === ask.formId && formVersion === ask.version);
  const has = ({ texts }: PolicyVersion) => texts.some(({ sha256 }) => sha256 === asked?.sha256);
  const first = versions.findLast(has);
  const isCurrent = versions[0] !== undefined && has(versions[0]);
  return first === undefined ? [] : [{ ...ask, number: first.number, isCurrent }];
}

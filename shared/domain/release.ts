/** What of a client's file goes into a record that is given away, what stays out, and why: pure rules. */
export const audiences = ['client', 'clinic', 'insurer', 'court', 'own'] as const;
export type Audience = (typeof audiences)[number];

/** What a person chooses by kind, in the order in which it is shown. Psychotherapy notes are none: they are chosen one by one. */
export const releaseParts = [
  'messages',
  'attachments',
  'imported',
  'events',
  'contacts',
  'progress-notes',
  'contact-notes',
  'forms',
  'policies',
  'safety-plans',
  'plans',
] as const;
export type ReleasePart = (typeof releaseParts)[number];

/** Of one item; a file goes with its message and is none of its own. */
export type ItemPart = Exclude<ReleasePart, 'attachments'> | 'psychotherapy-notes';

/** In the order in which they are asked: an item has the first that holds. */
export const leaveReasons = [
  'unsaved',
  'not-part-of-record',
  'psychotherapy-note',
  'outside-range',
  'not-chosen',
  'by-hand',
] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** One thing of a client's file, without its words. */
export type ReleaseItem = {
  /** Of one client's file no two are the same. */
  readonly id: string;
  readonly part: ItemPart;
  /** Milliseconds since 1970; what it is in order by. */
  readonly at: number;
  readonly isInRange: boolean;
  /** The therapist set it apart: not part of the record. */
  readonly isMarked: boolean;
  /** Of a note that was only typed: false. */
  readonly isSaved: boolean;
  readonly hasFile: boolean;
  /** How many, where it can be more than one. */
  readonly files?: number;
};

export type ReleaseChoice = {
  readonly parts: readonly ReleasePart[];
  /** By hand: everything but these, or these alone whatever their kind. */
  readonly picked: { readonly kind: 'all-but' | 'only'; readonly ids: readonly string[] };
  /** Each chosen by itself, with its own warning. */
  readonly psychotherapyNotes: readonly string[];
};

/** What an audience usually gets: the person sees it and can change it. */
export function usualParts(audience: Audience): readonly ReleasePart[] {
  switch (audience) {
    // Everything of the designated record set (45 CFR 164.501), or of what a court names.
    case 'client':
    case 'court':
    case 'own':
      return releaseParts;
    // What treatment goes on with.
    case 'clinic':
      return releaseParts.filter((part) => part !== 'events');
    // The least that a claim needs (45 CFR 164.502(b)).
    case 'insurer':
      return ['contacts', 'progress-notes'];
  }
}

/** Answers for one item after the other; undefined: it goes in. */
export function createSelection(choice: ReleaseChoice): (item: ReleaseItem) => LeaveReason | undefined {
  const parts: ReadonlySet<string> = new Set(choice.parts);
  const picked: ReadonlySet<string> = new Set(choice.picked.ids);
  const released: ReadonlySet<string> = new Set(choice.psychotherapyNotes);
  const isOnly = choice.picked.kind === 'only';
  return ({ id, part, isInRange, isMarked, isSaved }) => {
    if (!isSaved) return 'unsaved';
    if (isMarked) return 'not-part-of-record';
    if (part === 'psychotherapy-notes' && !released.has(id)) return 'psychotherapy-note';
    if (!isInRange) return 'outside-range';
    if (part === 'psychotherapy-notes') return undefined;
    if (isOnly) return picked.has(id) ? undefined : 'by-hand';
    if (!parts.has(part)) return 'not-chosen';
    return picked.has(id) ? 'by-hand' : undefined;
  };
}

export type PartCount = {
  readonly part: ReleasePart | 'psychotherapy-notes';
  readonly included: number;
  readonly leftOut: { readonly [Reason in LeaveReason]?: number };
};

/** Adds up, by kind, what is in and what is not and why. */
export function startCounting(choice: ReleaseChoice) {
  const reasonOf = createSelection(choice);
  const hasFiles = choice.parts.includes('attachments');
  const counts = new Map<PartCount['part'], { included: number; leftOut: { [Reason in LeaveReason]?: number } }>();
  function count(part: PartCount['part'], reason: LeaveReason | undefined, many = 1): void {
    const known = counts.get(part) ?? { included: 0, leftOut: {} };
    counts.set(part, known);
    if (reason === undefined) known.included += many;
    else known.leftOut[reason] = (known.leftOut[reason] ?? 0) + many;
  }
  return {
    /** Why it stays out; undefined: it goes in. */
    add(item: ReleaseItem): LeaveReason | undefined {
      const reason = reasonOf(item);
      count(item.part, reason);
      if (item.hasFile) count('attachments', reason ?? (hasFiles ? undefined : 'not-chosen'), item.files);
      return reason;
    },
    /** Kinds of which there is nothing are not named. */
    counts: (): readonly PartCount[] =>
      [...releaseParts, 'psychotherapy-notes' as const].flatMap((part) => {
        const known = counts.get(part);
        return known === undefined ? [] : [{ part, ...known }];
      }),
  };
}

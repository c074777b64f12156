/** Which calls of the contract leave an entry in the audit log, and what of them it keeps. */
import type { AuditKind, Input, MethodName, Output } from '../../../../shared/contract/index.ts';
import type { AuditDetails } from './audit.repository.ts';
import type { Audit } from './audit.ts';

type Noted = {
  readonly kind: AuditKind;
  readonly subject?: string;
  readonly details?: AuditDetails;
};

/** Undefined: what came of the call is nothing to note. */
type Rules = {
  readonly [Name in MethodName]?: (input: Input<Name>, output: Output<Name>) => Noted | undefined;
};

const rules: Rules = {
  'clients.invite': ({ id, validDays }, outcome) =>
    outcome.kind === 'created' ? { kind: 'invite-made', subject: id, details: { validDays } } : undefined,
  'clients.revokeInvite': ({ inviteId }) => ({ kind: 'invite-revoked', details: { invite: inviteId } }),
  'clients.approveJoin': (_input, outcome) => (outcome.kind === 'approved' ? { kind: 'join-approved' } : undefined),
  'clients.declineJoin': () => ({ kind: 'join-declined' }),
  'conversations.setVerified': ({ clientId, isVerified }) => ({
    kind: isVerified ? 'safety-number-compared' : 'safety-number-withdrawn',
    subject: clientId,
  }),
  'channelPlans.save': ({ clientId }, { number }) => ({
    kind: 'channel-plan-changed',
    subject: clientId,
    details: { version: number },
  }),
  'notes.sign': noteSigned,
  'psychotherapyNotes.sign': noteSigned,
  'notes.addAddendum': addendumAdded,
  'psychotherapyNotes.addAddendum': addendumAdded,
};

function noteSigned({ id }: Input<'notes.sign'>): Noted {
  return { kind: 'note-signed', details: { note: id } };
}

function addendumAdded({ id }: Input<'notes.addAddendum'>): Noted {
  return { kind: 'addendum-added', details: { note: id } };
}

/** The same handlers; those that have a rule note what they did after they did it. `report` gets what could not be noted. */
export function withAudit<Handlers extends object>(
  handlers: Handlers,
  audit: Pick<Audit, 'note'>,
  report: (fault: unknown) => void,
): Handlers {
  const all: { [name: string]: unknown } = Object.fromEntries(Object.entries(handlers));
  for (const [name, rule] of Object.entries(rules)) {
    const handler = all[name] as ((input: unknown) => unknown) | undefined;
    if (handler === undefined) continue;
    all[name] = (input: unknown): unknown => {
      const noteIt = (output: unknown): unknown => {
        // A rule belongs to the method under its name: TypeScript can't follow a key through two maps.
        const noted = (rule as (input: unknown, output: unknown) => Noted | undefined)(input, output);
        try {
          if (noted !== undefined) audit.note(noted.kind, noted.subject, noted.details);
        } catch (error) {
          // It is done and cannot be taken back: saying that it failed would be untrue.
          report(error);
        }
        return output;
      };
      const output: unknown = handler(input);
      return output instanceof Promise ? output.then(noteIt) : noteIt(output);
    };
  }
  return all as Handlers;
}

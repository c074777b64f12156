/** Retention: rules, each client's standing today, legal holds, and the yearly review. It destroys nothing by itself: it says what may go. */
import { type AuditKind, Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId, RuleId, Timestamp } from '../../../../shared/domain/ids.ts';
import { dayIn } from '../../../../shared/domain/retention/calendar.ts';
import { keepingOf, keepingStates, nextReviewDay } from '../../../../shared/domain/retention/retention.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { type ClientFacts, createRetentionRepository, type RuleView } from './retention.repository.ts';

type RetentionPorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly therapistName: () => string;
  /** Where the practice is: an IANA name. */
  readonly timeZone: () => string;
  readonly note: (
    kind: AuditKind,
    subject: string,
    details?: { readonly [name: string]: number | boolean | string },
  ) => void;
  readonly onChange: () => void;
};

type Standing = Output<'retention.client'>['standing'];

/** A computer that slept looks again soon after it wakes. */
const lookEveryMs = 3_600_000;

export function createRetention(ports: RetentionPorts) {
  const { database, clock, random, therapistName, note, onChange } = ports;
  const repository = createRetentionRepository(database);
  const now = () => clock.now() as Timestamp;
  const dayOf = (at: number): string => dayIn(ports.timeZone(), at);

  let lookedOn = dayOf(now());
  let cancel = clock.after(lookEveryMs, look);
  function look(): void {
    cancel = clock.after(lookEveryMs, look);
    const today = dayOf(now());
    if (today === lookedOn) return;
    lookedOn = today;
    onChange();
  }

  function standingOf(facts: ClientFacts, rules: readonly RuleView[], today: string): Standing {
    const rule = rules.find(({ id }) => id === facts.rule_id) ?? rules.find(({ isUsual }) => isUsual);
    const moments = [
      ...[facts.first_message, facts.last_message, facts.first_imported, facts.last_imported],
      ...[facts.first_contact, facts.last_contact],
    ];
    const days = [
      ...moments.flatMap((at) => (at === null ? [] : [dayOf(at)])),
      ...[facts.first_session, facts.last_session].flatMap((day) => (day === null ? [] : [day])),
    ].sort();
    // Who was never in touch is kept from the day of being entered.
    const entered = dayOf(facts.created_at);
    const firstDay = days[0] ?? entered;
    const lastDay = days.at(-1) ?? entered;
    const keeping = keepingOf(
      rule,
      {
        firstDay,
        lastDay,
        birthDay: facts.birth_day ?? undefined,
        wasAdult: facts.was_adult === 1,
        ownUntil: facts.own_until ?? undefined,
        isHeld: facts.hold_reason !== null,
      },
      today,
    );
    return {
      ...keeping,
      clientId: facts.id,
      clientName: facts.name,
      firstDay,
      lastDay,
      ...(rule === undefined ? {} : { ruleName: rule.name }),
      ...(facts.hold_reason === null ? {} : { holdReason: facts.hold_reason }),
      ...(facts.own_until === null ? {} : { ownWhy: facts.own_why ?? '' }),
    };
  }

  function existing(clientId: ClientId): ClientFacts {
    const facts = repository.client(clientId, now(), dayOf(now()));
    if (facts === undefined) throw new Fault('not-found');
    return facts;
  }

  function existingRule(id: RuleId): RuleView {
    const rule = repository.rules().find((one) => one.id === id);
    if (rule === undefined) throw new Fault('not-found');
    return rule;
  }

  function standings(): Standing[] {
    const today = dayOf(now());
    const rules = repository.rules();
    const rank = ({ state }: Standing) => keepingStates.indexOf(state);
    return repository
      .everyone(now(), today)
      .map((facts) => standingOf(facts, rules, today))
      .sort((a, b) => rank(a) - rank(b) || (a.until ?? '').localeCompare(b.until ?? ''));
  }

  function reviewDays(): Omit<Output<'retention.review'>, 'clients'> {
    const lastReview = repository.lastReview();
    const firstRule = repository.firstRuleAt();
    const nextDay = nextReviewDay(
      lastReview === undefined ? undefined : dayOf(lastReview.at),
      firstRule === undefined ? undefined : dayOf(firstRule),
    );
    return {
      ...(lastReview === undefined ? {} : { lastReview }),
      ...(nextDay === undefined ? {} : { nextDay }),
      isDue: nextDay !== undefined && nextDay <= dayOf(now()),
    };
  }

  return {
    stop: () => cancel(),

    /** How the record of this client stands today. */
    standing: (clientId: ClientId): Standing => standingOf(existing(clientId), repository.rules(), dayOf(now())),

    handlers: {
      'retention.rules': (): Output<'retention.rules'> => repository.rules(),

      'retention.saveRule': (rule: Input<'retention.saveRule'>): Output<'retention.saveRule'> => {
        const id = rule.id === undefined ? (toHex(random(16)) as RuleId) : existingRule(rule.id).id;
        database.transaction(() => {
          const isFirst = repository.rules().length === 0;
          if (rule.id === undefined) repository.addRule(id, rule, now());
          else repository.changeRule(id, rule, now());
          if (isFirst) repository.setUsual(id);
          const { adultYears, minorAge, minorYears } = rule;
          note('retention-rule-saved', '', { rule: id, adultYears, minorAge, minorYears });
        });
        onChange();
        return { id };
      },

      'retention.setUsual': ({ id }: Input<'retention.setUsual'>): void => {
        existingRule(id);
        database.transaction(() => {
          repository.setUsual(id);
          note('retention-rule-usual', '', { rule: id });
        });
        onChange();
      },

      'retention.retireRule': ({ id }: Input<'retention.retireRule'>): Output<'retention.retireRule'> => {
        if (existingRule(id).isUsual || repository.clientsWithRule(id) > 0) return { kind: 'in-use' };
        database.transaction(() => {
          repository.retireRule(id, now());
          note('retention-rule-retired', '', { rule: id });
        });
        onChange();
        return { kind: 'retired' };
      },

      'retention.client': ({ clientId }: Input<'retention.client'>): Output<'retention.client'> => {
        const facts = existing(clientId);
        return {
          standing: standingOf(facts, repository.rules(), dayOf(now())),
          ...(facts.birth_day === null ? {} : { birthDay: facts.birth_day }),
          wasAdult: facts.was_adult === 1,
          ...(facts.rule_id === null ? {} : { ruleId: facts.rule_id }),
          ...(facts.own_until === null ? {} : { own: { until: facts.own_until, why: facts.own_why ?? '' } }),
          holds: repository.holds(clientId),
        };
      },

      'retention.saveClient': (input: Input<'retention.saveClient'>): void => {
        const { clientId, ruleId } = input;
        existing(clientId);
        if (ruleId !== undefined) existingRule(ruleId);
        database.transaction(() => {
          repository.saveClient(input, therapistName(), now());
          note('client-keeping-changed', clientId, { hasOwnDay: input.own !== undefined });
        });
        onChange();
      },

      'retention.hold': ({ clientId, reason }: Input<'retention.hold'>): Output<'retention.hold'> => {
        if (existing(clientId).hold_reason !== null) return { kind: 'held-already' };
        const hold = toHex(random(16));
        database.transaction(() => {
          repository.addHold(hold, clientId, reason, therapistName(), now());
          note('legal-hold-set', clientId, { hold });
        });
        onChange();
        return { kind: 'held' };
      },

      'retention.lift': ({ clientId, reason }: Input<'retention.lift'>): Output<'retention.lift'> => {
        const [standing] = repository.holds(clientId);
        if (standing === undefined || standing.lifted !== undefined) return { kind: 'not-held' };
        database.transaction(() => {
          repository.liftHold(clientId, reason, therapistName(), now());
          note('legal-hold-lifted', clientId, { hold: standing.id });
        });
        onChange();
        return { kind: 'lifted' };
      },

      'retention.review': (): Output<'retention.review'> => ({ clients: standings(), ...reviewDays() }),

      'retention.due': (): Output<'retention.due'> => ({ isDue: reviewDays().isDue }),

      'retention.finishReview': (): void => {
        const counts = { over: 0, held: 0, 'no-rule': 0, kept: 0 };
        for (const { state } of standings()) counts[state] += 1;
        database.transaction(() => {
          repository.addReview(therapistName(), now(), counts);
          const { over, held, kept } = counts;
          note('retention-reviewed', '', { over, held, kept, noRule: counts['no-rule'] });
        });
        onChange();
      },
    },
  };
}

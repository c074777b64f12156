/** What the made-up practice did about its records: messages from before, a rule, a request under way, what left, a correction. */
import { startingPoints } from '../../../shared/domain/retention/starting-points.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { utf8 } from '../../../shared/language/bytes.ts';
import type { LocalScreen } from '../local-screen.ts';
import type { Moment } from './demo-person.ts';

type DemoDays = {
  at(moment: Moment): number;
  /** A calendar day; negative: still to come. */
  day(daysAgo: number): string;
};

type Step = { readonly at: number; readonly run: () => Promise<void> };

const amira = 'Amira Haddad';
const lucia = 'Lucía Fernández Ortega';
const tom = 'Tom Becker';
const ruth = 'Ruth Abrams';

/** From before there was a better way to write. */
const oldChat = [
  {
    daysAgo: 10,
    time: '16:40',
    who: tom,
    text: 'Hi, this is Tom. My doctor gave me your number. Is Monday still free?',
  },
  {
    daysAgo: 10,
    time: '17:05',
    who: 'Elena Marsh',
    text: 'Hello Tom. Monday at six is yours. When you come I show you a way to write that stays between us.',
  },
  { daysAgo: 10, time: '17:11', who: tom, text: 'Good. See you Monday.' },
] as const;

/** Each in its time, among what happens otherwise. */
export function recordSteps(screen: LocalScreen, ids: ReadonlyMap<string, ClientId>, days: DemoDays): readonly Step[] {
  function idOf(name: string): ClientId {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`Nobody in the demo is called ${name}`);
    return id;
  }
  const step = (daysAgo: number, time: Moment['time'], run: () => Promise<unknown>): Step => ({
    at: days.at({ daysAgo, time }),
    run: async () => void (await run()),
  });
  let amendment = '';
  return [
    step(27, '8:30', async () => {
      await keepByRule(screen);
      for (const name of [amira, lucia, tom])
        await screen.call('retention.saveClient', { clientId: idOf(name), wasAdult: true });
    }),
    step(27, '12:20', async () => {
      await screen.call('disclosures.add', {
        ...{ clientId: idOf(ruth), day: days.day(27), way: 'paper', recipient: 'Dr. Samuel Osei, Portland' },
        ...{ reason: 'Treatment goes on there', authority: 'Authorization signed in the last session' },
        ...{ what: 'Closing summary, two pages', sha256: '' },
      });
      await screen.call('retention.saveClient', {
        ...{ clientId: idOf(ruth), wasAdult: true },
        own: { until: days.day(-3652), why: 'Ten years agreed with her insurer' },
      });
    }),
    step(12, '18:10', () =>
      screen.call('requests.save', {
        clientId: idOf(lucia),
        request: {
          ...{ step: 'what', right: 'hipaa-access', asker: lucia, isIdentityChecked: true, receivedDay: days.day(12) },
          ...{ isExtended: false, extensionWhy: '', wanted: 'Mis mensajes y las notas desde la primera sesión' },
          ...{ format: 'pdf', fee: '', letterLocale: 'es' },
        },
        hasPart2: false,
      }),
    ),
    step(7, '17:40', () => bringIn(screen, idOf(tom), days)),
    step(5, '9:20', async () => {
      const asked = await screen.call('amendments.ask', {
        ...{ clientId: idOf(amira), day: days.day(5), about: 'Note “Session 4”' },
        text: 'I took the train on three days that week, not on four.',
      });
      amendment = asked.id;
    }),
    step(4, '18:30', () =>
      screen.call('amendments.say', {
        ...{ clientId: idOf(amira), id: amendment, kind: 'accepted', day: days.day(4) },
        text: 'Three days it is. This goes along with every later record.',
      }),
    ),
  ];
}

async function keepByRule(screen: LocalScreen): Promise<void> {
  const california = startingPoints.find(({ id }) => id === 'california');
  if (california === undefined) throw new Error('There is no rule to begin with');
  const { adultYears, minorAge, minorYears, asOf } = california;
  const source = 'California Business and Professions Code, section 2919. To be checked with the board.';
  await screen.call('retention.saveRule', {
    ...{ name: 'California, adults and minors', adultYears, minorAge, minorYears, source, sourceDay: asOf },
  });
}

async function bringIn(screen: LocalScreen, clientId: ClientId, days: DemoDays): Promise<void> {
  const lines = oldChat.map(({ daysAgo, time, who, text }) => {
    const [year = '', month = '', day = ''] = days.day(daysAgo).split('-');
    return `${day}/${month}/${year}, ${time} - ${who}: ${text}`;
  });
  const bytes = utf8(lines.join('\n'));
  const begun = await screen.call('imports.begin', { clientId, fileName: 'Chat with Tom.txt', size: bytes.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { importId } = begun;
  await screen.call('imports.append', { importId, bytes });
  await screen.call('imports.finish', { importId });
  const brought = await screen.call('imports.bringIn', {
    ...{
      importId,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      dayOrder: 'dmy',
      leavesOutRepeats: true,
    },
    roles: [
      { sender: tom, role: 'client' },
      { sender: 'Elena Marsh', role: 'practice' },
    ],
  });
  if (brought.kind !== 'done') throw new Error(brought.kind);
}

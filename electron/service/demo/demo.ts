/** Fills a made-up practice through the same calls that screens make and the same engine that clients run, weeks of it, seen from the past. */
import { existsSync } from 'node:fs';
import type { Answers } from '../../../shared/domain/forms/answers.ts';
import { frequencyOptions } from '../../../shared/domain/forms/measures.ts';
import { formTemplates } from '../../../shared/domain/forms/templates/index.ts';
import type { ClientId, Timestamp } from '../../../shared/domain/ids.ts';
import { signatureItem } from '../../../shared/domain/policies/policy-form.ts';
import { systemClock } from '../../../shared/language/clock.ts';
import { composeService, type ServicePorts } from '../compose.ts';
import { type LocalScreen, portPair, screenOn } from '../local-screen.ts';
import { createHttpRelays } from '../relays/http/http-relays.ts';
import { vaultFolderAt } from '../vault/folder.ts';
import { createDemoClient, type DemoClient } from './demo-client.ts';
import { demoPeople, demoPractice } from './demo-people.ts';
import type { DemoMeasure, DemoNote, DemoPerson, Moment } from './demo-person.ts';
import { recordSteps } from './demo-records.ts';
import { createTravellingClock, type TravellingClock } from './travelling-clock.ts';

/** Guards nothing: nobody's secrets are in there. */
export const demoPassphrase = 'a made-up practice';

type Demo = {
  readonly screen: LocalScreen;
  readonly clock: TravellingClock;
  readonly newClient: () => Promise<DemoClient>;
  readonly today: number;
};

/** Something that happens to one person, and when. */
type Step = { readonly at: number; readonly run: () => Promise<void> };

const dayMs = 86_400_000;

/** Makes the practice unless its folder holds one already, and lets go of the folder. */
export async function fillDemo(ports: Omit<ServicePorts, 'clock' | 'tellMain' | 'demoPassphrase'>): Promise<void> {
  if (existsSync(vaultFolderAt(ports.folder).keyFile)) return;
  const today = systemClock.now();
  const clock = createTravellingClock(today - 28 * dayMs);
  const relayAt = ports.relayAt ?? createHttpRelays(ports.random);
  const service = composeService({
    ...ports,
    clock,
    relayAt,
    tellMain: () => undefined,
    demoPassphrase,
    receiptJitterMs: { min: 0, max: 0 },
  });
  const clients: DemoClient[] = [];
  try {
    const [screenEnd, serviceEnd] = portPair();
    service.openPort(serviceEnd, 'screen');
    const newClient = async (): Promise<DemoClient> => {
      const client = await createDemoClient({ clock, random: ports.random, relayAt });
      clients.push(client);
      return client;
    };
    await fill({ screen: screenOn(screenEnd), clock, newClient, today });
  } finally {
    for (const client of clients) await client.leave();
    await service.stop();
  }
}

async function fill(demo: Demo): Promise<void> {
  const { screen, clock } = demo;
  const { practiceName, therapistName, phone, emergencyText } = demoPractice;
  const created = await screen.call('vault.create', { passphrase: demoPassphrase, practiceName, therapistName });
  if (created.kind !== 'created') throw new Error(created.kind);
  await screen.call('vault.confirmRecoveryWords', undefined);
  const settings = await screen.call('settings.get', undefined);
  await screen.call('settings.update', { ...settings, phone, emergencyText });
  const made = await screen.call('policies.make', undefined);
  if (made.kind !== 'made') throw new Error(made.kind);

  const steps: Step[] = [];
  for (const person of demoPeople) steps.push(...(await stepsOf(person, demo)));
  const ids = new Map((await screen.call('clients.list', undefined)).map(({ name, id }) => [name, id]));
  const days = {
    at: (moment: Moment) => timeOf(moment, demo),
    day: (daysAgo: number) => localDay(demo.today - daysAgo * dayMs),
  };
  steps.push(...recordSteps(screen, ids, days));
  for (const step of steps.sort((a, b) => a.at - b.at)) {
    clock.travelTo(step.at);
    await step.run();
  }
  clock.travelTo(demo.today);
  // What still waits would only leave at the next start, with the day's date.
  await eventually(async () => {
    const { waitingToSend } = await screen.call('settings.relayStatus', undefined);
    return waitingToSend === 0 ? true : undefined;
  });
}

/** The person is on file at once; all that follows comes in its time. */
async function stepsOf(person: DemoPerson, demo: Demo): Promise<readonly Step[]> {
  const { screen, newClient } = demo;
  const { id } = await screen.call('clients.create', { name: person.name });
  const firstMoment = person.messages[0] ?? { daysAgo: 0, time: '6:30' };
  const joinAt = timeOf(firstMoment, demo) - 20 * 60_000;
  const steps: Step[] = [];
  let client: DemoClient | undefined;

  if (person.stage !== 'not-invited') {
    steps.push({
      at: joinAt,
      async run() {
        const invited = await screen.call('clients.invite', { id, validDays: 7, locale: person.locale });
        if (invited.kind !== 'created') throw new Error(invited.kind);
        if (person.stage === 'invited') return;
        client = await newClient();
        await client.join(invited.invite.link, person.name);
        const joinId = await eventually(async () => {
          const { joins } = await screen.call('clients.invitation', { id });
          return joins[0]?.joinId;
        });
        if (person.stage === 'wants-to-join') return;
        await screen.call('clients.approveJoin', { joinId });
        const joining = client;
        await eventually(async () => ((await joining.isJoined()) ? true : undefined));
        await answerPolicy(joining, person, id, screen);
        if (person.isVerified) await screen.call('conversations.setVerified', { clientId: id, isVerified: true });
      },
    });
  }

  person.messages.forEach((message, index) => {
    steps.push({
      at: timeOf(message, demo),
      async run() {
        if (client === undefined) throw new Error('A demo client writes before joining');
        const isRead = index < person.messages.length - person.unread;
        if (message.from === 'client') await receiveFrom(client, message.text, id, screen, isRead);
        else if (message.isUnread === true) await sendUnread(message.text, id, screen);
        else await sendTo(client, message.text, id, screen);
      },
    });
  });
  for (const measure of person.measures ?? [])
    steps.push({
      at: timeOf(measure, demo),
      async run() {
        if (client === undefined) throw new Error('A demo client answers before joining');
        await takeMeasure(client, measure, id, screen);
      },
    });
  for (const { daysAgo, time, ...contact } of person.contacts ?? []) {
    const at = timeOf({ daysAgo, time }, demo);
    steps.push({
      at,
      run: async () => void (await screen.call('contacts.add', { clientId: id, at: at as Timestamp, ...contact })),
    });
  }
  const { plan } = person;
  if (plan !== undefined)
    steps.push({
      at: timeOf(plan, demo),
      async run() {
        const reviewDay = localDay(demo.today - plan.reviewDaysAgo * dayMs);
        await screen.call('channelPlans.save', { clientId: id, plan: { ...plan.plan, reviewDay } });
      },
    });
  for (const note of person.notes) steps.push({ at: timeOf(note, demo), run: () => writeNote(note, id, demo) });
  steps.push({
    at: demo.today - 60_000,
    async run() {
      if (person.draft !== '') await screen.call('conversations.saveDraft', { clientId: id, text: person.draft });
      if (person.isArchived) await screen.call('clients.setArchived', { id, isArchived: true });
    },
  });
  return steps;
}

/** Whoever joins is asked by itself; it is waited for, so that the day is right. */
async function answerPolicy(client: DemoClient, person: DemoPerson, id: ClientId, screen: LocalScreen): Promise<void> {
  const asked = await eventually(async () => (await screen.call('forms.asked', { clientId: id }))[0]);
  if (person.signsPolicy !== true) return;
  const answers: Answers = new Map([[signatureItem, { kind: 'signature', name: person.name }]]);
  await eventually(async () => ((await client.answer(asked.messageId, 'signed', answers)) ? true : undefined));
  await eventually(async () => {
    const { kind } = await screen.call('policies.consent', { clientId: id });
    return kind === 'signed' ? true : undefined;
  });
}

async function takeMeasure(client: DemoClient, measure: DemoMeasure, id: ClientId, screen: LocalScreen): Promise<void> {
  const phq9 = formTemplates.find(({ form }) => form.measure === 'phq-9' && form.locale === 'en');
  if (phq9 === undefined) throw new Error('There is no PHQ-9');
  await screen.call('forms.save', phq9);
  const asked = await screen.call('forms.send', { clientId: id, formId: phq9.formId });
  if (asked.kind !== 'queued') throw new Error(asked.kind);
  const answers: Answers = new Map(
    measure.points.map((point, index) => [
      `q${String(index + 1)}`,
      { kind: 'choice', options: [frequencyOptions[point]] },
    ]),
  );
  await eventually(async () => ((await client.answer(asked.messageId, 'answered', answers)) ? true : undefined));
  const key = await eventually(async () => {
    const { items } = await screen.call('conversations.page', { clientId: id, limit: 5 });
    const standing = items.find((item) => item.kind === 'form' && item.id === asked.messageId);
    return standing?.kind === 'form' && standing.standing === 'answered' ? items.at(-1)?.key : undefined;
  });
  await screen.call('conversations.markRead', { clientId: id, upTo: key });
}

/** The client answers at once with a receipt, so that the message ends as read. */
async function sendTo(client: DemoClient, text: string, id: ClientId, screen: LocalScreen): Promise<void> {
  const sent = await screen.call('conversations.send', { clientId: id, text });
  if (sent.kind !== 'queued') throw new Error(sent.kind);
  const item = await newestOwn(id, screen);
  await eventually(async () => ((await client.read(item.sequence)) ? true : undefined));
  await eventually(async () => ((await newestOwn(id, screen)).delivery?.kind === 'read' ? true : undefined));
}

async function sendUnread(text: string, id: ClientId, screen: LocalScreen): Promise<void> {
  const sent = await screen.call('conversations.send', { clientId: id, text });
  if (sent.kind !== 'queued') throw new Error(sent.kind);
  await eventually(async () => ((await newestOwn(id, screen)).delivery?.kind === 'delivered' ? true : undefined));
}

async function receiveFrom(
  client: DemoClient,
  text: string,
  id: ClientId,
  screen: LocalScreen,
  isRead: boolean,
): Promise<void> {
  await client.write(text);
  const key = await eventually(async () => {
    const { items } = await screen.call('conversations.page', { clientId: id, limit: 5 });
    return items.find((item) => item.kind === 'message' && item.text === text)?.key;
  });
  if (isRead) await screen.call('conversations.markRead', { clientId: id, upTo: key });
}

async function newestOwn(id: ClientId, screen: LocalScreen) {
  const { items } = await screen.call('conversations.page', { clientId: id, limit: 5 });
  const own = items.filter((item) => item.kind === 'message').findLast((item) => item.isOwn);
  if (own === undefined) throw new Error('A demo message is not there');
  return own;
}

async function writeNote(note: DemoNote, clientId: ClientId, demo: Demo): Promise<void> {
  const { screen } = demo;
  const sessionDay = localDay(timeOf(note, demo));
  const isPsychotherapy = note.kind === 'psychotherapy';
  const kept = isPsychotherapy ? 'psychotherapyNotes' : 'notes';
  if (isPsychotherapy) await screen.call('psychotherapyNotes.unlock', { passphrase: demoPassphrase });
  const { id } = await screen.call(`${kept}.create`, { clientId, template: note.template, sessionDay });
  const text = { id, title: note.title, sessionDay, sections: [...note.sections] };
  if (note.isSigned) await screen.call(`${kept}.sign`, text);
  else await screen.call(`${kept}.save`, text);
  if (note.addendum !== undefined) await screen.call(`${kept}.addAddendum`, { id, text: note.addendum });
}

/** In this computer's own time zone; what would lie ahead of now is put before it, in the same order. */
function timeOf({ daysAgo, time }: Moment, { today }: Demo): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = new Date(today);
  day.setDate(day.getDate() - daysAgo);
  const at = day.setHours(hours, minutes, 0, 0);
  const minuteOfDay = hours * 60 + minutes;
  return at < today - 3_600_000 ? at : today - 3_600_000 + minuteOfDay * 1000;
}

/** `2026-11-22`, as the person at this computer would write it down. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const askAgainMs = 5;
const patienceMs = 20_000;

/** Asks until there is an answer; throws after twenty seconds. */
async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const deadline = systemClock.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (systemClock.now() > deadline) throw new Error('The demo practice could not be filled in time');
    await new Promise<void>((resolve) => void systemClock.after(askAgainMs, resolve));
  }
}

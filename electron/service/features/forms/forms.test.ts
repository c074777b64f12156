/** Forms in a practice: kept in versions, asked, answered, found, counted; and what was altered in the store is noticed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Input, recordDocument } from '../../../../shared/contract/index.ts';
import type { Answer } from '../../../../shared/domain/forms/answers.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { formTemplates } from '../../../../shared/domain/forms/templates/index.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { MessageId } from '../../../../shared/domain/ids.ts';
import { releaseParts, usualParts } from '../../../../shared/domain/release.ts';
import type { GivenAnswer } from '../../../../shared/messenger/index.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import {
  createVaultOn,
  eventually,
  joinedClient,
  sharedMemoryRelay,
  type TestClient,
  type TestService,
  testService,
} from '../../testing/services.ts';
import { strongPassphrase, testVault } from '../../testing/vaults.ts';
import { formType } from './form-entries.ts';
import { everything } from '../../testing/releases.ts';

const release: Form = {
  kind: 'release',
  title: 'May I call the school?',
  locale: 'en',
  items: [
    { kind: 'text', id: 'why', label: 'What is it for?', isRequired: true, isLong: false },
    { kind: 'signature', id: 'name', label: 'Your name', isRequired: true },
  ],
};
const signed = new Map<string, Answer>([
  ['why', { kind: 'text', text: 'So that wisteria is spared the exam' }],
  [
    'name',
    {
      kind: 'signature',
      name: 'Ana Ruiz',
      day: '2026-11-22',
      drawing: [
        [
          [1, 2],
          [300, 200],
        ],
      ],
    },
  ],
]);
const given = { standing: 'signed', answers: signed, timeZone: 'Europe/Madrid' } as const;

const safetyPlan: Form = {
  ...{ kind: 'safety-plan', title: 'When it gets hard', locale: 'en' },
  items: [{ kind: 'text', id: 'first', label: 'What helps first?', isRequired: true, isLong: false }],
};

const everyDay = { fromDay: '2000-01-01', toDay: '2199-12-31', timeZone: 'Europe/Madrid' };

const phq9 = formTemplates.find(({ form }) => form.measure === 'phq-9' && form.locale === 'en');

async function practice() {
  const folder = temporaryFolder();
  const relayAt = sharedMemoryRelay();
  const service = testService(folder, { relayAt });
  await createVaultOn(service);
  const client = await joinedClient(service, 'Ana Ruiz', relayAt);
  return { folder, relayAt, service, client };
}

type Place = { readonly service: TestService; readonly client: Awaited<ReturnType<typeof joinedClient>> };

/** Saves and sends it; gives the message as soon as the client has it. */
async function ask({ service: { screen }, client }: Place, form: Form): Promise<MessageId> {
  const saved = await screen.call('forms.save', { form });
  if (saved.kind === 'fault') throw new Error(saved.fault);
  const sent = await screen.call('forms.send', { clientId: client.id, formId: saved.formId });
  if (sent.kind !== 'queued') throw new Error(sent.kind);
  const { messageId } = sent;
  await eventually(async () => client.store.entries().find((entry) => entry.messageId === messageId));
  return messageId;
}

/** Gives the answer's message as soon as the practice has taken it in. */
async function answer({ service: { screen }, client }: Place, asked: MessageId, give: GivenAnswer = given) {
  const before = (await screen.call('forms.asked', { clientId: client.id })).find((form) => form.messageId === asked);
  const outcome = await client.messenger.client.answerForm(await conversationOf(client), asked, give);
  expect(outcome.kind).toBe('queued');
  return eventually(async () => {
    const forms = await screen.call('forms.asked', { clientId: client.id });
    const now = forms.find((form) => form.messageId === asked);
    return now?.answers.length === (before?.answers.length ?? 0) + 1 ? now.answers.at(-1)?.messageId : undefined;
  });
}

async function conversationOf({ store }: TestClient) {
  const [session] = await store.sessions();
  if (session === undefined) throw new Error('No session');
  return session.conversationId;
}

/** The record as JSON and as text. */
async function exported({ service: { screen }, client }: Place, request: Partial<Input<'records.export'>> = {}) {
  const folder = temporaryFolder();
  await screen.call('records.export', {
    ...{ clientId: client.id, ...everyDay, ...everything, locale: 'en' },
    ...{ recipient: 'Ana Ruiz', reason: 'asked', formats: ['text', 'json'], folder, pageSize: 'A4' },
    ...request,
  });
  const ended = (ending: string) => readdirSync(folder).find((name) => name.endsWith(ending));
  await eventually(async () => ended('checksums.txt') ?? ended('sumas de comprobación.txt'));
  const read = (ending: string) => readFileSync(join(folder, ended(ending) ?? ''), 'utf8');
  return { record: recordDocument.parse(JSON.parse(read('.json'))), text: read('2199-12-31.txt') };
}

function frequently(...points: readonly number[]): ReadonlyMap<string, Answer> {
  const options = ['not-at-all', 'several-days', 'more-than-half', 'nearly-every-day'];
  return new Map(
    points.map((point, index) => [`q${String(index + 1)}`, { kind: 'choice', options: [options[point] ?? ''] }]),
  );
}

describe('forms of a practice', () => {
  test('are kept in versions, and a fault is said instead of saved', async () => {
    const service = testService(temporaryFolder(), { relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    const { screen } = service;
    const first = await screen.call('forms.save', { form: release });
    if (first.kind !== 'saved') throw new Error(first.kind);
    const { formId } = first;
    expect(await screen.call('forms.save', { formId, form: release })).toEqual({ ...first, kind: 'unchanged' });
    const form = { ...release, title: 'May I call your school?' };
    expect(await screen.call('forms.save', { formId, form })).toMatchObject({ kind: 'saved', version: 2 });
    expect(await screen.call('forms.save', { formId, form: { ...release, title: ' ' } })).toEqual({
      kind: 'fault',
      fault: 'empty-words',
    });
    const newest = await screen.call('forms.get', { formId });
    expect(newest).toMatchObject({ version: 2, form, author: 'Dr. Rivera', isRetired: false });
    expect(newest.versions.map(({ version, title }) => [version, title])).toEqual([
      [2, form.title],
      [1, release.title],
    ]);
    expect(await screen.call('forms.get', { formId, version: 1 })).toMatchObject({ form: release });
    await screen.call('forms.retire', { formId, isRetired: true });
    expect(await screen.call('forms.list', undefined)).toMatchObject([{ formId, isRetired: true, timesAsked: 0 }]);
    await expect(screen.call('forms.get', { formId, version: 3 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('are asked, answered and signed end to end, and stand in timeline and search', async () => {
    const place = await practice();
    const { service, client } = place;
    const { screen } = service;
    const asked = await ask(place, release);
    const answered = await answer(place, asked);
    const { items } = await screen.call('conversations.page', { clientId: client.id, limit: 20 });
    expect(items.filter(({ kind }) => kind !== 'event')).toMatchObject([
      { kind: 'form', id: asked, title: release.title, version: 1, standing: 'signed' },
      { kind: 'form-answer', id: answered, asks: asked, verdict: 'sound', standing: 'signed', isUnread: true },
    ]);
    const view = await screen.call('forms.answer', { clientId: client.id, messageId: answered });
    expect(view).toMatchObject({
      verdict: 'sound',
      asked: { messageId: asked, form: release },
      given: {
        standing: 'signed',
        timeZone: 'Europe/Madrid',
        lines: [
          { id: 'why', kind: 'text', answer: 'So that wisteria is spared the exam' },
          {
            id: 'name',
            kind: 'signature',
            answer: 'Ana Ruiz',
            signedOn: '2026-11-22',
            drawing: [
              [
                [1, 2],
                [300, 200],
              ],
            ],
          },
        ],
      },
    });
    const found = await screen.call('search.find', { query: 'wisteria', scope: 'forms', limit: 10 });
    expect(found.hits).toMatchObject([{ kind: 'form', messageId: answered, isAnswer: true, title: release.title }]);
    expect((await screen.call('search.find', { query: 'school', scope: 'all', limit: 10 })).hits).toHaveLength(2);
  });

  test('may be refused, signed later and taken back; the last sound answer is what stands', async () => {
    const place = await practice();
    const { screen } = place.service;
    const asked = await ask(place, release);
    const standing = async () => (await screen.call('forms.asked', { clientId: place.client.id }))[0]?.standing;
    await answer(place, asked, { ...given, standing: 'refused', answers: new Map() });
    expect(await standing()).toBe('refused');
    await answer(place, asked);
    expect(await standing()).toBe('signed');
    await answer(place, asked, { ...given, standing: 'withdrawn', answers: new Map() });
    expect(await standing()).toBe('withdrawn');
    const { items } = await screen.call('conversations.page', { clientId: place.client.id, limit: 20 });
    expect(items.find(({ kind }) => kind === 'form')).toMatchObject({ standing: 'withdrawn' });
  });

  test('an answer signed with another key than the first is kept, shown as such, and counts for nothing', async () => {
    const place = await practice();
    const { screen } = place.service;
    const asked = await ask(place, release);
    const first = await answer(place, asked);
    const [session] = await place.client.store.sessions();
    if (session === undefined) throw new Error('No session');
    const other = { ...session, identitySecret: systemRandom(32) };
    await place.client.store.commit([{ kind: 'put-session', session: other }]);
    const forged = await answer(place, asked, { ...given, standing: 'withdrawn', answers: new Map() });
    const verdictOf = async (messageId: MessageId | undefined) =>
      (await screen.call('forms.answer', { clientId: place.client.id, messageId: messageId as MessageId })).verdict;
    expect([await verdictOf(first), await verdictOf(forged)]).toEqual(['sound', 'other-key']);
    expect((await screen.call('forms.asked', { clientId: place.client.id }))[0]?.standing).toBe('signed');
    const { items } = await screen.call('conversations.page', { clientId: place.client.id, limit: 20 });
    expect(items.find((item) => item.kind === 'form-answer' && item.id === forged)).toMatchObject({
      kind: 'form-answer',
      verdict: 'other-key',
    });
  });

  test('measures are scored over time, and what is said about self-harm waits until a person has seen it', async () => {
    if (phq9 === undefined) throw new Error('No PHQ-9');
    const place = await practice();
    const { service, client } = place;
    const { screen } = service;
    const answers = frequently(1, 1, 1, 1, 1, 1, 1, 1, 0);
    await answer(place, await ask(place, phq9.form), { ...given, standing: 'answered', answers });
    expect(await screen.call('forms.attention', undefined)).toEqual([]);
    const worse = await ask(place, phq9.form);
    const named = await answer(place, worse, {
      ...given,
      standing: 'answered',
      answers: frequently(3, 3, 3, 3, 3, 3, 3, 3, 1),
    });
    const [measure] = await screen.call('forms.measures', { clientId: client.id });
    expect(measure).toMatchObject({
      measure: 'phq-9',
      of: 27,
      points: [
        { total: 8, severity: 'mild', isSelfHarmNamed: false },
        { total: 25, severity: 'severe', isSelfHarmNamed: true, isWithdrawn: false },
      ],
    });
    expect(await screen.call('forms.attention', undefined)).toMatchObject([
      { clientId: client.id, clientName: 'Ana Ruiz', messageId: named },
    ]);
    await screen.call('forms.acknowledge', { clientId: client.id, messageId: named });
    expect(await screen.call('forms.attention', undefined)).toEqual([]);
    const { entries } = await screen.call('audit.page', { limit: 5 });
    expect(entries[0]).toMatchObject({ kind: 'self-harm-answer-seen', subject: client.id });
    // Taken back: not in the chart any more, and still on file.
    await answer(place, worse, { ...given, standing: 'withdrawn', answers: new Map() });
    const [after] = await screen.call('forms.measures', { clientId: client.id });
    expect(after?.points.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, true]);
  });

  test('stand in the record with every answer, version, hash and verdict, and go with the client', async () => {
    const place = await practice();
    const { service, client } = place;
    const { screen } = service;
    await answer(place, await ask(place, release));
    const { record, text } = await exported(place);
    const { lines, counts } = record;
    expect(counts).toMatchObject({ messages: 0, forms: 2, expectedForms: 2, failed: 0 });
    const asked = lines.find((line) => line.kind === 'form');
    const given = lines.find((line) => line.kind === 'form-answer');
    expect(given).toMatchObject({
      verdict: 'sound',
      asks: asked?.id,
      form: { version: 1, sha256: asked?.sha256 },
      given: {
        standing: 'signed',
        timeZone: 'Europe/Madrid',
        answers: [
          { question: 'What is it for?', answer: 'So that wisteria is spared the exam' },
          { answer: 'Ana Ruiz', isSignature: true, signedOn: '2026-11-22' },
        ],
      },
    });
    expect(text).toContain('So that wisteria is spared the exam');
    expect(text).toContain('dated by the client 2026-11-22');
    expect(text).toContain(`SHA-256 ${asked?.sha256 ?? ''}`);
    await screen.call('deletions.delete', {
      clientId: client.id,
      ...{ typedName: 'Ana Ruiz', subject: 'file 7', evenUntold: true },
    });
    expect((await screen.call('search.find', { query: 'wisteria', scope: 'all', limit: 10 })).hits).toEqual([]);
    expect(await screen.call('forms.list', undefined)).toMatchObject([{ timesAsked: 0 }]);
  });

  test('a safety plan with its answers goes into the record as a kind of its own, or stays out and is counted', async () => {
    const place = await practice();
    const { screen } = place.service;
    await answer(place, await ask(place, release));
    const answers = new Map<string, Answer>([['first', { kind: 'text', text: 'I walk by the juniper' }]]);
    await answer(place, await ask(place, safetyPlan), { ...given, standing: 'answered', answers });

    const all = await exported(place);
    expect(all.record.counts).toMatchObject({ forms: 2, expectedForms: 2, safetyPlans: 2, expectedSafetyPlans: 2 });
    expect(all.record.leftOut).toEqual([]);
    expect(all.text).toContain('Safety plans: 2 of 2');
    expect(all.text).toContain('juniper');

    const without = releaseParts.filter((part) => part !== 'safety-plans');
    const rest = await exported(place, { parts: without, locale: 'es' });
    expect(rest.record.counts).toMatchObject({ forms: 2, expectedForms: 2, safetyPlans: 0, expectedSafetyPlans: 0 });
    expect(rest.record.leftOut).toEqual([{ part: 'safety-plans', why: 'not-chosen', count: 2 }]);
    expect(rest.text).toContain('Planes de seguridad: 2 (no se pidió esta clase)');
    expect(JSON.stringify(rest)).not.toMatch(/juniper|When it gets hard/);

    // By itself it has its places in the hash chain too.
    const alone = await exported(place, { parts: ['safety-plans'] });
    expect(alone.record.lines.map(({ kind }) => kind)).toEqual(['form', 'form-answer']);
    expect(alone.record.chainHeads).toBeDefined();
    expect(alone.record.leftOut).toContainEqual({ part: 'forms', why: 'not-chosen', count: 2 });

    const { parts } = await screen.call('records.preview', {
      ...{ clientId: place.client.id, ...everyDay, ...everything },
      ...{ audience: 'insurer', parts: [...usualParts('insurer')] },
    });
    expect(parts).toContainEqual({ part: 'safety-plans', included: 0, leftOut: { 'not-chosen': 2 } });
  });

  test('a form, an answer or a signature that was altered in the store is noticed', async () => {
    const place = await practice();
    const { folder, relayAt, service, client } = place;
    const first = await answer(place, await ask(place, release));
    const second = await answer(place, await ask(place, release));
    await service.service.stop();

    /** Flips a bit of the entry's payload at the place of these words. */
    const alter = async (id: MessageId | undefined, words: string): Promise<() => Promise<void>> => {
      const { vault, opened } = testVault(join(folder, 'vault'));
      const outcome = await vault.unlock(strongPassphrase);
      if (outcome.kind !== 'unlocked') throw new Error(outcome.kind);
      const { database } = opened().store;
      const row = database
        .query<{ payload: Uint8Array; message_id: string }>(
          'SELECT payload, message_id FROM entry WHERE message_id = ?',
        )
        .get(id ?? '');
      if (row === undefined) throw new Error('No such entry');
      const before = Buffer.from(row.payload);
      const after = Buffer.from(before);
      const at = words === '' ? after.length - 1 : after.indexOf(words);
      if (at < 0) throw new Error('No such words');
      after[at] = (after[at] ?? 0) ^ 1;
      const put = database.command('UPDATE entry SET payload = ? WHERE message_id = ?');
      put.run(after, row.message_id);
      await vault.stop();
      return async () => {
        const again = testVault(join(folder, 'vault'));
        await again.vault.unlock(strongPassphrase);
        again
          .opened()
          .store.database.command('UPDATE entry SET payload = ? WHERE message_id = ?')
          .run(before, row.message_id);
        await again.vault.stop();
      };
    };
    const verdictOf = async (messageId: MessageId | undefined) => {
      const opened = testService(folder, { relayAt });
      await opened.screen.call('vault.unlock', { passphrase: strongPassphrase });
      const view = await opened.screen.call('forms.answer', { clientId: client.id, messageId: messageId as MessageId });
      await opened.service.stop();
      return view.verdict;
    };

    expect(await verdictOf(second)).toBe('sound');
    const askedIds = client.store.entries().filter(({ type }) => type === formType);
    for (const [id, words, verdict] of [
      [second, 'wisteria', 'signature-does-not-fit'],
      [second, '', 'signature-does-not-fit'],
      [askedIds[1]?.messageId, 'school', 'other-form'],
    ] as const) {
      const restore = await alter(id, words);
      expect(await verdictOf(second)).toBe(verdict);
      expect(await verdictOf(first)).toBe('sound');
      await restore();
    }
    expect(await verdictOf(second)).toBe('sound');
  }, 60_000);
});

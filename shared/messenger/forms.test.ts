/** Forms between two ends: asked, answered, refused, withdrawn; and what was altered is noticed. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../domain/forms/answers.ts';
import type { Form } from '../domain/forms/form.ts';
import { fromHex } from '../language/bytes.ts';
import { encodeContent, parsePayload } from '../protocol/index.ts';
import { contentNumbers } from './content-types.ts';
import { readForm, readFormAnswer } from './forms.ts';
import type { Entry } from './store.ts';
import { type End, joinedEnds } from './testing/two-ends.ts';

const policy: Form = {
  kind: 'policy',
  title: 'How we use messages',
  locale: 'en',
  items: [
    { kind: 'paragraph', id: 'kept', text: 'Messages are kept in your file.' },
    { kind: 'signature', id: 'name', label: 'Your name', isRequired: true },
  ],
};
const formId = 'ab'.repeat(16);
const signed = new Map<string, Answer>([['name', { kind: 'signature', name: 'Ana Ruiz', day: '2026-11-22' }]]);
const given = { standing: 'signed', answers: signed, timeZone: 'Europe/Madrid' } as const;

async function conversationOf(end: End) {
  return (await end.session()).conversationId;
}

function entryOf(end: End, type: number): Entry {
  const entry = end.store.entries().findLast((candidate) => candidate.type === type);
  if (entry === undefined) throw new Error('No such entry');
  return entry;
}

async function askedEnds(form = policy) {
  const ends = await joinedEnds();
  const { therapist, clock, client } = ends;
  const sent = await therapist
    .messenger()
    .therapist.sendForm(await conversationOf(therapist), { formId, version: 2, form });
  expect(sent.kind).toBe('queued');
  await clock.advance(2_000);
  return { ...ends, asked: entryOf(client, contentNumbers.form) };
}

describe('a form in a conversation', () => {
  test('is shown as it was sent, and its signed answer comes back sound', async () => {
    const { therapist, client, clock, asked, stop } = await askedEnds();
    expect(readForm(asked)).toMatchObject({ formId, version: 2, form: policy });
    const conversation = await conversationOf(client);
    const before = await client
      .messenger()
      .client.answerForm(conversation, asked.messageId, { ...given, answers: new Map() });
    expect(before).toEqual({ kind: 'missing', questions: ['name'] });
    expect((await client.messenger().client.answerForm(conversation, asked.messageId, given)).kind).toBe('queued');
    await clock.advance(2_000);
    const own = entryOf(therapist, contentNumbers.form);
    const answered = entryOf(therapist, contentNumbers['form-answer']);
    expect(answered.refersTo).toBe(own.messageId);
    expect(readFormAnswer(own, answered)).toMatchObject({
      kind: 'sound',
      shown: { version: 2 },
      answer: { standing: 'signed', answers: signed, timeZone: 'Europe/Madrid' },
    });
    expect(therapist.events().filter(({ kind }) => kind === 'message-arrived')).toHaveLength(1);
    await stop();
  });

  test('may be refused, signed later and withdrawn: the last answer counts, the key stays the same', async () => {
    const { therapist, client, clock, asked, stop } = await askedEnds();
    const conversation = await conversationOf(client);
    for (const standing of ['refused', 'signed', 'withdrawn'] as const) {
      const answers = standing === 'signed' ? signed : new Map();
      const outcome = await client
        .messenger()
        .client.answerForm(conversation, asked.messageId, { ...given, standing, answers });
      expect(outcome.kind).toBe('queued');
      await clock.advance(2_000);
    }
    const own = entryOf(therapist, contentNumbers.form);
    const read = therapist.store
      .entries()
      .filter(({ type }) => type === contentNumbers['form-answer'])
      .map((entry) => readFormAnswer(own, entry));
    expect(read.map((one) => one.kind === 'sound' && one.answer.standing)).toEqual(['refused', 'signed', 'withdrawn']);
    expect(new Set(read.map((one) => one.kind === 'sound' && String(one.signer))).size).toBe(1);
    await stop();
  });

  test('an altered form, answer or signature is noticed, and so is an answer moved elsewhere', async () => {
    const { therapist, client, clock, asked, stop } = await askedEnds();
    await client.messenger().client.answerForm(await conversationOf(client), asked.messageId, given);
    await clock.advance(2_000);
    const own = entryOf(therapist, contentNumbers.form);
    const answered = entryOf(therapist, contentNumbers['form-answer']);
    const parsed = parsePayload(answered.payload);
    if (parsed.kind !== 'content' || parsed.body.kind !== 'form-answer') throw new Error('No answer');
    const { body } = parsed;
    const change = (part: Partial<typeof body>) =>
      readFormAnswer(own, { ...answered, payload: encodeContent(parsed, { ...body, ...part }) }).kind;
    const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(change({})).toBe('sound');
    for (let at = 0; at < body.answer.length; at += 1) {
      expect(change({ answer: flip(body.answer, at) })).toBe('signature-does-not-fit');
    }
    expect(change({ signature: flip(body.signature, 5) })).toBe('signature-does-not-fit');
    expect(change({ signer: flip(body.signer, 5) })).toBe('signature-does-not-fit');
    expect(change({ target: flip(body.target, 0) })).toBe('signature-does-not-fit');
    const elsewhere = {
      ...answered,
      relationshipId: (await conversationOf(client)) as string as typeof answered.relationshipId,
    };
    expect(readFormAnswer(own, elsewhere).kind).toBe('signature-does-not-fit');
    const altered = {
      ...policy,
      items: policy.items.map((item) => (item.id === 'kept' ? { ...item, text: 'Nothing is kept.' } : item)),
    };
    await therapist
      .messenger()
      .therapist.sendForm(await conversationOf(therapist), { formId, version: 2, form: altered });
    const other = entryOf(therapist, contentNumbers.form);
    expect(readFormAnswer({ ...other, messageId: own.messageId }, answered).kind).toBe('other-form');
    expect(readFormAnswer(other, answered).kind).toBe('other-form');
    await stop();
  });

  test('what was not asked cannot be answered', async () => {
    const { client, therapist, clock, asked, stop } = await askedEnds();
    const conversation = await conversationOf(client);
    await client.messenger().sendText(conversation, 'a text');
    await clock.advance(2_000);
    const text = entryOf(client, contentNumbers.text);
    expect(await client.messenger().client.answerForm(conversation, text.messageId, given)).toEqual({
      kind: 'no-such-form',
    });
    const own = entryOf(therapist, contentNumbers.form);
    const back = await therapist.messenger().client.answerForm(await conversationOf(therapist), own.messageId, given);
    expect(back).toEqual({ kind: 'no-such-form' });
    expect(fromHex(asked.messageId)).toHaveLength(16);
    await stop();
  });
});

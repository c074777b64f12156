import { describe, expect, test } from 'vitest';
import { contactFormOf, emptyContact, filledContact } from './contact-form.ts';

const now = new Date(2026, 2, 3, 9, 5).getTime();

describe('the contact form', () => {
  test('begins now, and comes back as it was filled in', () => {
    const form = { ...emptyContact(now), minutes: '12', person: ' Her mother ', text: ' as written ' };
    expect(form).toMatchObject({ day: '2026-03-03', time: '09:05' });
    const filled = filledContact(form);
    expect(filled).toMatchObject({
      kind: 'ready',
      contact: { at: now, minutes: 12, person: 'Her mother', text: ' as written ' },
    });
    expect(filled.kind === 'ready' && contactFormOf(filled.contact)).toEqual({ ...form, person: 'Her mother' });
  });

  test('says what is missing', () => {
    expect(filledContact({ ...emptyContact(now), day: '', time: '' })).toEqual({
      kind: 'incomplete',
      needed: ['day', 'time'],
    });
    for (const minutes of ['-1', '2.5', '1441', 'many'])
      expect(filledContact({ ...emptyContact(now), minutes })).toEqual({ kind: 'incomplete', needed: ['minutes'] });
    expect(filledContact({ ...emptyContact(now), minutes: ' ' })).toMatchObject({ kind: 'ready' });
  });
});

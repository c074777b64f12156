/** The policy from a draft to signatures, with a client on the other end; and what was altered in the store is noticed. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../shared/domain/forms/answers.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import type { Policy } from '../../../../shared/domain/policies/policy.ts';
import { signatureItem } from '../../../../shared/domain/policies/policy-form.ts';
import { contentNumbers } from '../../../../shared/messenger/content-types.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, eventually, joinedClient, sharedMemoryRelay, testService } from '../../testing/services.ts';
import { strongPassphrase, testVault } from '../../testing/vaults.ts';

const signature: Answer = { kind: 'signature', name: 'Ana Ruiz' };

async function practice() {
  const folder = temporaryFolder();
  const relayAt = sharedMemoryRelay();
  const service = testService(folder, { relayAt });
  await createVaultOn(service);
  const { screen } = service;

  return {
    folder,
    relayAt,
    service,
    screen,
    join: (name: string) => joinedClient(service, name, relayAt),
    async make(changed: (policy: Policy) => Policy) {
      const { draft } = await screen.call('policies.get', undefined);
      await screen.call('policies.saveDraft', { draft: changed(draft) });
      return screen.call('policies.make', undefined);
    },
    consent: (clientId: ClientId) => screen.call('policies.consent', { clientId }),
  };
}

type Practice = Awaited<ReturnType<typeof practice>>;
type Client = Awaited<ReturnType<Practice['join']>>;

const withPhone = (policy: Policy): Policy => ({ ...policy, values: { ...policy.values, phone: '555 0100' } });
const withHours =
  (hours: string) =>
  (policy: Policy): Policy => ({
    ...policy,
    values: { ...policy.values, 'answer-hours': hours },
  });

/** The newest policy that this client has, once there are as many as that. */
async function askedOf({ store }: Client, count: number) {
  return eventually(async () => {
    const asked = store.entries().filter(({ type }) => type === contentNumbers.form);
    return asked.length >= count ? asked.at(-1) : undefined;
  });
}

async function answer(
  { screen }: Practice,
  client: Client,
  standing: 'signed' | 'refused' | 'withdrawn',
  count = 1,
): Promise<void> {
  const asked = await askedOf(client, count);
  const [session] = await client.store.sessions();
  if (asked === undefined || session === undefined) throw new Error('Nothing was asked');
  const answers = new Map(standing === 'signed' ? [[signatureItem, signature]] : []);
  const given = { standing, answers, timeZone: 'Europe/Madrid' };
  const sent = await client.messenger.client.answerForm(session.conversationId, asked.messageId, given);
  expect(sent.kind).toBe('queued');
  await eventually(async () => {
    const consent = await screen.call('policies.consent', { clientId: client.id });
    return consent.kind === standing ? true : undefined;
  });
}

describe('the policy of a practice', () => {
  test('is made in versions once nothing is left to fill in', async () => {
    const { screen, make } = await practice();
    const empty = await make((policy) => ({ ...policy, values: {} }));
    expect(empty).toEqual({ kind: 'incomplete', locale: 'en', blanks: ['phone'] });
    expect(await make(withPhone)).toEqual({ kind: 'made', number: 1 });
    expect(await make((policy) => policy)).toEqual({ kind: 'unchanged' });
    expect(await make(withHours('48'))).toEqual({ kind: 'made', number: 2 });
    const { versions, savedAt, draft } = await screen.call('policies.get', undefined);
    expect(versions.map(({ number, texts }) => [number, texts.map(({ locale }) => locale)])).toEqual([
      [2, ['en', 'es']],
      [1, ['en', 'es']],
    ]);
    expect([savedAt, draft.values['answer-hours']]).toEqual([undefined, '48']);
    const [first] = (await screen.call('policies.version', { number: 1 })).forms;
    expect(JSON.stringify(first?.form)).toContain('within 24 hours');
  });

  test('is asked for on joining, and signed; a new version asks again, is refused, and the agreement is taken back', async () => {
    const place = await practice();
    const { screen, make, join: joins, consent } = place;
    const before = await joins('Ben Ortiz');
    await make(withPhone);
    const ana = await joins('Ana Ruiz');
    await askedOf(ana, 1);
    expect(await consent(ana.id)).toMatchObject({ kind: 'asked', version: 1, isCurrent: true });
    // Whoever joined before there was a policy is asked by nobody but the therapist.
    expect(await consent(before.id)).toEqual({ kind: 'not-asked' });
    await answer(place, ana, 'signed');
    expect(await consent(ana.id)).toMatchObject({ kind: 'signed', version: 1, isCurrent: true });

    await make(withHours('48'));
    expect(await consent(ana.id)).toMatchObject({ kind: 'signed', version: 1, isCurrent: false });
    expect((await screen.call('policies.get', undefined)).isAskingSettled).toBe(false);
    expect(await screen.call('policies.ask', { clientIds: [ana.id, before.id] })).toEqual({ asked: 2, notAsked: [] });
    expect((await screen.call('policies.get', undefined)).isAskingSettled).toBe(true);
    expect(await consent(ana.id)).toMatchObject({ kind: 'signed', version: 1, askedFor: 2 });
    await answer(place, ana, 'refused', 2);
    expect(await consent(ana.id)).toMatchObject({ kind: 'refused', version: 2, signedBefore: 1 });
    await answer(place, ana, 'signed', 2);
    await answer(place, ana, 'withdrawn', 2);
    expect(await consent(ana.id)).toMatchObject({ kind: 'withdrawn', version: 2, isCurrent: true });
    const rows = await screen.call('adoption.list', undefined);
    expect(rows.map(({ name, consent: shown }) => [name, shown?.kind])).toEqual([
      ['Ana Ruiz', 'withdrawn'],
      ['Ben Ortiz', 'asked'],
    ]);
  });

  test('shows plainly where its text was altered in the store after it was signed', async () => {
    const place = await practice();
    const { folder, relayAt, service, make, join: joins } = place;
    await make(withPhone);
    const ana = await joins('Ana Ruiz');
    await answer(place, ana, 'signed');
    await service.service.stop();

    const { vault, opened } = testVault(join(folder, 'vault'));
    await vault.unlock(strongPassphrase);
    const { database } = opened().store;
    const row = database
      .query<{ id: number; payload: Uint8Array }>('SELECT id, payload FROM entry WHERE type = ? AND is_outgoing = 1')
      .get(contentNumbers.form);
    const altered = Buffer.from(row?.payload ?? []);
    const at = altered.indexOf('within 24 hours') + 7;
    altered.write('9', at, 'latin1');
    database.command('UPDATE entry SET payload = ? WHERE id = ?').run(altered, row?.id ?? 0);
    await vault.stop();

    const again = testService(folder, { relayAt });
    await again.screen.call('vault.unlock', { passphrase: strongPassphrase });
    const consent = await again.screen.call('policies.consent', { clientId: ana.id });
    expect(consent).toMatchObject({ kind: 'signed', version: 1, unsound: 'other-form' });
  });

  test('is not sent by itself once that is switched off', async () => {
    const { screen, make, join: joins, consent } = await practice();
    await make(withPhone);
    await screen.call('policies.setSentOnJoining', { isOn: false });
    const ana = await joins('Ana Ruiz');
    expect(await consent(ana.id)).toEqual({ kind: 'not-asked' });
    // Switched on again, it is for those who join from then on.
    await screen.call('policies.setSentOnJoining', { isOn: true });
    const ben = await joins('Ben Ortiz');
    await askedOf(ben, 1);
    expect(await consent(ana.id)).toEqual({ kind: 'not-asked' });
  });
});

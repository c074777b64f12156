/** The communications policy: building it, putting a version in force, and asking clients to sign it. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ConsentView } from '../../../../shared/contract/methods/policies.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import type { ClientId, FormId, Timestamp } from '../../../../shared/domain/ids.ts';
import { missingBlanks, policyForm } from '../../../../shared/domain/policies/policy-form.ts';
import { type PolicyLocale, type PolicyNames, usualPolicy } from '../../../../shared/domain/policies/policy.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import { encodeForm } from '../../../../shared/messenger/index.ts';
import type { WritableDatabase } from '../../database/database.ts';
import type { ClientSummary } from '../clients/index.ts';
import type { createForms } from '../forms/index.ts';
import { consentOf } from './consent.ts';
import { createPoliciesRepository, type PolicyText, type PolicyVersion } from './policies.repository.ts';

type Forms = ReturnType<typeof createForms>;

export type PoliciesPorts = {
  readonly database: WritableDatabase;
  readonly forms: Pick<Forms, 'handlers' | 'save' | 'send' | 'asksOf'>;
  readonly clock: Clock;
  readonly names: () => PolicyNames & { readonly phone: string };
  readonly clients: () => readonly ClientSummary[];
  readonly note: (kind: 'policy-made', subject: string, details: { readonly version: number }) => void;
  readonly onChange: () => void;
  readonly report: (fault: unknown) => void;
};

export function createPolicies(ports: PoliciesPorts) {
  const { database, forms, clock, names, clients, note, onChange } = ports;
  const repository = createPoliciesRepository(database);
  const now = () => clock.now() as Timestamp;
  /** Sessions that are being asked, or could not be asked in this run, by client and time of joining. */
  const begun = new Set<string>();

  function draftOf(versions: readonly PolicyVersion[]) {
    return repository.draft()?.policy ?? versions[0]?.policy ?? usualPolicy(names().phone);
  }

  function make(): Output<'policies.make'> {
    const versions = repository.versions();
    const draft = draftOf(versions);
    for (const locale of draft.locales) {
      const blanks = missingBlanks(draft, locale);
      if (blanks.length > 0) return { kind: 'incomplete', locale, blanks: [...blanks] };
    }
    const drafted = draft.locales.map((locale) => ({ locale, form: policyForm(draft, locale, names()) }));
    const tooLong = drafted.find(({ form }) => encodeForm(form) === undefined);
    if (tooLong !== undefined) return { kind: 'too-long', locale: tooLong.locale };
    const made = database.transaction((): Output<'policies.make'> => {
      const texts = drafted.map(({ locale, form }) => savedText(locale, form, versions));
      repository.dropDraft();
      const [inForce] = versions;
      if (inForce !== undefined && hashesOf(inForce.texts) === hashesOf(texts)) return { kind: 'unchanged' };
      const number = (inForce?.number ?? 0) + 1;
      repository.addVersion({ number, policy: draft, madeAt: now(), author: names().therapist, texts });
      if (repository.joining() === undefined) repository.setJoining({ isOn: true, since: now() });
      note('policy-made', '', { version: number });
      return { kind: 'made', number };
    });
    onChange();
    return made;
  }

  /** One form in each language, with versions of its own. */
  function savedText(locale: PolicyLocale, form: Form, versions: readonly PolicyVersion[]): PolicyText {
    const earlier = versions.flatMap(({ texts }) => texts).find((text) => text.locale === locale);
    const saved = forms.save(earlier?.formId, form);
    if (saved.kind === 'fault') throw new Error(`A policy became a form with a fault: ${saved.fault}`);
    const { formId, version: formVersion } = saved;
    const { sha256 } = forms.handlers['forms.get']({ formId, version: formVersion });
    return { locale, formId, formVersion, sha256 };
  }

  /** Read anew each time: an altered text or signature is noticed. */
  function consent(clientId: ClientId, versions: readonly PolicyVersion[]): ConsentView {
    const asks = formIdsOf(versions).flatMap((formId) => forms.asksOf(formId, clientId));
    const known = consentOf(asks, versions);
    if (known.kind === 'not-asked' || known.kind === 'asked') return known;
    // Lists keep what was found when it came; whether it still holds, the entries say.
    const { verdict } = forms.handlers['forms.answer']({ clientId, messageId: known.messageId });
    return verdict === 'sound' ? known : { ...known, unsound: verdict };
  }

  /** In the client's language, or where the policy is not there in it, in its first. */
  async function ask(clientId: ClientId): Promise<boolean> {
    const [inForce] = repository.versions();
    const locale = repository.localeOf(clientId);
    const text = inForce?.texts.find((candidate) => candidate.locale === locale) ?? inForce?.texts[0];
    if (text === undefined) return false;
    const outcome = await forms.send(clientId, text.formId);
    return outcome.kind === 'queued';
  }

  /** Asks whoever joined since that is wanted and was not asked in this session. What failed is tried again at the next start. */
  async function askWhoJoined(): Promise<void> {
    const joining = repository.joining();
    if (joining?.isOn !== true) return;
    for (const { clientId, at } of repository.joinedSince(joining.since)) {
      const key = `${clientId} ${String(at)}`;
      if (begun.has(key)) continue;
      begun.add(key);
      const versions = repository.versions();
      const asks = formIdsOf(versions).flatMap((formId) => forms.asksOf(formId, clientId));
      if (asks.every((asked) => asked.at < at)) await ask(clientId);
    }
  }

  const handlers = {
    'policies.get': (): Output<'policies.get'> => {
      const versions = repository.versions();
      const draft = repository.draft();
      const [inForce] = versions;
      return {
        draft: draftOf(versions),
        ...(draft === undefined ? {} : { savedAt: draft.savedAt }),
        versions: versions.map(versionView),
        isSentOnJoining: repository.joining()?.isOn ?? true,
        isAskingSettled: inForce === undefined || repository.isAskingSettled(inForce.number),
      };
    },

    'policies.saveDraft': ({ draft }: Input<'policies.saveDraft'>): void => {
      repository.saveDraft(draft, now());
      onChange();
    },

    'policies.make': (): Output<'policies.make'> => make(),

    'policies.version': ({ number }: Input<'policies.version'>): Output<'policies.version'> => {
      const version = repository.versions().find((candidate) => candidate.number === number);
      if (version === undefined) throw new Fault('not-found');
      return {
        ...versionView(version),
        forms: version.texts.map(({ locale, formId, formVersion }) => ({
          locale,
          form: forms.handlers['forms.get']({ formId, version: formVersion }).form,
        })),
      };
    },

    'policies.setSentOnJoining': ({ isOn }: Input<'policies.setSentOnJoining'>): void => {
      repository.setJoining({ isOn, since: now() });
      onChange();
    },

    'policies.consents': (): Output<'policies.consents'> => {
      const versions = repository.versions();
      return clients()
        .filter(({ connection }) => connection === 'joined')
        .map(({ id, name, isArchived }) => ({ clientId: id, name, isArchived, consent: consent(id, versions) }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    },

    'policies.consent': ({ clientId }: Input<'policies.consent'>): Output<'policies.consent'> =>
      consent(clientId, repository.versions()),

    'policies.ask': async ({ clientIds }: Input<'policies.ask'>): Promise<Output<'policies.ask'>> => {
      const all = new Map(clients().map(({ id, name }) => [id, name]));
      const notAsked: Output<'policies.ask'>['notAsked'] = [];
      const wanted = [...new Set(clientIds)];
      for (const clientId of wanted) {
        const name = all.get(clientId);
        if (name !== undefined && !(await ask(clientId))) notAsked.push({ clientId, name });
      }
      settle();
      return { asked: wanted.filter((id) => all.has(id)).length - notAsked.length, notAsked };
    },

    'policies.settleAsking': (): void => settle(),
  };

  function settle(): void {
    const [inForce] = repository.versions();
    if (inForce !== undefined) repository.settleAsking(inForce.number);
    onChange();
  }

  return {
    handlers,
    /** For the overview of all clients; undefined while there is no policy. */
    consentsBy(): ((clientId: ClientId) => ConsentView) | undefined {
      const versions = repository.versions();
      return versions.length === 0 ? undefined : (clientId) => consent(clientId, versions);
    },
    /** Somebody may have joined. */
    lookForJoined(): void {
      askWhoJoined().catch(ports.report);
    },
  };
}

function versionView({ number, madeAt, author, texts }: PolicyVersion): Output<'policies.get'>['versions'][number] {
  return { number, madeAt, author, texts: texts.map(({ locale, sha256 }) => ({ locale, sha256 })) };
}

function formIdsOf(versions: readonly PolicyVersion[]): readonly FormId[] {
  return [...new Set(versions.flatMap(({ texts }) => texts.map(({ formId }) => formId)))];
}

function hashesOf(texts: readonly PolicyText[]): string {
  return texts
    .map(({ locale, sha256 }) => `${locale} ${sha256}`)
    .toSorted()
    .join();
}

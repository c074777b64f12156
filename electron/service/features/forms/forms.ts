/** Forms of the practice: saving templates, asking clients, taking in what they answer. Policies and releases are forms too. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { AskedFormView } from '../../../../shared/contract/methods/forms.ts';
import { faultOf, type Form } from '../../../../shared/domain/forms/form.ts';
import type { ClientId, FormId, MessageId, Timestamp } from '../../../../shared/domain/ids.ts';
import { sameBytes, toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { decodeForm, encodeForm, type Messenger } from '../../../../shared/messenger/index.ts';
import { formHash } from '../../../../shared/protocol/index.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createAskedForms } from './asked-forms.repository.ts';
import { type AnswerEntry, createFormEntries } from './form-entries.ts';
import { type FormAnswerView, linesOf, scoreView } from './form-views.ts';
import { createFormsRepository, type FormVersion } from './forms.repository.ts';

export type FormsPorts = {
  readonly database: WritableDatabase;
  readonly messenger: Pick<Messenger, 'therapist'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly therapistName: () => string;
  /** Undefined for a client who is not there. */
  readonly clientName: (clientId: ClientId) => string | undefined;
  readonly note: (
    kind: 'form-saved' | 'form-retired' | 'form-asked' | 'self-harm-answer-seen',
    subject: string,
    details: { readonly [name: string]: string | number | boolean },
  ) => void;
  /** Templates, or what is asked and answered, are others now. */
  readonly onChange: () => void;
  readonly onConversationChange: (clientId: ClientId) => void;
  readonly report: (fault: unknown) => void;
};

export function createForms(ports: FormsPorts) {
  const { database, messenger, clock, random, note, onChange } = ports;
  const repository = createFormsRepository(database);
  const asked = createAskedForms(database);
  const entries = createFormEntries(database);
  const now = () => clock.now() as Timestamp;

  function nameOf(clientId: ClientId): string {
    const name = ports.clientName(clientId);
    if (name === undefined) throw new Fault('not-found');
    return name;
  }

  /** What can't be taken in now stays in its entry, and is taken in with the next. */
  function takeIn(clientId?: ClientId): void {
    try {
      if (asked.takeIn(clientId)) onChange();
    } catch (fault) {
      ports.report(fault);
    }
  }

  /** Adds a version where the form is another than the newest. A fault of the form is an outcome. */
  function save(formId: FormId | undefined, form: Form): Output<'forms.save'> {
    const fault = faultOf(form);
    if (fault !== undefined) return { kind: 'fault', fault };
    const bytes = encodeForm(form);
    if (bytes === undefined) return { kind: 'fault', fault: 'too-large' };
    const id = formId ?? (toHex(random(16)) as FormId);
    const [newest] = repository.versions(id);
    if (newest !== undefined && sameBytes(newest.bytes, bytes))
      return { kind: 'unchanged', formId: id, version: newest.version };
    const version = (newest?.version ?? 0) + 1;
    const { kind, title, locale, measure } = form;
    const hash = toHex(formHash(bytes));
    const facts = { author: ports.therapistName(), savedAt: now() };
    database.transaction(() => {
      repository.addVersion(id, { version, kind, title, locale, measure, bytes, hash, ...facts });
      note('form-saved', '', { form: id, version });
    });
    onChange();
    return { kind: 'saved', formId: id, version };
  }

  /** Asks the client to fill in the newest version. Throws `not-found`. */
  async function send(clientId: ClientId, formId: FormId): Promise<Output<'forms.send'>> {
    nameOf(clientId);
    const [newest] = repository.versions(formId);
    if (newest === undefined) throw new Fault('not-found');
    const { version } = newest;
    const outcome = await messenger.therapist.sendForm(clientId, { formId, version, form: readable(newest) });
    if (outcome.kind !== 'queued') return outcome;
    takeIn(clientId);
    note('form-asked', clientId, { form: formId, version });
    ports.onConversationChange(clientId);
    return outcome;
  }

  function answerOf(clientId: ClientId, messageId: MessageId): FormAnswerView {
    const clientName = nameOf(clientId);
    const entry = entries.of(clientId, [messageId])(messageId);
    if (entry?.kind !== 'form-answer') throw new Fault('not-found');
    const acknowledgedAt = asked.acknowledgedAt(clientId, messageId);
    return {
      clientId,
      clientName,
      messageId,
      verdict: entry.verdict,
      receivedAt: entry.at,
      ...askedPart(entry),
      ...givenPart(entry),
      ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    };
  }

  const handlers = {
    'forms.list': (): Output<'forms.list'> => repository.list(),

    'forms.get': ({ formId, version }: Input<'forms.get'>): Output<'forms.get'> => {
      const versions = repository.versions(formId);
      const wanted = versions.find((candidate) => version === undefined || candidate.version === version);
      if (wanted === undefined) throw new Fault('not-found');
      return {
        formId,
        version: wanted.version,
        form: readable(wanted),
        sha256: wanted.hash,
        savedAt: wanted.savedAt,
        author: wanted.author,
        isRetired: repository.isRetired(formId),
        versions: versions.map(({ hash, ...saved }) => ({
          version: saved.version,
          title: saved.title,
          savedAt: saved.savedAt,
          author: saved.author,
          sha256: hash,
        })),
      };
    },

    'forms.save': ({ formId, form }: Input<'forms.save'>): Output<'forms.save'> => save(formId, form),

    'forms.retire': ({ formId, isRetired }: Input<'forms.retire'>): void => {
      if (repository.versions(formId).length === 0) throw new Fault('not-found');
      if (repository.isRetired(formId) === isRetired) return;
      database.transaction(() => {
        repository.setRetiredAt(formId, isRetired ? now() : undefined);
        note('form-retired', '', { form: formId, retired: isRetired });
      });
      onChange();
    },

    'forms.send': ({ clientId, formId }: Input<'forms.send'>): Promise<Output<'forms.send'>> => send(clientId, formId),

    'forms.asked': ({ clientId }: Input<'forms.asked'>): Output<'forms.asked'> => {
      nameOf(clientId);
      return asked.ofClient(clientId);
    },

    'forms.answer': ({ clientId, messageId }: Input<'forms.answer'>): Output<'forms.answer'> =>
      answerOf(clientId, messageId),

    'forms.question': ({ clientId, messageId }: Input<'forms.question'>): Output<'forms.question'> => {
      nameOf(clientId);
      const entry = entries.of(clientId, [messageId])(messageId);
      const standing = asked.one(clientId, messageId)?.standing;
      if (entry?.kind !== 'form' || standing === undefined) throw new Fault('not-found');
      const { formId, version, form, formHash: hash } = entry.shown;
      return { formId: formId as FormId, version, form, sha256: toHex(hash), at: entry.at, standing };
    },

    'forms.measures': ({ clientId }: Input<'forms.measures'>): Output<'forms.measures'> => {
      nameOf(clientId);
      return asked.measures(clientId);
    },

    'forms.attention': (): Output<'forms.attention'> => asked.attention(),

    'forms.acknowledge': ({ clientId, messageId }: Input<'forms.acknowledge'>): void => {
      nameOf(clientId);
      const isDone = database.transaction(() => {
        const isNew = asked.acknowledge(clientId, messageId, now());
        if (isNew) note('self-harm-answer-seen', clientId, { answer: messageId });
        return isNew;
      });
      if (isDone) onChange();
    },
  };

  return {
    handlers,
    save,
    send,
    /** What came since it was last looked at: of one client, or at opening of all. */
    takeIn,
    /** How often this client was asked this form, newest first, each with its standing. */
    asksOf: (formId: FormId, clientId: ClientId): readonly AskedFormView[] => asked.ofForm(formId, clientId),
    /** The newest asking of this form; undefined where this client was never asked it. */
    standingOf: (formId: FormId, clientId: ClientId): AskedFormView | undefined => asked.ofForm(formId, clientId)[0],
  };
}

/** Throws for bytes that were never saved by this file. */
function readable({ bytes }: FormVersion): Form {
  const form = decodeForm(bytes);
  if (form === undefined) throw new Error('A saved form can not be read');
  return form;
}

function askedPart({ asks, askedAt, shown }: AnswerEntry): Pick<FormAnswerView, 'asked'> {
  if (asks === undefined || shown === undefined) return {};
  const { formId, version, form, formHash: hash } = shown;
  return {
    asked: {
      messageId: asks,
      formId: formId as FormId,
      version,
      form,
      sha256: toHex(hash),
      ...(askedAt === undefined ? {} : { at: askedAt }),
    },
  };
}

function givenPart(entry: AnswerEntry): Pick<FormAnswerView, 'given'> {
  const { given } = entry;
  if (given === undefined) return {};
  const { standing, at, timeZone } = given.answer;
  const { score, isSelfHarmNamed } = scoreView(entry);
  return {
    given: {
      standing,
      at,
      timeZone,
      lines: linesOf(entry),
      signer: toHex(given.signer),
      ...(score === undefined ? {} : { score }),
      isSelfHarmNamed,
    },
  };
}

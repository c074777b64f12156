/** The record as a FHIR R4 document: a Composition, then whoever and whatever it names, each once. */
import type { RecordLine } from '../../../../shared/contract/index.ts';
import type { ComposedRecord } from './composed-record.ts';
import { contentOf, fhirString, type Json, narrative, optionalText } from './fhir-values.ts';
import { lineFacts } from './line-facts.ts';
import { uuidOf } from './record-ids.ts';
import { amendmentWords } from './amendments-part.ts';
import { amendmentsText, lineText, plansText } from './record-text.ts';
import { type RecordWords, recordWords } from './record-words.ts';
import { xmlText } from './xml-text.ts';

export type FhirOptions = {
  /** `digestOf` the record: what ids are made from. */
  readonly digest: string;
  /** Where the file of a message stands beside this document, by the message's id. */
  readonly files?: ReadonlyMap<string, string>;
};

type Resource = Json & { readonly resourceType: string; readonly id: string };
type People = { readonly [Name in 'patient' | 'practitioner' | 'organization']: Json };
type Message = Extract<RecordLine, { kind: 'message' }>;
type Imported = Extract<RecordLine, { kind: 'imported' }>;
type FileFacts = Pick<NonNullable<Message['attachment']>, 'name' | 'mime' | 'size' | 'sha256'>;
type Context = {
  readonly people: People;
  readonly words: RecordWords;
  /** Of the messages that are in, by id. */
  readonly messages: ReadonlyMap<string, number>;
  readonly forms: ComposedRecord['index']['forms'];
  readonly files: ReadonlyMap<string, string>;
};

/** The object identifier of SHA-256, which says what kind of name a hash is. */
const sha256System = 'urn:oid:2.16.840.1.101.3.4.2.1';
const loinc = 'http://loinc.org';

/** Stand for what is too large to be held whole; no text of FHIR can hold U+0000. */
const places = { narrative: '\u0000narrative', entry: '\u0000entry', resources: '\u0000resources' };

/** Reads the lines three times: for what a person reads, for the references, and for the resources. */
export async function* recordFhir(composed: ComposedRecord, options: FhirOptions): AsyncGenerator<string> {
  const words = recordWords[composed.head.locale];
  const { shell, context } = shellOf(composed, options);
  const text = JSON.stringify(shell, null, 2);
  const [beforeNarrative = '', afterNarrative = ''] = text.split(JSON.stringify(places.narrative).slice(1, -1));
  const [beforeEntry = '', afterEntry = ''] = afterNarrative.split(/,\s*"entry": "\\u0000entry"/);
  const [beforeResources = '', afterResources = ''] = afterEntry.split(/\s*"\\u0000resources",/);

  yield beforeNarrative;
  if (composed.total === 0) yield inString(words.end);
  let isFirst = true;
  for await (const page of composed.pages()) {
    for (const line of page) {
      yield inString(`${isFirst ? '' : '\n'}${lineText(line, words, composed.index)}`);
      isFirst = false;
    }
  }
  yield beforeEntry;
  let references = 0;
  for await (const page of composed.pages()) {
    for (const line of page)
      for (const resource of resourcesOf(line, context)) {
        yield `${references === 0 ? ',\n          "entry": [' : ','}${indented(referTo(resource), 12)}`;
        references += 1;
      }
  }
  if (references > 0) yield '\n          ]';
  yield beforeResources;
  for await (const page of composed.pages())
    for (const line of page)
      for (const resource of resourcesOf(line, context)) yield `${indented(entryOf(resource), 4)},`;
  yield `${afterResources}\n`;
}

function indented(value: Json, spaces: number): string {
  return `\n${JSON.stringify(value, null, 2)}`.replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

function inString(text: string): string {
  return JSON.stringify(xmlText(text)).slice(1, -1);
}

/** The whole bundle but for its lines, for which places are kept. */
function shellOf({ head: record, index }: ComposedRecord, { digest, files = new Map() }: FhirOptions) {
  const words = recordWords[record.locale];
  const own = (resourceType: string): Pick<Resource, 'resourceType' | 'id'> => ({
    resourceType,
    id: uuidOf(digest, resourceType),
  });
  const patient: Resource = { ...own('Patient'), text: narrative(record.client.name), ...named(record.client.name) };
  const practitioner: Resource = {
    ...own('Practitioner'),
    text: narrative(record.practice.therapist),
    ...named(record.practice.therapist),
  };
  const organization: Resource = {
    ...own('Organization'),
    text: narrative(record.practice.name),
    name: fhirString(record.practice.name) ?? '-',
  };
  const people = {
    patient: referTo(patient),
    practitioner: referTo(practitioner),
    organization: referTo(organization),
  };
  const context = { people, words, messages: index.messages, forms: index.forms, files };
  const plans = plansText(record);
  const amendments = amendmentsText(record);

  const composition: Resource = {
    ...own('Composition'),
    language: record.locale,
    text: narrative(`${words.title}: ${record.client.name}`),
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuidOf(digest, 'record')}` },
    status: 'final',
    type: { coding: [{ system: loinc, code: '34133-9', display: 'Summary of episode note' }] },
    subject: people.patient,
    date: record.createdAt,
    author: [people.practitioner],
    title: fhirString(`${words.title}: ${record.client.name}`),
    confidentiality: 'R',
    custodian: people.organization,
    event: [{ period: { start: record.range.fromDay, end: record.range.toDay } }],
    section: [
      {
        title: words.title,
        // What a person reads and the author attests: every line, as in the text file.
        text: narrative('', places.narrative),
        entry: places.entry,
      },
      ...(plans.length === 0 ? [] : [{ title: words.plan, text: narrative(plans.join('\n')) }]),
      ...(amendments.length === 0
        ? []
        : [{ title: amendmentWords[record.locale].title, text: narrative(amendments.join('\n')) }]),
    ],
  };
  const heads = record.chainHeads;
  const provenance: Resource = {
    ...own('Provenance'),
    target: [referTo(composition)],
    recorded: record.createdAt,
    agent: [
      {
        type: { text: `Quietline ${record.appVersion}` },
        who: people.practitioner,
        onBehalfOf: people.organization,
      },
    ],
    entity: [
      hashed('quietline-record/1, JSON', digest),
      ...(heads === undefined
        ? []
        : [
            hashed(`${words.chain}, ${words.sentChain(heads.sent.sequence, '')}`, heads.sent.hash),
            hashed(`${words.chain}, ${words.receivedChain(heads.received.sequence, '')}`, heads.received.hash),
          ]),
    ],
  };
  const shell = {
    resourceType: 'Bundle',
    id: uuidOf(digest, 'Bundle'),
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuidOf(digest, 'Bundle')}` },
    type: 'document',
    timestamp: record.createdAt,
    entry: [...[composition, patient, practitioner, organization].map(entryOf), places.resources, entryOf(provenance)],
  };
  return { shell, context };
}

function entryOf(resource: Resource): Json {
  return { fullUrl: `urn:uuid:${resource.id}`, resource };
}

/** Events and what could not be read stand in the composition's narrative alone: they are nobody's communication or document. */
function resourcesOf(line: RecordLine, context: Context): readonly Resource[] {
  if (line.kind === 'event' || line.kind === 'failed') return [];
  if (line.kind === 'message') return [communicationOf(line, context), ...fileOf(line, context)];
  const document = documentOf(line, context);
  if (line.kind === 'imported') return [document, ...importedFilesOf(line, document, context)];
  return line.kind === 'form-answer' ? [document, ...consentOf(line, document, context)] : [document];
}

/** What a client answered to a policy: agreed, refused, or withdrawn; verified as the form's signature is. */
function consentOf(
  { id, asks, form, given, verdict }: Extract<RecordLine, { kind: 'form-answer' }>,
  document: Resource,
  { people, forms }: Context,
): readonly Resource[] {
  if (form === undefined || given === undefined || forms.get(asks)?.isPolicy !== true) return [];
  return [
    {
      resourceType: 'Consent',
      id: uuidOf('consent', id),
      identifier: [{ value: id }, ...(form.sha256 === undefined ? [] : [hashIdentifier(form.sha256)])],
      status: consentStatus[given.standing],
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: loinc, code: '59284-0', display: 'Consent Document' }] }],
      patient: people.patient,
      dateTime: given.at,
      performer: [people.patient],
      organization: [people.organization],
      sourceReference: referTo(document),
      policyRule: { text: `${fhirString(form.title) ?? form.formId}, ${form.version}` },
      verification: [{ verified: verdict === 'sound' && given.standing === 'signed', verifiedWith: people.patient }],
    },
  ];
}

const consentStatus = { signed: 'active', answered: 'active', refused: 'rejected', withdrawn: 'inactive' } as const;

function communicationOf(line: Message, context: Context): Resource {
  const { people, words, messages } = context;
  const { delivery, edits = [], reactions = [], retractedAt, repliesTo } = line;
  const isOwn = line.from === 'therapist';
  const received = isOwn ? delivery?.deliveredAt : line.storedAt;
  const notes = [
    ...edits.map(({ at }) => ({ time: at, text: words.changed })),
    ...(retractedAt === undefined ? [] : [{ time: retractedAt, text: words.retracted }]),
    ...reactions.map(({ at, text }) => ({ time: at, text: fhirString(`${words.reaction} ${text}`) })),
  ];
  return {
    resourceType: 'Communication',
    id: messageUuid(line.id),
    ...redactedLabel(line),
    text: narrative(lineText(line, words, context)),
    identifier: [{ value: line.id }, hashIdentifier(line.chain.hash)],
    ...(repliesTo !== undefined && messages.has(repliesTo)
      ? { inResponseTo: [{ reference: `urn:uuid:${messageUuid(repliesTo)}` }] }
      : {}),
    status: statusOf(delivery?.state),
    ...(delivery?.state === 'failed' ? { statusReason: { text: fhirString(delivery.reason ?? '') ?? 'failed' } } : {}),
    subject: people.patient,
    sent: line.at,
    ...(received === undefined ? {} : { received }),
    recipient: [isOwn ? people.patient : people.practitioner],
    sender: isOwn ? people.practitioner : people.patient,
    // First as it was written, then what its sender wrote in its place.
    payload: [line.text, ...edits.map(({ text }) => text)].map(contentOf),
    ...(notes.length === 0 ? {} : { note: notes }),
  };
}

function statusOf(state: NonNullable<Message['delivery']>['state'] | undefined): string {
  if (state === 'queued') return 'in-progress';
  return state === 'failed' ? 'not-done' : 'completed';
}

function fileOf(line: Message, { people, files }: Context): readonly Resource[] {
  const { attachment } = line;
  if (attachment === undefined) return [];
  return [
    {
      resourceType: 'DocumentReference',
      id: uuidOf('file', line.id),
      ...contentOfFile(attachment, files.get(line.id)),
      subject: people.patient,
      date: line.at,
      author: [line.from === 'therapist' ? people.practitioner : people.patient],
      context: { related: [{ reference: `urn:uuid:${messageUuid(line.id)}` }] },
    },
  ];
}

/** `path`: in the zip. */
function contentOfFile({ name, mime, size, sha256 }: FileFacts, path: string | undefined): Json {
  return {
    ...(sha256 === undefined ? {} : { masterIdentifier: hashIdentifier(sha256) }),
    status: 'current',
    content: [
      {
        attachment: {
          ...(/^[^\s/]+\/[^\s/]+$/.test(mime) ? { contentType: mime } : {}),
          ...optionalText('title', name),
          // FHIR counts bytes in 31 bits.
          ...(size < 2 ** 31 ? { size } : {}),
          ...(path === undefined ? {} : { url: encodeURI(path) }),
        },
      },
    ],
  };
}

/** As the message that they came with: said by name, and nobody's here. */
function importedFilesOf(line: Imported, document: Resource, { people, words, files }: Context): readonly Resource[] {
  return (line.files ?? []).flatMap(({ id, size, ...file }) =>
    id === undefined || size === undefined
      ? []
      : [
          {
            resourceType: 'DocumentReference',
            id: uuidOf('imported-file', id),
            ...contentOfFile({ ...file, size }, files.get(id)),
            docStatus: 'preliminary',
            type: { text: words.notVerified },
            subject: people.patient,
            date: line.at,
            author: [unverifiedAuthor(line, words)],
            context: { related: [referTo(document)] },
          },
        ],
  );
}

function unverifiedAuthor({ name }: Imported, words: RecordWords): Json {
  return { display: fhirString(`${name} (${words.notVerified})`) ?? words.notVerified };
}

/** Everything that is neither said nor seen but written down: one document, in the words of the text file. */
function documentOf(line: RecordLine, context: Context): Resource {
  const { people, words } = context;
  const { id, at, side, state } = lineFacts(line);
  const words64 = Buffer.from(lineText(line, words, context)).toString('base64');
  return {
    resourceType: 'DocumentReference',
    id: uuidOf(line.kind, id),
    ...redactedLabel(line),
    text: narrative(lineText(line, words, context)),
    identifier: [{ value: id }],
    status: state === 'struck' ? 'entered-in-error' : 'current',
    ...(line.kind === 'imported' ? { docStatus: 'preliminary' } : {}),
    ...(line.kind === 'note' ? { docStatus: state === 'signed' ? 'final' : 'preliminary' } : {}),
    type: { text: line.kind === 'imported' ? words.notVerified : line.kind },
    subject: people.patient,
    ...(at === undefined ? {} : { date: at }),
    // Nobody checked who wrote what was imported: it is said by name, and attributed to none of the persons here.
    author:
      line.kind === 'imported'
        ? [unverifiedAuthor(line, words)]
        : [side === 'client' ? people.patient : people.practitioner],
    content: [
      { attachment: { contentType: 'text/plain;charset=utf-8', data: words64 } },
      {
        attachment: {
          contentType: 'application/json',
          title: 'quietline-record/1',
          data: Buffer.from(JSON.stringify(line)).toString('base64'),
        },
      },
    ],
  };
}

/** HL7's own mark for what is not whole. */
function redactedLabel(line: RecordLine): Json {
  if (!('redactions' in line) || line.redactions === undefined) return {};
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';
  return { meta: { security: [{ system, code: 'REDACTED', display: 'redacted' }] } };
}

function named(name: string): Json {
  const text = fhirString(name);
  return text === undefined ? {} : { name: [{ text }] };
}

function referTo(resource: Resource): Json {
  return { reference: `urn:uuid:${resource.id}` };
}

function hashIdentifier(value: string): Json {
  return { system: sha256System, value };
}

function hashed(display: string, hash: string): Json {
  return { role: 'source', what: { display: display.replace(/, $/, ''), identifier: hashIdentifier(hash) } };
}

function messageUuid(id: string): string {
  return uuidOf('message', id);
}

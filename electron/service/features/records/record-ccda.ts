/** The record as a C-CDA R2.1 unstructured document: a US Realm header around the PDF. */
import type { RecordHead } from './composed-record.ts';
import { uuidOf } from './record-ids.ts';
import { recordWords } from './record-words.ts';
import { xmlText } from './xml-text.ts';

export type CcdaContent = {
  /** `digestOf` the record: what ids are made from. */
  readonly digest: string;
  readonly volume: { readonly number: number; readonly of: number };
  readonly pdf: AsyncIterable<Uint8Array>;
};

/** The templates of HL7 C-CDA R2.1: US Realm Header, Unstructured Document. */
const templates = ['2.16.840.1.113883.10.20.22.1.1', '2.16.840.1.113883.10.20.22.1.10'];
const unknownPlace = '<addr nullFlavor="UNK"/><telecom nullFlavor="UNK"/>';

/**
 * Quietline knows a client by one name and no birthday, gender or address: the name stands whole as the family
 * name, and the rest says that it is unknown.
 */
export async function* recordCcda(record: RecordHead, { digest, volume, pdf }: CcdaContent): AsyncGenerator<string> {
  const { practice, client, range, locale } = record;
  const name = (text: string) => `<name><given nullFlavor="UNK"/><family>${xmlText(text)}</family></name>`;
  const id = (role: string) => `<id root="${uuidOf(digest, role)}"/>`;
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ClinicalDocument xmlns="urn:hl7-org:v3">',
    '<realmCode code="US"/>',
    '<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>',
    ...templates.map((root) => `<templateId root="${root}" extension="2015-08-01"/>`),
    id(volume.of === 1 ? 'document' : `document ${String(volume.number)}`),
    '<code code="34133-9" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="Summarization of episode note"/>',
    `<title>${xmlText(titleOf(record, volume))}</title>`,
    `<effectiveTime value="${hl7Time(record.createdAt)}"/>`,
    '<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>',
    `<languageCode code="${locale}-US"/>`,
    `<recordTarget><patientRole>${id('patient')}${unknownPlace}<patient>${name(client.name)}`,
    '<administrativeGenderCode nullFlavor="UNK"/><birthTime nullFlavor="UNK"/>',
    '<raceCode nullFlavor="UNK"/><ethnicGroupCode nullFlavor="UNK"/></patient></patientRole></recordTarget>',
    `<author><time value="${hl7Time(record.createdAt)}"/><assignedAuthor>${id('author')}${unknownPlace}`,
    `<assignedPerson>${name(practice.therapist)}</assignedPerson></assignedAuthor></author>`,
    `<custodian><assignedCustodian><representedCustodianOrganization>${id('custodian')}`,
    `<name>${xmlText(practice.name)}</name><telecom nullFlavor="UNK"/><addr nullFlavor="UNK"/>`,
    '</representedCustodianOrganization></assignedCustodian></custodian>',
    '<documentationOf><serviceEvent classCode="PCPR"><effectiveTime>',
    `<low value="${range.fromDay.replaceAll('-', '')}"/><high value="${range.toDay.replaceAll('-', '')}"/>`,
    '</effectiveTime></serviceEvent></documentationOf>',
    '<component><nonXMLBody>',
    '<text mediaType="application/pdf" representation="B64">',
  ].join('\n');
  yield* inBase64(pdf);
  yield '</text>\n</nonXMLBody></component>\n</ClinicalDocument>\n';
}

async function* inBase64(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    // Three bytes become four letters: what is over waits for the next piece.
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    yield bytes.toString('base64', 0, whole);
  }
  yield Buffer.from(rest).toString('base64');
}

function titleOf({ locale, client }: RecordHead, { number, of }: CcdaContent['volume']): string {
  const words = recordWords[locale];
  const title = `${words.title}: ${client.name}`;
  return of === 1 ? title : `${title} (${words.part(number, of)})`;
}

/** `2026-03-03T12:00:00-05:00` as HL7 writes it: `20260303120000-0500`. */
function hl7Time(instant: string): string {
  return instant
    .replace(/Z$/, '+00:00')
    .replace(/(\d)-(\d\d)-(\d\d)T/, '$1$2$3')
    .replaceAll(':', '');
}

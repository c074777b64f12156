/** What the verifier says, in each language. */
import type { Finding } from './verify-record.ts';

const en = {
  title: 'Check a record',
  intro:
    'Drop the zip of a record here, or the files that were in it. They are checked on this computer; nothing is sent anywhere.',
  chooseFiles: 'Choose the zip or the files',
  chooseFolder: 'Choose a folder',
  keyLabel: 'Key of the practice (if you have it)',
  keyHint:
    'The practice can give it to you on paper or by telephone. Enter it before you choose the files: then the check says also whether this practice made the record.',
  checking: 'Checking. Large files take a while.',
  checkingFiles: (done: number, total: number) => `Checking. ${done} of ${total} files are done.`,
  otherLanguage: 'Español',
  holds: 'The record is whole and unchanged.',
  doesNotHold: 'The record is not as it was made.',
  noCertificate:
    'There is no certificate.json here, so nothing can be checked. Choose the whole zip or all of its files.',
  unreadableCertificate:
    'certificate.json is damaged or was changed so much that it can’t be read. Nothing can be checked.',
  found: 'What was found',
  facts: 'What it is',
  proven: 'What is proven',
  notProven: 'What is not proven',
  record: (client: string, practice: string) => `Record of ${client}, made by ${practice}`,
  made: (at: string, version: string) => `Made on ${at} with Quietline ${version}`,
  range: (from: string, to: string, zone: string) => `From ${from} to ${to}, time zone ${zone}`,
  forWhom: (recipient: string, reason: string) => `For ${recipient}. Reason: ${reason}`,
  lines: (count: number) => `${count} numbered lines`,
  count: (name: string, included: number, expected: number) => `${name}: ${included} of ${expected}`,
  failed: (count: number) => `${count} could not be read; each is named in the record`,
  gap: (number: number) => `Line ${number} says that something is missing from the conversation itself`,
  leftOut: (what: string, why: string) => `Left out: ${what} (${why})`,
  counted: (what: string, count: number) => `${what}: ${count}`,
  hidden: (count: number, reason: string) =>
    `${count} ${count === 1 ? 'passage was' : 'passages were'} redacted: ${reason}`,
  nothingHidden: 'Nothing was redacted',
  hiddenReasons: {
    'third-party': 'third party',
    privileged: 'privileged',
    harm: 'could do harm',
    'outside-request': 'outside what was asked for',
  },
  audience: (who: string) => `Put together for: ${who}`,
  audiences: {
    client: 'the client',
    clinic: 'a clinic or a colleague',
    insurer: 'an insurer',
    court: 'a court',
    own: 'the practice’s own file',
  },
  keyIs: (key: string) => `Key: ${key}`,
  kinds: {
    messages: 'Messages',
    contacts: 'Contacts',
    'imported-files': 'Pictures or files of imported messages, counted by message',
    notes: 'Notes',
    forms: 'Forms and answers',
    attachments: 'Files',
    events: 'Events of the conversation',
    policies: 'Policies and consents',
    safetyPlans: 'Safety plans',
    plans: 'Versions of the channel plan',
    imported: 'Imported messages, not verified',
    psychotherapyNotes: 'Psychotherapy notes',
    'progress-notes': 'Progress notes',
    'contact-notes': 'Contact notes',
    'psychotherapy-notes': 'Psychotherapy notes',
    'safety-plans': 'Safety plans',
    attachment: 'a file',
    item: 'an entry',
  },
  reasons: {
    'not-chosen': 'this kind was not asked for',
    'by-hand': 'taken out one by one',
    'outside-range': 'outside these days',
    'not-part-of-record': 'marked by the therapist as not part of the record',
    'psychotherapy-note': 'released only one by one',
    unsaved: 'typed, never saved',
    'not-brought-in': 'not in what they were imported from, or damaged or too large there',
    redacted: 'withheld with what was redacted',
    unreadable: 'could not be read',
    'needs-newer-version': 'needs a newer version of the app',
    'not-fetched': 'not on the therapist’s computer yet',
    refused: 'not the file that the message names',
    gone: 'no longer at the message service',
    missing: 'not restored from a backup',
    damaged: 'damaged on the therapist’s computer',
  },
  atLine: (what: string, number: number) => `${what} at line ${number}`,
  provenFiles: (count: number) =>
    `Each of the ${count} files is, byte for byte, what it was when the certificate was made; none is missing, and none was exchanged or added.`,
  provenSigned: 'The certificate was signed with the key shown here and not changed since.',
  provenKey: 'This key is the one that you entered.',
  notProvenKey:
    'Whose key it is. Compare it with the one that the practice gives you in another way: on paper, by telephone, in person.',
  notProvenTruth: 'That what people wrote is true, or who held the phone on which it was written.',
  notProvenOutside: 'What was said outside the app, unless the practice entered it.',
  notProvenClock: 'That the clocks of the computers were right.',
  findings: {
    changed: (name: string) => `${name} was changed.`,
    damaged: (name: string) => `${name} is damaged and can’t be unpacked.`,
    missing: (name: string) => `${name} is missing.`,
    added: (name: string) => `${name} is not part of the record. It was added later, and nothing is known about it.`,
    twice: (name: string) => `${name} is there twice.`,
    swapped: (name: string, holds: string) => `${name} holds what belongs into ${holds}.`,
    linesMissing: (name: string, numbers: string) => `${name} lacks these lines: ${numbers}.`,
    signatureWrong: 'certificate.json was changed: its signature does not fit what it says.',
    certificateRewritten: 'certificate.json was written anew: its bytes are not the original ones.',
    otherKey: 'The certificate was signed with another key than the one you entered.',
  },
  certificate: 'Certificate of completeness',
  chain: 'Heads of the conversation’s hash chain, sent by the therapist and sent by the client',
  files: 'Files (SHA-256)',
  compare: 'Whether it is the practice’s own key, only the practice can tell you: on paper, by telephone, in person.',
  how: 'To check this record: open verify.html in a browser and drop the zip there, or run "node verify-record.mjs" with the zip. Neither needs Quietline or a network. A single changed byte is found and named. A checking page that comes with the files could be as false as they: who must be sure takes it from elsewhere.',
  usage:
    'node verify-record.mjs <zip or folder> [--key <key of the practice>] [--lang en|es]\nChecks a record that was exported from Quietline. Needs Node 20.12 or later and no network.',
  cannotOpen: (path: string) => `${path} can’t be opened as a zip or a folder.`,
};

const es: typeof en = {
  title: 'Comprobar un expediente',
  intro:
    'Suelta aquí el zip de un expediente o los archivos que contenía. Se comprueban en este ordenador; no se envía nada a ninguna parte.',
  chooseFiles: 'Elegir el zip o los archivos',
  chooseFolder: 'Elegir una carpeta',
  keyLabel: 'Clave de la consulta (si la tienes)',
  keyHint:
    'La consulta puede dártela en papel o por teléfono. Escríbela antes de elegir los archivos: así se comprueba también si fue esta consulta la que hizo el expediente.',
  checking: 'Comprobando. Los archivos grandes tardan un poco.',
  checkingFiles: (done, total) => `Comprobando. Hechos ${done} de ${total} archivos.`,
  otherLanguage: 'English',
  holds: 'El expediente está entero y sin cambios.',
  doesNotHold: 'El expediente no está como se hizo.',
  noCertificate:
    'Aquí no hay ningún certificate.json, así que no se puede comprobar nada. Elige el zip entero o todos sus archivos.',
  unreadableCertificate:
    'certificate.json está dañado o tan cambiado que no se puede leer. No se puede comprobar nada.',
  found: 'Qué se ha encontrado',
  facts: 'Qué es',
  proven: 'Qué queda probado',
  notProven: 'Qué no queda probado',
  record: (client, practice) => `Expediente de ${client}, hecho por ${practice}`,
  made: (at, version) => `Hecho el ${at} con Quietline ${version}`,
  range: (from, to, zone) => `Del ${from} al ${to}, zona horaria ${zone}`,
  forWhom: (recipient, reason) => `Para ${recipient}. Motivo: ${reason}`,
  lines: (count) => `${count} líneas numeradas`,
  count: (name, included, expected) => `${name}: ${included} de ${expected}`,
  failed: (count) => `${count} no se pudieron leer; cada uno consta en el expediente`,
  gap: (number) => `La línea ${number} dice que falta algo en la propia conversación`,
  leftOut: (what, why) => `No incluido: ${what} (${why})`,
  counted: (what, count) => `${what}: ${count}`,
  hidden: (count, reason) => `${count} ${count === 1 ? 'pasaje tachado' : 'pasajes tachados'}: ${reason}`,
  nothingHidden: 'No se tachó nada',
  hiddenReasons: {
    'third-party': 'tercera persona',
    privileged: 'secreto profesional',
    harm: 'podría causar daño',
    'outside-request': 'fuera de lo que se pidió',
  },
  audience: (who) => `Preparado para: ${who}`,
  audiences: {
    client: 'el cliente',
    clinic: 'una clínica o un colega',
    insurer: 'una aseguradora',
    court: 'un juzgado',
    own: 'el archivo de la propia consulta',
  },
  keyIs: (key) => `Clave: ${key}`,
  kinds: {
    messages: 'Mensajes',
    contacts: 'Contactos',
    'imported-files': 'Imágenes o archivos de mensajes importados, contados por mensaje',
    notes: 'Notas',
    forms: 'Formularios y respuestas',
    attachments: 'Archivos',
    events: 'Sucesos de la conversación',
    policies: 'Políticas y consentimientos',
    safetyPlans: 'Planes de seguridad',
    plans: 'Versiones del plan de comunicación',
    imported: 'Mensajes importados, sin verificar',
    psychotherapyNotes: 'Notas de psicoterapia',
    'progress-notes': 'Notas de evolución',
    'contact-notes': 'Notas de contacto',
    'psychotherapy-notes': 'Notas de psicoterapia',
    'safety-plans': 'Planes de seguridad',
    attachment: 'un archivo',
    item: 'una entrada',
  },
  reasons: {
    'not-chosen': 'no se pidió esta clase',
    'by-hand': 'quitado uno a uno',
    'outside-range': 'fuera de estos días',
    'not-part-of-record': 'apartado por el terapeuta: no forma parte del expediente',
    'psychotherapy-note': 'solo se entregan una a una',
    unsaved: 'escrito, nunca guardado',
    'not-brought-in': 'no estaba en lo que se importó, o estaba dañado o era demasiado grande',
    redacted: 'retenido con lo que se tachó',
    unreadable: 'no se pudo leer',
    'needs-newer-version': 'necesita una versión más nueva de la aplicación',
    'not-fetched': 'aún no está en el ordenador del terapeuta',
    refused: 'no es el archivo que indica el mensaje',
    gone: 'ya no está en el servicio de mensajes',
    missing: 'no se restauró de una copia de seguridad',
    damaged: 'dañado en el ordenador del terapeuta',
  },
  atLine: (what, number) => `${what} en la línea ${number}`,
  provenFiles: (count) =>
    `Cada uno de los ${count} archivos es, byte por byte, lo que era cuando se hizo el certificado; no falta ninguno y ninguno se cambió por otro ni se añadió.`,
  provenSigned: 'El certificado se firmó con la clave que se muestra aquí y no se ha cambiado desde entonces.',
  provenKey: 'Esta clave es la que has escrito.',
  notProvenKey:
    'De quién es la clave. Compárala con la que te dé la consulta por otra vía: en papel, por teléfono o en persona.',
  notProvenTruth: 'Que lo que se escribió sea verdad, ni quién tenía en la mano el teléfono con el que se escribió.',
  notProvenOutside: 'Lo que se dijo fuera de la aplicación, salvo que la consulta lo anotara.',
  notProvenClock: 'Que los relojes de los ordenadores fueran en hora.',
  findings: {
    changed: (name) => `${name} se ha cambiado.`,
    damaged: (name) => `${name} está dañado y no se puede extraer.`,
    missing: (name) => `Falta ${name}.`,
    added: (name) => `${name} no forma parte del expediente. Se añadió después y no se sabe nada de él.`,
    twice: (name) => `${name} está dos veces.`,
    swapped: (name, holds) => `${name} contiene lo que corresponde a ${holds}.`,
    linesMissing: (name, numbers) => `En ${name} faltan estas líneas: ${numbers}.`,
    signatureWrong: 'certificate.json se ha cambiado: su firma no corresponde a lo que dice.',
    certificateRewritten: 'certificate.json se ha vuelto a escribir: sus bytes no son los originales.',
    otherKey: 'El certificado se firmó con una clave distinta de la que has escrito.',
  },
  certificate: 'Certificado de integridad',
  chain:
    'Últimos eslabones de la cadena de resúmenes de la conversación, de lo enviado por el terapeuta y por el cliente',
  files: 'Archivos (SHA-256)',
  compare:
    'Que sea la clave de la propia consulta solo puede decirlo la consulta: en papel, por teléfono o en persona.',
  how: 'Para comprobar este expediente: abre verify.html en un navegador y suelta allí el zip, o ejecuta «node verify-record.mjs» con el zip. Ninguno de los dos necesita Quietline ni una red. Un solo byte cambiado se encuentra y se nombra. Una página de comprobación que llega con los archivos podría ser tan falsa como ellos: quien deba estar seguro, que la tome de otro lugar.',
  usage:
    'node verify-record.mjs <zip o carpeta> [--key <clave de la consulta>] [--lang en|es]\nComprueba un expediente exportado de Quietline. Necesita Node 20.12 o posterior y ninguna red.',
  cannotOpen: (path) => `${path} no se puede abrir como zip ni como carpeta.`,
};

export type Words = typeof en;
export type Language = 'en' | 'es';

export const wordsIn: { readonly [Name in Language]: Words } = { en, es };

export function findingWords(finding: Finding, { findings }: Words): string {
  switch (finding.kind) {
    case 'changed':
    case 'damaged':
    case 'missing':
    case 'added':
    case 'twice':
      return findings[finding.kind](finding.name);
    case 'swapped':
      return findings.swapped(finding.name, finding.holds);
    case 'lines-missing':
      return findings.linesMissing(finding.name, shortList(finding.numbers));
    case 'signature-wrong':
      return findings.signatureWrong;
    case 'certificate-rewritten':
      return findings.certificateRewritten;
    case 'other-key':
      return findings.otherKey;
  }
}

function shortList(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 20).join(', ');
  return numbers.length > 20 ? `${shown} … (${numbers.length})` : shown;
}

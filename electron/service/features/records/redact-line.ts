/** Hides passages in a line of a record, before any format sees it. */
import { createHash } from 'node:crypto';
import type { RecordDocument } from '../../../../shared/contract/index.ts';
import type { Redacted, RedactionReason } from '../../../../shared/domain/redaction.ts';
import type { Unnumbered } from './item-lines.ts';

export type RedactionCount = RecordDocument['redactions'][number];
type Hide = (text: string) => string;
type Plan = NonNullable<RecordDocument['channelPlan']>[number];

/**
 * The id of a line that something is hidden in. Hashes of the chain and of signatures cover the hidden words too:
 * whoever knew the random id that they also cover could try words until the hash fits.
 */
export function madeUpId(id: string): string {
  return createHash('sha256').update(`quietline/redacted-item/1:${id}`).digest('hex').slice(0, 32);
}

/** `redact`: for this item's texts. The line itself where nothing is hidden. */
export function redactLine(line: Unnumbered, redact: (text: string) => Redacted): Unnumbered {
  const { hide, reasons } = startHiding(redact);
  const hidden = hiddenLine(line, hide);
  if (reasons.length === 0 || hidden.kind === 'event' || hidden.kind === 'failed') return line;
  return { ...hidden, id: madeUpId(hidden.id), redactions: countReasons(reasons) };
}

export function redactPlan(version: Plan, redact: (text: string) => Redacted) {
  const { hide, reasons } = startHiding(redact);
  const { plan } = version;
  const { consent, request } = plan;
  const { alternativeDetail, people, times, numbers, voicemail, language } = plan;
  const hidden = {
    ...plan,
    ...{ alternativeDetail: hide(alternativeDetail), people: hide(people), times: hide(times) },
    ...{ numbers: hide(numbers), voicemail: hide(voicemail), language: hide(language) },
    ...(consent === undefined
      ? {}
      : {
          consent: {
            ...consent,
            scope: hide(consent.scope),
            ...(consent.signature === undefined
              ? {}
              : { signature: { ...consent.signature, name: hide(consent.signature.name) } }),
          },
        }),
    ...(request === undefined ? {} : { request: { ...request, wishes: hide(request.wishes) } }),
  };
  return { version: { ...version, plan: hidden }, redactions: countReasons(reasons) };
}

/** Texts that belong together; `redact` undefined: nothing is hidden in them. */
export function redactWords(texts: readonly string[], redact: ((text: string) => Redacted) | undefined) {
  if (redact === undefined) return { texts, redactions: [] };
  const { hide, reasons } = startHiding(redact);
  return { texts: texts.map(hide), redactions: countReasons(reasons) };
}

/** Each text of an item that a passage can stand in; found the same way as they are hidden. */
export function textsOfLine(line: Unnumbered): string[] {
  return textsThrough((take) => void redactLine(line, take));
}

/** The texts that `redact` gives to be hidden. */
export function textsThrough(redact: (take: (text: string) => Redacted) => void): string[] {
  const texts: string[] = [];
  redact((text) => {
    if (text.trim() !== '') texts.push(text);
    return { text, reasons: [] };
  });
  return texts;
}

function startHiding(redact: (text: string) => Redacted) {
  const reasons: RedactionReason[] = [];
  const hide: Hide = (text) => {
    const redacted = redact(text);
    reasons.push(...redacted.reasons);
    return redacted.text;
  };
  return { hide, reasons };
}

function countReasons(reasons: readonly RedactionReason[]): RedactionCount[] {
  return [...new Set(reasons)].map((reason) => ({ reason, count: reasons.filter((one) => one === reason).length }));
}

export function sumRedactions(counts: readonly RedactionCount[]): RedactionCount[] {
  const sums = new Map<RedactionReason, number>();
  for (const { reason, count } of counts) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].map(([reason, count]) => ({ reason, count }));
}

/** Every text that a person wrote. What a hidden text would show in another way goes with it: files, strokes, scores, hashes of the words alone. */
function hiddenLine(line: Unnumbered, hide: Hide): Unnumbered {
  switch (line.kind) {
    case 'message':
      return hiddenMessage(line, hide);
    case 'note':
      return {
        ...line,
        title: hide(line.title),
        sections: line.sections.map((section) => ({ ...section, text: hide(section.text) })),
        addenda: line.addenda.map((addendum) => ({ ...addendum, text: hide(addendum.text) })),
      };
    case 'contact':
      return {
        ...line,
        person: hide(line.person),
        text: hide(line.text),
        ...(line.struck === undefined ? {} : { struck: hide(line.struck) }),
        earlier: line.earlier.map((version) => ({ ...version, text: hide(version.text) })),
      };
    case 'imported':
      return hiddenImported(line, hide);
    case 'form': {
      const { sha256, ...form } = line;
      const title = hide(line.title);
      const parts = line.parts.map((part) => ({
        ...part,
        text: hide(part.text),
        ...(part.options === undefined ? {} : { options: part.options.map(hide) }),
      }));
      const isSame = JSON.stringify([title, parts]) === JSON.stringify([line.title, line.parts]);
      return { ...form, title, parts, ...(isSame && sha256 !== undefined ? { sha256 } : {}) };
    }
    case 'form-answer':
      return hiddenAnswer(line, hide);
    case 'event':
    case 'failed':
      return line;
  }
}

function hiddenMessage(line: Extract<Unnumbered, { kind: 'message' }>, hide: Hide): Unnumbered {
  const { attachment } = line;
  const text = hide(line.text);
  const edits = line.edits?.map((edit) => ({ ...edit, text: hide(edit.text) }));
  const reactions = line.reactions?.map((reaction) => ({ ...reaction, text: hide(reaction.text) }));
  // A file's name is what its message says.
  const name = attachment?.name === line.text ? text : hide(attachment?.name ?? '');
  const isSame = text === line.text && name === (attachment?.name ?? '');
  return {
    ...line,
    text,
    ...(edits === undefined ? {} : { edits }),
    ...(reactions === undefined ? {} : { reactions }),
    // Nobody can hide a passage in a file: it stays here.
    ...(attachment === undefined || isSame
      ? {}
      : { attachment: { ...attachment, name, sha256: undefined, state: 'redacted' as const } }),
  };
}

function hiddenImported(line: Extract<Unnumbered, { kind: 'imported' }>, hide: Hide): Unnumbered {
  const { files } = line;
  const hidden = {
    ...line,
    name: hide(line.name),
    text: hide(line.text),
    original: { ...line.original, sender: hide(line.original.sender) },
    ...(line.fileNames === undefined ? {} : { fileNames: line.fileNames.map(hide) }),
    ...(files === undefined ? {} : { files: files.map((file) => ({ ...file, name: hide(file.name) })) }),
    file: { ...line.file, name: hide(line.file.name) },
  };
  if (JSON.stringify(hidden) === JSON.stringify(line)) return line;
  return {
    ...hidden,
    file: { name: hidden.file.name },
    ...(hidden.files === undefined
      ? {}
      : {
          files: hidden.files.map(({ sha256: _sha256, ...file }) =>
            file.id === undefined ? file : { ...file, state: 'redacted' as const },
          ),
        }),
  };
}

function hiddenAnswer(line: Extract<Unnumbered, { kind: 'form-answer' }>, hide: Hide): Unnumbered {
  const { form, given } = line;
  const title = form && hide(form.title);
  const answers = given?.answers.map((answer) => ({
    ...answer,
    question: hide(answer.question),
    answer: hide(answer.answer),
  }));
  const isSame = JSON.stringify([title, answers]) === JSON.stringify([form?.title, given?.answers]);
  if (isSame) return line;
  return {
    ...line,
    ...(form === undefined ? {} : { form: { formId: form.formId, version: form.version, title: title ?? '' } }),
    ...(given === undefined
      ? {}
      : {
          given: {
            ...given,
            score: undefined,
            answers: (answers ?? []).map(({ drawing, ...answer }, index) =>
              drawing === undefined || answer.answer !== given.answers[index]?.answer ? answer : { ...answer, drawing },
            ),
          },
        }),
  };
}

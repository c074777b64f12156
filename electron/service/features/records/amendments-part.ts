/** Requests to correct the record and what was answered: statements that go along with every record, as they were made. */
import type { Output, RecordDocument } from '../../../../shared/contract/index.ts';
import type { AmendmentKind } from '../../../../shared/domain/amendment.ts';
import type { Redactor } from '../../../../shared/domain/redaction.ts';
import type { Locale } from '../../../../shared/contract/index.ts';
import { redactWords } from './redact-line.ts';

type Told = NonNullable<RecordDocument['amendments']>;

/** What is hidden wherever it stands is hidden here, too. */
export function amendmentsPart(amendments: Output<'amendments.list'>, redactorOf: Redactor) {
  const told: Told = [];
  const redactions: RecordDocument['redactions'][number][] = [];
  for (const { id, statements } of amendments) {
    told.push({
      statements: statements.map(({ kind, day, about, text, enteredBy }) => {
        const words = redactWords([about, text], redactorOf(`amendment-${id}`));
        redactions.push(...words.redactions);
        const [hiddenAbout = '', hiddenText = ''] = words.texts;
        return { kind, day, about: hiddenAbout, text: hiddenText, enteredBy };
      }),
    });
  }
  return { told, redactions };
}

/** Title of the part, and of each statement by its day. */
export const amendmentWords: Readonly<
  Record<Locale, { readonly title: string; readonly kinds: Readonly<Record<AmendmentKind, string>> }>
> = {
  en: {
    title: 'Requests to correct the record, beside it and no part of its entries',
    kinds: {
      request: 'Request',
      accepted: 'Accepted',
      denied: 'Denied',
      disagreement: 'Statement of disagreement',
    },
  },
  es: {
    title: 'Peticiones de corregir el expediente, junto a él y no parte de sus entradas',
    kinds: {
      request: 'Petición',
      accepted: 'Aceptada',
      denied: 'Negada',
      disagreement: 'Declaración de desacuerdo',
    },
  },
};

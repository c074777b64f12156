/** FHIR's own kinds of text, which hold less than Unicode does. */
import { xmlText } from './xml-text.ts';

export type Json = { readonly [name: string]: unknown };

/** What a FHIR `string` may hold (R4, 2.24.0.1): at most 1 MiB, no white space but these, no other control characters. */
const allowed = /^[ \r\n\t\S]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
const longest = 1_000_000;

/** For titles and names: what FHIR can't hold becomes a space or U+FFFD. Undefined where nothing is left. */
export function fhirString(text: string): string | undefined {
  const plain = text
    .toWellFormed()
    .replace(controls, '\ufffd')
    .replace(/[^\S \r\n\t]/g, ' ')
    .trim();
  return plain === '' ? undefined : plain;
}

export function optionalText(name: string, text: string): Json {
  const plain = fhirString(text);
  return plain === undefined ? {} : { [name]: plain };
}

/** A payload that gives the text back exactly: a string where FHIR can hold it, else its UTF-8 bytes. */
export function contentOf(text: string): Json {
  const isExact = text.length < longest && allowed.test(text) && fhirString(text) === text;
  return isExact
    ? { contentString: text }
    : {
        contentAttachment: {
          contentType: 'text/plain;charset=utf-8',
          data: Buffer.from(text, 'utf8').toString('base64'),
        },
      };
}

/** `place`: stands in the text's stead, for what is written later. */
export function narrative(text: string, place?: string): Json {
  const content = place ?? xmlText(text.trim() === '' ? '-' : text);
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><pre>${content}</pre></div>` };
}

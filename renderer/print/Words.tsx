/** Words that a person wrote, as they are seen on paper, with a bar wherever a passage was hidden. The passage itself is not in the record that this page gets. */
import { createContext, useContext } from 'react';
import type { Locale } from '../../shared/contract/index.ts';
import { redactionReasons } from '../../shared/domain/redaction.ts';
import { redactionLabel } from '../../shared/domain/redaction-words.ts';
import { drawableParts } from './drawable.ts';

/** The language of the line that the words are in, where something is hidden in it: elsewhere brackets are what somebody wrote. */
export const HiddenIn = createContext<Locale | undefined>(undefined);

export function Words({ children }: { readonly children: string }) {
  const locale = useContext(HiddenIn);
  if (locale === undefined) return <Drawn>{children}</Drawn>;
  const labels = redactionReasons.map((reason) => redactionLabel(locale, reason));
  return pieces(children, labels).map((piece, index) =>
    labels.includes(piece) ? (
      <span key={index} className="redacted">
        {piece}
      </span>
    ) : (
      <Drawn key={index}>{piece}</Drawn>
    ),
  );
}

function Drawn({ children }: { readonly children: string }) {
  return drawableParts(children).map(({ kind, text }, index) => {
    if (kind === 'words') return text;
    return kind === 'part' ? (
      <bdi key={index}>{text}</bdi>
    ) : (
      <span key={index} className={kind}>
        {text}
      </span>
    );
  });
}

function pieces(text: string, labels: readonly string[]): readonly string[] {
  const escaped = labels.map((label) => label.replace(/[[\]]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'u'));
}

/** Words that a person wrote, with a bar wherever a passage was hidden. The passage itself is not in the record that this page gets. */
import { createContext, useContext } from 'react';
import type { Locale } from '../../shared/contract/index.ts';
import { redactionReasons } from '../../shared/domain/redaction.ts';
import { redactionLabel } from '../../shared/domain/redaction-words.ts';

/** The language of the line that the words are in, where something is hidden in it: elsewhere brackets are what somebody wrote. */
export const HiddenIn = createContext<Locale | undefined>(undefined);

export function Words({ children }: { readonly children: string }) {
  const locale = useContext(HiddenIn);
  if (locale === undefined) return children;
  const labels = redactionReasons.map((reason) => redactionLabel(locale, reason));
  return pieces(children, labels).map((piece, index) =>
    labels.includes(piece) ? (
      <span key={index} className="redacted">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

function pieces(text: string, labels: readonly string[]): readonly string[] {
  const escaped = labels.map((label) => label.replace(/[[\]]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'u'));
}

/** A number to call: a link where it can be dialled, else as it was written. */
import { dialable } from './emergency-numbers.ts';

export function Phone({ number }: { number: string }) {
  const href = dialable(number);
  return href === undefined ? (
    <bdi className="text">{number}</bdi>
  ) : (
    <a className="phone" href={href}>
      <bdi>{number}</bdi>
    </a>
  );
}

/** A few quiet answers to a message without words; the one that was given can be taken back (protocol.md 2.10). */
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import type { ReferOutcome } from '../../shared/messenger/messenger.ts';
import { StoreFull } from '../../shared/messenger/store.ts';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';

const choices: readonly { readonly sign: string; readonly name: MessageKey }[] = [
  { sign: '👍', name: 'reactYes' },
  { sign: '❤️', name: 'reactHeart' },
  { sign: '🙏', name: 'reactThanks' },
  { sign: '🙂', name: 'reactSmile' },
  { sign: '😔', name: 'reactSad' },
];

export type ReactionPickerProps = {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly therapist: string;
  /** What this person has given already. */
  readonly own: string | undefined;
};

export function ReactionPicker({ desk, entry, therapist, own }: ReactionPickerProps) {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const groupId = useId();

  // Before it is drawn: a key that follows at once must find the choices, not the button that opened them.
  useLayoutEffect(() => {
    if (isOpen) first.current?.focus();
  }, [isOpen]);

  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };

  const problemOf = (outcome: ReferOutcome) => {
    switch (outcome.kind) {
      case 'queued':
      case 'empty':
        return '';
      case 'too-long':
      case 'no-such-message':
        return say('changeFailed');
      case 'frozen':
        return say('frozen', { therapist });
      case 'ended':
      case 'not-joined':
        return say('ended', { therapist });
      default:
        return assertNever(outcome);
    }
  };

  const give = async (sign: string) => {
    setProblem('');
    try {
      const outcome = await desk.messenger.react(entry.conversationId, entry.messageId, sign === own ? '' : sign);
      setProblem(problemOf(outcome));
    } catch (error) {
      setProblem(say(error instanceof StoreFull ? 'changeNoRoom' : 'reactFailed'));
    }
    close();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };

  return (
    <>
      <button
        ref={opener}
        type="button"
        className="quiet more"
        aria-expanded={isOpen}
        aria-controls={groupId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {say('react')}
      </button>
      <span id={groupId} role="group" aria-label={say('reactHow')} className="reaction-choices" onKeyDown={onKeyDown}>
        {isOpen
          ? choices.map(({ sign, name }, index) => (
              <button
                key={sign}
                ref={index === 0 ? first : undefined}
                type="button"
                aria-label={say(name)}
                aria-pressed={sign === own}
                onClick={() => void give(sign)}
              >
                <span aria-hidden="true">{sign}</span>
              </button>
            ))
          : null}
      </span>
      <span role="alert" className="problem">
        {problem}
      </span>
    </>
  );
}

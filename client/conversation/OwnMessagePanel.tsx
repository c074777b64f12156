/** What can still be done about an own message: other words, or to take it back; and what that does and does not do (protocol.md 2.10). */
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import type { ReferOutcome } from '../../shared/messenger/messenger.ts';
import { StoreFull } from '../../shared/messenger/store.ts';
import { Panel } from '../components/Panel.tsx';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { textType } from '../device-store/shown-types.ts';
import { charactersOver } from './too-long.ts';

export type OwnMessagePanelProps = {
  readonly desk: Desk;
  readonly entry: Entry;
  /** As it stands now, after earlier edits. */
  readonly text: string;
  readonly therapist: string;
  readonly onClose: () => void;
};

export function OwnMessagePanel({ desk, entry, text, therapist, onClose }: OwnMessagePanelProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState(text);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const boxId = useId();
  const hasWords = entry.type === textType;
  const isChanged = typed.trim() !== '' && typed !== text;

  const problemOf = (outcome: ReferOutcome) => {
    switch (outcome.kind) {
      case 'queued':
      case 'empty':
        return '';
      case 'too-long':
        return say('tooLong', { count: charactersOver(typed, outcome.maxBytes) });
      case 'frozen':
        return say('frozen', { therapist });
      case 'ended':
      case 'not-joined':
      case 'no-such-message':
        return say('ended', { therapist });
      default:
        return assertNever(outcome);
    }
  };

  const run = async (change: () => Promise<ReferOutcome>) => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem('');
    try {
      const outcome = await change();
      if (outcome.kind === 'queued') onClose();
      else setProblem(problemOf(outcome));
    } catch (error) {
      setProblem(say(error instanceof StoreFull ? 'changeNoRoom' : 'changeFailed'));
    } finally {
      setIsBusy(false);
    }
  };

  const { conversationId, messageId } = entry;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged) void run(() => desk.messenger.edit(conversationId, messageId, typed));
  };

  return (
    <Panel title={say('ownMessageTitle')} onClose={onClose}>
      <p>{say(hasWords ? 'ownMessageWhat' : 'ownFileWhat', { therapist })}</p>
      <p role="alert" className="problem">
        {problem}
      </p>
      <form className="edit" onSubmit={onSubmit}>
        {hasWords ? (
          <>
            <label htmlFor={boxId}>{say('editLabel')}</label>
            <textarea id={boxId} rows={3} dir="auto" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </>
        ) : null}
        <div className="actions">
          {hasWords ? (
            <button type="submit" className="primary" aria-disabled={isBusy || !isChanged}>
              {say('edit')}
            </button>
          ) : null}
          <button
            type="button"
            className="danger"
            aria-disabled={isBusy}
            onClick={() => void run(() => desk.messenger.retract(conversationId, messageId))}
          >
            {say('takeBack')}
          </button>
        </div>
      </form>
    </Panel>
  );
}

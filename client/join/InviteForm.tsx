/** Says who invites, asks for a name, and asks to be let in. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import { cleanPersonName, NAME_MAX_CHARACTERS } from '../../shared/language/person-name.ts';
import type { JoinOutcome, OpenedInvite } from '../../shared/messenger/messenger.ts';
import { nameOf, practiceOf } from '../components/person-names.ts';
import { Screen } from '../components/Screen.tsx';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { useWords } from '../i18n/use-words.ts';

export type InviteFormProps = {
  readonly desk: Desk;
  readonly invite: Extract<OpenedInvite, { kind: 'invite' }>;
  readonly onAsked: () => void;
  readonly onStop: (stopped: 'gone' | 'expired') => void;
};

type Problem = 'inviteNameNeeded' | 'joinUnreachable' | 'joinFailed';

export function InviteForm({ desk, invite, onAsked, onStop }: InviteFormProps) {
  const { say, dayAndTime } = useWords();
  const [name, setName] = useState('');
  const [isJoining, setIsJoining] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();

  const profile = { name: invite.therapistName, practiceName: invite.practiceName };
  const therapist = nameOf(profile);
  const practice = practiceOf(profile);

  const hasEarlier = useStoreQuery(desk, async () =>
    (await desk.store.sessions()).some(({ peerProfile, joining }) => {
      return joining === undefined && nameOf(peerProfile) === therapist;
    }),
  );

  useEffect(() => {
    if (problem === 'inviteNameNeeded') field.current?.focus();
  }, [problem]);

  const finish = (outcome: JoinOutcome) => {
    switch (outcome.kind) {
      case 'asked':
        // The answer is shown in "About"; headless and private browsers say no, which changes nothing here.
        navigator.storage?.persist?.().catch(() => undefined);
        onAsked();
        return;
      case 'name-needed':
        setProblem('inviteNameNeeded');
        return;
      case 'relay-unreachable':
        setProblem('joinUnreachable');
        return;
      case 'gone':
      case 'expired':
        onStop(outcome.kind);
        return;
      default:
        assertNever(outcome);
    }
  };

  const join = async () => {
    setProblem(undefined);
    if (cleanPersonName(name) === '') {
      setProblem('inviteNameNeeded');
      return;
    }
    setIsJoining(true);
    try {
      finish(await desk.messenger.client.join(invite.token, cleanPersonName(name)));
    } catch {
      setProblem('joinFailed');
    } finally {
      setIsJoining(false);
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isJoining) void join();
  };

  return (
    <Screen
      title={
        practice === undefined
          ? say('inviteTitleNoPractice', { therapist })
          : say('inviteTitle', { therapist, practice })
      }
    >
      <p>{say('inviteExpires', { date: dayAndTime(invite.expiresAt) })}</p>
      {hasEarlier === true ? <p className="important">{say('inviteAgain', { therapist })}</p> : null}
      <form onSubmit={onSubmit} noValidate>
        <label htmlFor={fieldId}>{say('inviteNameLabel', { therapist })}</label>
        <p id={`${fieldId}-hint`} className="hint">
          {say('inviteNameHint', { therapist })}
        </p>
        <input
          ref={field}
          id={fieldId}
          type="text"
          dir="auto"
          autoComplete="given-name"
          maxLength={NAME_MAX_CHARACTERS}
          value={name}
          aria-describedby={`${fieldId}-hint ${fieldId}-problem`}
          aria-invalid={problem === 'inviteNameNeeded'}
          onChange={(event) => setName(event.target.value)}
        />
        <p id={`${fieldId}-problem`} role="status" className="problem">
          {problem === undefined ? '' : say(problem, { therapist })}
        </p>
        <p>{say('inviteKept')}</p>
        {hasEarlier === false ? <p>{say('inviteNoHistory', { therapist })}</p> : null}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={isJoining}>
            {say(isJoining ? 'inviteJoining' : 'inviteJoin')}
          </button>
        </div>
      </form>
      <p className="hint">{say('inviteUnexpected', { therapist })}</p>
    </Screen>
  );
}

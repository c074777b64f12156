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
import { normalizeJoinCode } from '../../shared/protocol/join-code.ts';
import { useWords } from '../i18n/use-words.ts';

export type InviteFormProps = {
  readonly desk: Desk;
  readonly invite: Extract<OpenedInvite, { kind: 'invite' }>;
  /** From an earlier try. */
  readonly lastName: string;
  readonly onAsked: (name: string) => void;
  readonly onStop: (stopped: 'gone' | 'expired') => void;
};

type Problem = 'inviteNameNeeded' | 'inviteCodeNeeded' | 'joinUnreachable' | 'joinFailed';

/** Room for a code with spaces or hyphens between all of its characters. */
const CODE_FIELD_CHARACTERS = 40;

export function InviteForm({ desk, invite, lastName, onAsked, onStop }: InviteFormProps) {
  const { say, dayAndTime } = useWords();
  const [name, setName] = useState(lastName);
  const [code, setCode] = useState('');
  const [progress, setProgress] = useState<number>();
  const [isShared, setIsShared] = useState(false);
  const [isJoining, setIsJoining] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const field = useRef<HTMLInputElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const codeId = useId();

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
    if (problem === 'inviteCodeNeeded') codeField.current?.focus();
  }, [problem]);

  const finish = (outcome: JoinOutcome) => {
    switch (outcome.kind) {
      case 'asked':
        // The answer is shown in "About"; headless and private browsers say no, which changes nothing here.
        navigator.storage?.persist?.().catch(() => undefined);
        onAsked(name);
        return;
      case 'name-needed':
        setProblem('inviteNameNeeded');
        return;
      case 'code-needed':
        setProblem('inviteCodeNeeded');
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
    if (invite.requiresCode && normalizeJoinCode(code) === undefined) {
      setProblem('inviteCodeNeeded');
      return;
    }
    setIsJoining(true);
    try {
      const typed = invite.requiresCode ? { typed: code, onProgress: setProgress } : undefined;
      const cleanName = cleanPersonName(name);
      const outcome = await desk.messenger.client.join(invite.token, cleanName, typed);
      if (outcome.kind === 'asked') await keepChoice(desk, isShared, cleanName);
      finish(outcome);
    } catch {
      setProblem('joinFailed');
    } finally {
      setIsJoining(false);
      setProgress(undefined);
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
        {invite.requiresCode ? (
          <>
            <label htmlFor={codeId}>{say('inviteCodeLabel')}</label>
            <p id={`${codeId}-hint`} className="hint">
              {say('inviteCodeHint', { therapist })}
            </p>
            <input
              ref={codeField}
              id={codeId}
              className="code"
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              maxLength={CODE_FIELD_CHARACTERS}
              value={code}
              aria-describedby={`${codeId}-hint ${fieldId}-problem`}
              aria-invalid={problem === 'inviteCodeNeeded'}
              onChange={(event) => setCode(event.target.value)}
            />
          </>
        ) : null}
        <p id={`${fieldId}-problem`} role="status" className="problem">
          {problem === undefined ? '' : say(problem, { therapist })}
        </p>
        {progress === undefined ? null : <progress aria-label={say('inviteCodeWork')} value={progress} />}
        <fieldset>
          <legend>{say('sharedQuestion')}</legend>
          {[false, true].map((value) => (
            <label key={String(value)} className="choice">
              <input
                type="radio"
                name={`${fieldId}-shared`}
                checked={isShared === value}
                onChange={() => setIsShared(value)}
              />
              <span>{say(value ? 'sharedYes' : 'sharedNo')}</span>
            </label>
          ))}
        </fieldset>
        <p>{say('inviteKept')}</p>
        {isShared ? <p className="important">{say('sharedAdvice')}</p> : null}
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

/** What is asked on a shared device. Whoever asked to be let in has done so, whether or not this could be kept. */
async function keepChoice(desk: Desk, isShared: boolean, name: string): Promise<void> {
  const initial = Array.from(name)[0]?.toLocaleUpperCase() ?? '';
  await desk.keepSetting({ name: 'initial', value: initial }).catch(() => undefined);
  await desk.keepSetting({ name: 'isShared', value: isShared }).catch(() => undefined);
}

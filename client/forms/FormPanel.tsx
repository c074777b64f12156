/** One form: read, filled in, looked over, signed and sent; or put off, not wanted, changed, taken back. */
import { useRef, useState } from 'react';
import { datedAnswers, missingAnswers, shownAnswers, undatedAnswers } from '../../shared/domain/forms/answers.ts';
import type { Answers } from '../../shared/domain/forms/answers.ts';
import { questionsOf } from '../../shared/domain/forms/form.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { AnswerOutcome, GivenAnswer } from '../../shared/messenger/messenger.ts';
import { StoreFull } from '../../shared/messenger/store.ts';
import { Panel } from '../components/Panel.tsx';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { FormAnswers } from './FormAnswers.tsx';
import { FormFields } from './FormFields.tsx';
import type { FormState } from './form-state.ts';
import { useFormDraft } from './use-form-draft.ts';

export type FormPanelProps = {
  readonly desk: Desk;
  readonly state: FormState;
  readonly therapist: string;
  readonly mayAnswer: boolean;
  readonly onClose: () => void;
};

/** `read`: what was answered; `no` and `back`: whether it is really meant. */
type Step = 'read' | 'fill' | 'review' | 'no' | 'back';

const nothing: Answers = new Map();

export function FormPanel({ desk, state, therapist, mayAnswer, onClose }: FormPanelProps) {
  const { say, dayAndTime } = useWords();
  const { asked, shown, given } = state;
  const { form } = shown;
  const isFilled = given?.standing === 'answered' || given?.standing === 'signed';
  const [step, setStep] = useState<Step>(given === undefined && mayAnswer ? 'fill' : 'read');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const top = useRef<HTMLParagraphElement>(null);
  const draft = useFormDraft(desk, asked, undatedAnswers(given?.answers ?? nothing));
  const today = dayOf(new Date());
  const answers = datedAnswers(draft.answers ?? nothing, today);
  const hasSignature = questionsOf(form).some(({ kind }) => kind === 'signature');

  const go = (next: Step) => {
    setStep(next);
    setProblem('');
    requestAnimationFrame(() => {
      top.current?.focus();
      top.current?.scrollIntoView({ block: 'nearest' });
    });
  };

  const lookOver = () => {
    const left = missingAnswers(form, answers).map(({ id }) => id);
    setMissing(left);
    if (left.length === 0) return go('review');
    setProblem(say('formMissing', { count: left.length }));
    document.getElementById(`form-${left[0] ?? ''}`)?.focus();
  };

  const send = async (standing: GivenAnswer['standing'], what: Answers) => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem('');
    try {
      const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const outcome = await desk.messenger.client.answerForm(asked.conversationId, asked.messageId, {
        standing,
        answers: what,
        timeZone,
      });
      if (outcome.kind !== 'queued') return setProblem(problemOf(outcome));
      await draft.drop();
      onClose();
    } catch (error) {
      setProblem(say(error instanceof StoreFull ? 'changeNoRoom' : 'changeFailed'));
    } finally {
      setIsBusy(false);
    }
  };

  const problemOf = (outcome: AnswerOutcome): string => {
    switch (outcome.kind) {
      case 'queued':
      case 'empty':
        return '';
      case 'missing':
        return say('formMissing', { count: outcome.questions.length });
      case 'too-long':
        return say('formTooLong');
      case 'frozen':
        return say('frozen', { therapist });
      case 'no-such-form':
        return say('formFormer', { therapist });
      case 'ended':
      case 'not-joined':
        return say('ended', { therapist });
      default:
        return assertNever(outcome);
    }
  };

  const isSigned = [...shownAnswers(form, answers).values()].some(({ kind }) => kind === 'signature');

  return (
    <Panel title={form.title} onClose={onClose}>
      <p ref={top} tabIndex={-1} className="hint form-lead">
        {leadOf()}
      </p>
      <p role="alert" className="problem">
        {problem}
      </p>
      {draft.isUnkept ? <p className="problem">{say('formUnkept')}</p> : null}
      {body()}
    </Panel>
  );

  function leadOf(): string {
    switch (step) {
      case 'fill':
        return say('formLead', { therapist });
      case 'review':
        return say(isSigned ? 'formReviewSign' : 'formReview', { therapist });
      case 'no':
        return say('formNoSure', { therapist });
      case 'back':
        return say('formBackSure', { therapist });
      case 'read':
        if (questionsOf(form).length === 0) return say('formToRead', { therapist });
        if (given === undefined) return say('formFormer', { therapist });
        return say(givenWords[given.standing], { when: dayAndTime(given.at), therapist });
      default:
        return assertNever(step);
    }
  }

  function body() {
    switch (step) {
      case 'fill':
        if (draft.answers === undefined) return <p>{say('loading')}</p>;
        return (
          <form
            className="fill"
            noValidate
            lang={form.locale}
            onSubmit={(event) => {
              event.preventDefault();
              lookOver();
            }}
          >
            <FormFields form={form} answers={draft.answers} missing={missing} today={today} onChange={draft.change} />
            <div className="actions">
              <button type="submit" className="primary">
                {say('formLookOver')}
              </button>
              <button type="button" onClick={onClose}>
                {say('formNotNow')}
              </button>
              {given === undefined ? (
                <button type="button" className="quiet" onClick={() => go('no')}>
                  {say('formNo')}
                </button>
              ) : null}
            </div>
          </form>
        );
      case 'review':
        return (
          <>
            <FormAnswers form={form} answers={shownAnswers(form, answers)} />
            <div className="actions">
              <button
                type="button"
                className="primary"
                aria-disabled={isBusy}
                onClick={() => void send(isSigned ? 'signed' : 'answered', answers)}
              >
                {say(isSigned ? 'formSignSend' : 'formSend')}
              </button>
              <button type="button" onClick={() => go('fill')}>
                {say('formChange')}
              </button>
            </div>
          </>
        );
      case 'no':
        return (
          <div className="actions">
            <button
              type="button"
              className="primary"
              aria-disabled={isBusy}
              onClick={() => void send('refused', nothing)}
            >
              {say('formNoConfirm')}
            </button>
            <button type="button" onClick={() => go('fill')}>
              {say('back')}
            </button>
          </div>
        );
      case 'back':
        return (
          <div className="actions">
            <button
              type="button"
              className="danger"
              aria-disabled={isBusy}
              onClick={() => void send('withdrawn', nothing)}
            >
              {say('formBackConfirm')}
            </button>
            <button type="button" onClick={() => go('read')}>
              {say('back')}
            </button>
          </div>
        );
      case 'read':
        return (
          <>
            <FormAnswers form={form} answers={given?.answers ?? nothing} hidesAnswers={!isFilled} />
            {mayAnswer ? (
              <div className="actions">
                <button type="button" onClick={() => go('fill')}>
                  {say(isFilled ? 'formAgain' : 'formAfterAll')}
                </button>
                {isFilled ? (
                  <button type="button" className="quiet" onClick={() => go('back')}>
                    {say(hasSignature ? 'formBackSigned' : 'formBack')}
                  </button>
                ) : null}
              </div>
            ) : null}
          </>
        );
      default:
        return assertNever(step);
    }
  }
}

/** By the calendar of this device, `YYYY-MM-DD`. */
function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const givenWords = {
  answered: 'formStateAnswered',
  signed: 'formStateSigned',
  refused: 'formStateRefused',
  withdrawn: 'formStateWithdrawn',
} as const;

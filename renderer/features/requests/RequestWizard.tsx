/** One request step by step: each step is kept before the next one, and from the second on what is typed as well, so that it can be left and gone on with. */
import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import type { RequestId } from '../../../shared/domain/ids.ts';
import { type RequestStep, requestSteps } from '../../../shared/domain/records-request.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Banner, Button, Form, FormActions, Part, Problem, Quiet } from '../../components/index.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useAutosave } from '../../service/use-autosave.ts';
import { useService, useServiceMutation } from '../../service/use-service.ts';
import { PapersStep } from './PapersStep.tsx';
import { ReleaseStep } from './ReleaseStep.tsx';
import {
  type KnownRequest,
  type NeededForRequest,
  neededAt,
  type RequestForm,
  requestFormOf,
  savedRequest,
  stepAfter,
} from './request-form.ts';
import styles from './requests.module.css';
import { ClockStep, WhatStep, WhoStep } from './StepFields.tsx';

type RequestWizardProps = { readonly known: KnownRequest | undefined; onClose(): void };

export function RequestWizard({ known, onClose }: RequestWizardProps) {
  const text = useText();
  const dates = useDates();
  if (known?.closed === undefined) return <OpenRequest known={known} onClose={onClose} />;
  const { closed, clientName: name, asker } = known;
  return (
    <Part title={text('requests.row', { name, asker })} className={styles['narrow']}>
      <p>{text(`requests.right.${known.right}`)}</p>
      <p>{known.request.wanted}</p>
      <p>{text(`requests.closed.${closed.how}`, { when: dates.dateTime(closed.at), why: closed.why })}</p>
    </Part>
  );
}

function OpenRequest({ known, onClose }: RequestWizardProps) {
  const text = useText();
  const faultText = useFaultText();
  const { language } = usePreferences();
  const service = useService();
  const save = useServiceMutation('requests.save');
  const [draft] = useAutosave((value: Input<'requests.save'>) => service.call('requests.save', value));
  const heading = useRef<HTMLHeadingElement>(null);
  const [id, setId] = useState<RequestId | undefined>(known?.id);
  const [form, setForm] = useState<RequestForm>(() => requestFormOf(known, localDay(Date.now()), language));
  const [step, setStep] = useState<RequestStep>(form.step);
  const [isAsked, setIsAsked] = useState(false);
  const needed = neededAt(step, form);
  const missing = (need: NeededForRequest): string | undefined =>
    isAsked && needed.includes(need) ? text('requests.needs') : undefined;

  // Whoever works by keyboard begins each step at its top.
  useEffect(() => heading.current?.focus(), [step]);

  /** Until its first step is kept it is nobody's request yet: a client chosen by mistake can still be changed. */
  function set(changed: Partial<RequestForm>): void {
    const next = { ...form, ...changed };
    setForm(next);
    const { clientId, hasPart2, receivedDay } = next;
    if (id === undefined || clientId === '') return;
    if (receivedDay === '') draft.drop();
    else draft.change({ id, clientId, hasPart2, request: savedRequest(next, step) });
  }

  async function go(by: 1 | -1): Promise<void> {
    setIsAsked(by === 1);
    const { clientId, hasPart2 } = form;
    if (save.isPending) return;
    if (clientId === '' || neededAt(step, form).length > 0) {
      if (by === -1) setStep(stepAfter(step, -1));
      return;
    }
    const next = stepAfter(step, by);
    // What is on its way must not arrive after the step.
    draft.drop();
    await draft.flush();
    save.mutate(
      { clientId, hasPart2, request: savedRequest(form, next), ...(id === undefined ? {} : { id }) },
      {
        onSuccess(outcome) {
          if (outcome.kind === 'closed') return;
          setId(outcome.id);
          setIsAsked(false);
          setStep(next);
        },
      },
    );
  }

  const number = requestSteps.indexOf(step) + 1;
  return (
    <Part
      title={text('requests.step', { number, name: text(`requests.step.${step}`) })}
      headRef={heading}
      className={styles['narrow']}
    >
      <Form onSubmit={() => void go(1)}>
        {step === 'who' && <WhoStep form={form} isKnown={id !== undefined} missing={missing} onChange={set} />}
        {step === 'clock' && <ClockStep form={form} missing={missing} onChange={set} />}
        {step === 'what' && <WhatStep form={form} missing={missing} onChange={set} />}
        {step === 'papers' && <PapersStep form={form} onChange={set} />}
        {step === 'release' && id !== undefined && <ReleaseStep id={id} form={form} onClose={onClose} />}
        {save.data?.kind === 'closed' && (
          <Banner tone="needs-you" isLive>
            {text('requests.closedMeanwhile')}
          </Banner>
        )}
        <Problem>{faultText(save.error)}</Problem>
        <FormActions>
          {step !== 'who' && <Button onClick={() => void go(-1)}>{text('requests.back')}</Button>}
          {step !== 'release' && (
            <Button type="submit" variant="primary" busy={save.isPending}>
              {text('requests.next')}
            </Button>
          )}
        </FormActions>
      </Form>
      <Quiet isMeasured>{text('requests.notAdvice')}</Quiet>
    </Part>
  );
}

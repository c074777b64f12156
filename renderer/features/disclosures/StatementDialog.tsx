/** One statement of an amendment: the request, the answer or the disagreement. */
import { useId, useState } from 'react';
import type { AmendmentKind } from '../../../shared/domain/amendment.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, Dialog, Form, Problem, TextArea, TextField } from '../../components/index.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

type StatementDialogProps = {
  readonly clientId: ClientId;
  /** Undefined: a new request. */
  readonly amendmentId: string | undefined;
  readonly kind: AmendmentKind;
  onClose(): void;
};

export function StatementDialog({ clientId, amendmentId, kind, onClose }: StatementDialogProps) {
  const text = useText();
  const faultText = useFaultText();
  const formId = useId();
  const ask = useServiceMutation('amendments.ask');
  const say = useServiceMutation('amendments.say');
  const [day, setDay] = useState(() => localDay(Date.now()));
  const [about, setAbout] = useState('');
  const [words, setWords] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const isRequest = amendmentId === undefined || kind === 'request';
  const isBusy = ask.isPending || say.isPending;
  const problem = faultText(ask.error ?? say.error);
  const missing = (value: string): string | undefined =>
    isAsked && value.trim() === '' ? text('disclosures.needs') : undefined;

  function submit(): void {
    setIsAsked(true);
    if (isBusy || day === '' || words.trim() === '' || (isRequest && about.trim() === '')) return;
    if (isRequest) ask.mutate({ clientId, day, about, text: words }, { onSuccess: onClose });
    else
      say.mutate(
        { clientId, id: amendmentId, kind, day, text: words },
        { onSuccess: (outcome) => outcome.kind === 'kept' && onClose() },
      );
  }

  return (
    <Dialog
      open
      title={text(isRequest ? 'amendments.ask.title' : `amendments.do.${kind}`)}
      description={text('disclosures.add.stays')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('components.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={isBusy}>
            {text('amendments.keep')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        <TextField type="date" label={text('disclosures.day')} error={missing(day)} value={day} onChange={setDay} />
        {isRequest && (
          <TextField
            label={text('amendments.about')}
            hint={text('amendments.aboutHint')}
            error={missing(about)}
            maxLength={200}
            dir="auto"
            value={about}
            onChange={setAbout}
          />
        )}
        <TextArea
          label={text(`amendments.text.${kind}`)}
          error={missing(words)}
          rows={5}
          maxLength={4000}
          dir="auto"
          value={words}
          onChange={setWords}
        />
        {say.data?.kind === 'not-now' && (
          <Banner tone="needs-you" isLive>
            {text('amendments.notNow')}
          </Banner>
        )}
        <Problem>{problem}</Problem>
      </Form>
    </Dialog>
  );
}

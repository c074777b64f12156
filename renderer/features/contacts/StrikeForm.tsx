/** Why an entry of the contact log was a mistake: it stays, marked with the reason. */
import { useState } from 'react';
import type { ContactId } from '../../../shared/domain/ids.ts';
import { Button, Form, FormActions, Problem, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

export function StrikeForm({ id, onDone, onBack }: { readonly id: ContactId; onDone(): void; onBack(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const strike = useServiceMutation('contacts.strike');
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);

  function submit(): void {
    setIsAsked(true);
    if (reason.trim() !== '' && !strike.isPending) strike.mutate({ id, reason }, { onSuccess: onDone });
  }

  return (
    <Form onSubmit={submit}>
      <TextField
        label={text('contacts.strike.reason')}
        error={isAsked && reason.trim() === '' ? text('contacts.strike.reason.needed') : undefined}
        maxLength={200}
        dir="auto"
        value={reason}
        onChange={setReason}
      />
      <Problem>{faultText(strike.error)}</Problem>
      <FormActions>
        <Button onClick={onBack}>{text('components.cancel')}</Button>
        <Button type="submit" variant="danger" busy={strike.isPending}>
          {text('contacts.strike.confirm')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Asks for a client's name: for a new client, and to rename one. */
import { useId, useRef, useState } from 'react';
import type { Fault } from '../../../shared/contract/index.ts';
import { Button, Dialog, Form, Problem, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';

type ClientNameDialogProps = {
  readonly open: boolean;
  readonly purpose: 'create' | 'rename';
  readonly currentName?: string;
  readonly mutation: { readonly isPending: boolean; readonly error: Fault | null };
  onSubmit(name: string): void;
  onClose(): void;
};

export function ClientNameDialog({
  open,
  purpose,
  currentName = '',
  mutation,
  onSubmit,
  onClose,
}: ClientNameDialogProps) {
  const text = useText();
  const field = useRef<HTMLDivElement>(null);
  const formId = useId();
  return (
    <Dialog
      open={open}
      size="small"
      title={purpose === 'create' ? text('clients.create.title') : text('clients.rename.title', { name: currentName })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('components.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={mutation.isPending}>
            {text(purpose === 'create' ? 'clients.create.action' : 'clients.rename.action')}
          </Button>
        </>
      }
    >
      <div ref={field}>
        <NameForm formId={formId} purpose={purpose} currentName={currentName} mutation={mutation} onSubmit={onSubmit} />
      </div>
    </Dialog>
  );
}

/** Mounted with the dialog's content, so that each opening begins anew. */
function NameForm({
  formId,
  purpose,
  currentName,
  mutation,
  onSubmit,
}: Omit<ClientNameDialogProps, 'open' | 'onClose'> & { readonly formId: string; readonly currentName: string }) {
  const text = useText();
  const faultText = useFaultText();
  const [name, setName] = useState(currentName);
  const [isAsked, setIsAsked] = useState(false);
  const isMissing = name.trim() === '';

  function submit(): void {
    setIsAsked(true);
    if (!isMissing && !mutation.isPending) onSubmit(name.trim());
  }

  return (
    <Form id={formId} onSubmit={submit}>
      <TextField
        label={text('clients.create.name')}
        hint={purpose === 'create' ? text('clients.create.hint') : undefined}
        error={isAsked && isMissing ? text('clients.create.needsName') : undefined}
        value={name}
        maxLength={200}
        autoFocus
        dir="auto"
        onChange={setName}
      />
      <Problem>{faultText(mutation.error)}</Problem>
    </Form>
  );
}

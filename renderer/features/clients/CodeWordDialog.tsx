/** The word agreed with a client, by which the two know each other when there is nothing else to go by. */
import { useId, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Button, Dialog, Form, Problem, Spinner, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';

type CodeWordDialogProps = {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly open: boolean;
  onClose(): void;
};

export function CodeWordDialog({ client, open, onClose }: CodeWordDialogProps) {
  const text = useText();
  const formId = useId();
  const keep = useServiceMutation('clients.setCodeWord');
  return (
    <Dialog
      open={open}
      size="small"
      title={text('clients.codeWord.title', { name: client.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('components.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={keep.isPending}>
            {text('clients.codeWord.keep')}
          </Button>
        </>
      }
    >
      <WordForm
        id={client.id}
        name={client.name}
        formId={formId}
        fault={keep.error}
        onWord={(word) => keep.mutate({ id: client.id, word }, { onSuccess: onClose })}
      />
    </Dialog>
  );
}

type WordFormProps = {
  readonly id: ClientId;
  readonly name: string;
  readonly formId: string;
  readonly fault: Parameters<ReturnType<typeof useFaultText>>[0];
  onWord(word: string): void;
};

/** Mounted with the dialog's content, so that each opening begins anew. */
function WordForm({ id, name, formId, fault, onWord }: WordFormProps) {
  const text = useText();
  const faultText = useFaultText();
  const invitation = useServiceQuery('clients.invitation', { id });
  const [typed, setTyped] = useState<string>();
  if (invitation.isPending) return <Spinner label={text('clients.loading')} />;
  const word = typed ?? invitation.data?.codeWord ?? '';
  const problem = faultText(fault) ?? faultText(invitation.error);
  return (
    <Form id={formId} onSubmit={() => onWord(word.trim())}>
      <p>{text('clients.codeWord.what', { name })}</p>
      <TextField
        label={text('clients.codeWord.label')}
        hint={text('clients.codeWord.hint')}
        value={word}
        maxLength={60}
        autoFocus
        dir="auto"
        onChange={setTyped}
      />
      <Problem>{problem}</Problem>
    </Form>
  );
}

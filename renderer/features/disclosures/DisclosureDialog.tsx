/** Enters what left the practice another way than as an export. */
import { useId, useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Button, Dialog, Form, Problem, Select, TextField } from '../../components/index.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

type Way = Input<'disclosures.add'>['way'];
const ways: readonly Way[] = ['print', 'paper', 'spoken', 'electronic', 'other'];
const lines = ['recipient', 'reason', 'authority', 'what'] as const;

export function DisclosureDialog({ clientId, onClose }: { readonly clientId: ClientId; onClose(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const formId = useId();
  const add = useServiceMutation('disclosures.add');
  const [day, setDay] = useState(() => localDay(Date.now()));
  const [way, setWay] = useState<Way>('print');
  const [words, setWords] = useState({ recipient: '', reason: '', authority: '', what: '' });
  const [sha256, setSha256] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const hash = sha256.trim().toLowerCase();
  const isHash = /^([0-9a-f]{64})?$/.test(hash);

  function submit(): void {
    setIsAsked(true);
    if (add.isPending || day === '' || !isHash || lines.some((line) => words[line].trim() === '')) return;
    add.mutate({ clientId, day, way, ...words, sha256: hash }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      title={text('disclosures.add.title')}
      description={text('disclosures.add.stays')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('components.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={add.isPending}>
            {text('disclosures.add.save')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        <TextField
          type="date"
          label={text('disclosures.day')}
          error={isAsked && day === '' ? text('disclosures.needs') : undefined}
          value={day}
          onChange={setDay}
        />
        <Select<Way>
          label={text('disclosures.way')}
          options={ways.map((value) => ({ value, label: text(`disclosures.way.${value}`) }))}
          value={way}
          onChange={setWay}
        />
        {lines.map((line) => (
          <TextField
            key={line}
            label={text(`disclosures.${line}`)}
            hint={line === 'authority' ? text('disclosures.authorityHint') : undefined}
            error={isAsked && words[line].trim() === '' ? text('disclosures.needs') : undefined}
            maxLength={200}
            dir="auto"
            value={words[line]}
            onChange={(value) => setWords((current) => ({ ...current, [line]: value }))}
          />
        ))}
        <TextField
          label={text('disclosures.sha256')}
          error={isAsked && !isHash ? text('disclosures.needs.hash') : undefined}
          maxLength={100}
          spellCheck={false}
          value={sha256}
          onChange={setSha256}
        />
        <Problem>{faultText(add.error)}</Problem>
      </Form>
    </Dialog>
  );
}

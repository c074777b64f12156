/** Deletes a client for good: what goes and what stays, the name typed by hand, and the certificate at the end. */
import { FileText } from 'lucide-react';
import { useId, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, DateTime, Dialog, Form, Problem, Spinner, TextField } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { CertificateActions, CertificateView } from './Certificate.tsx';
import styles from './deletions.module.css';

type Preview = Output<'deletions.preview'>;

type DeleteClientDialogProps = {
  readonly client: { readonly id: ClientId; readonly name: string };
  /** The client is gone, and what showed it has to go elsewhere; the certificate stands in the dialog. */
  onDeleted(): void;
  onExport(): void;
  onClose(): void;
};

export function DeleteClientDialog({ client, onDeleted, onExport, onClose }: DeleteClientDialogProps) {
  const text = useText();
  const faultText = useFaultText();
  const paper = usePaper();
  const formId = useId();
  const [typedName, setTypedName] = useState('');
  const [subject, setSubject] = useState(client.name);
  const [isAsked, setIsAsked] = useState(false);
  const remove = useServiceMutation('deletions.delete');
  const outcome = remove.data;
  const preview = useServiceQuery('deletions.preview', { clientId: client.id }, { enabled: outcome === undefined });

  function submit(evenUntold: boolean): void {
    setIsAsked(true);
    if (remove.isPending || typedName.trim() === '' || subject.trim() === '') return;
    remove.mutate(
      { clientId: client.id, typedName, subject: subject.trim(), evenUntold },
      { onSuccess: ({ kind }) => kind === 'deleted' && onDeleted() },
    );
  }

  if (outcome?.kind === 'deleted') {
    return (
      <Dialog
        open
        title={text('deletions.done.title')}
        onClose={onClose}
        footer={
          <>
            <CertificateActions paper={paper} id={outcome.certificate.id} />
            <Button variant="primary" onClick={onClose}>
              {text('deletions.close')}
            </Button>
          </>
        }
      >
        <div className={styles['words']}>
          <Banner tone="done" isLive>
            {text('deletions.done.text')}
          </Banner>
          <CertificateView paper={paper} kept={outcome} />
        </div>
      </Dialog>
    );
  }

  const problem = faultText(remove.error ?? preview.error);
  const differs = outcome?.kind === 'name-differs' || (isAsked && typedName.trim() === '');
  const isUntold = outcome?.kind === 'not-told';
  const isHeld = outcome?.kind === 'held' || preview.data?.keeping.state === 'held';
  return (
    <Dialog
      open
      title={text('deletions.title', { name: client.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('deletions.keep')}</Button>
          {isUntold && !isHeld && (
            <Button busy={remove.isPending} onClick={() => submit(true)}>
              {text('deletions.notTold.action')}
            </Button>
          )}
          {!isHeld && (
            <Button type="submit" form={formId} variant="danger" busy={remove.isPending}>
              {text(isUntold ? 'deletions.notTold.again' : 'deletions.action')}
            </Button>
          )}
        </>
      }
    >
      {preview.data === undefined ? (
        <Spinner />
      ) : isHeld ? (
        <Banner tone="needs-you" isLive>
          {text('deletions.held')}
        </Banner>
      ) : (
        <div className={styles['words']}>
          <WhatGoes preview={preview.data} />
          <div className={styles['export']}>
            <p>
              {preview.data.exportedAt === undefined ? (
                text('deletions.notExported')
              ) : (
                <>
                  {text('deletions.exported')}: <DateTime at={preview.data.exportedAt} />.
                </>
              )}
            </p>
            <Button
              icon={FileText}
              onClick={() => {
                onClose();
                onExport();
              }}
            >
              {text('deletions.export')}
            </Button>
          </div>
          <Form id={formId} onSubmit={() => submit(false)}>
            <TextField
              label={text('deletions.subject')}
              hint={text('deletions.subjectHint')}
              value={subject}
              maxLength={200}
              dir="auto"
              error={subject.trim() === '' ? text('deletions.subjectMissing') : undefined}
              onChange={setSubject}
            />
            <TextField
              label={text('deletions.typed', { name: client.name })}
              value={typedName}
              maxLength={200}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              error={differs ? text('deletions.typedDiffers', { name: client.name }) : undefined}
              onChange={(next) => {
                setTypedName(next);
                setIsAsked(false);
                if (outcome?.kind === 'name-differs') remove.reset();
              }}
            />
          </Form>
          {isUntold && (
            <Banner tone="needs-you" isLive title={text('deletions.notTold.title', { name: client.name })}>
              {text('deletions.notTold.text', { name: client.name })}
            </Banner>
          )}
        </div>
      )}
      <Problem>{problem}</Problem>
    </Dialog>
  );
}

function WhatGoes({ preview: { name, counts, isJoined, backups, keeping } }: { readonly preview: Preview }) {
  const text = useText();
  return (
    <>
      <p>{text('deletions.what', { ...counts, plans: counts.plans ?? 0 })}</p>
      {isJoined && <p>{text('deletions.told', { name })}</p>}
      <p>
        {backups.folder === 'missing'
          ? text('deletions.backupsUnknown', { name })
          : text('deletions.backups', { name, count: backups.files.length })}{' '}
        {text('deletions.certificateStays')}
      </p>
      <HowLong keeping={keeping} />
    </>
  );
}

function HowLong({ keeping: { state, until } }: { readonly keeping: Preview['keeping'] }) {
  const text = useText();
  const dates = useDates();
  if (until === undefined) return <p>{text('deletions.law')}</p>;
  const day = dates.day(until);
  if (state === 'over') return <p>{text('deletions.over', { day })}</p>;
  return <Banner tone="needs-you">{text('deletions.tooEarly', { day })}</Banner>;
}

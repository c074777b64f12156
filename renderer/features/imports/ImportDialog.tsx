/** Brings messages from before into a client's file: choose or paste, look, say who is who, bring in; and take back what was brought in. */
import { useId, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, Dialog, Progress } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { Found } from './Found.tsx';
import styles from './imports.module.css';
import type { Pasted } from './import-form.ts';
import { ImportStart } from './ImportStart.tsx';
import { Paste } from './Paste.tsx';
import { useImport } from './use-import.ts';

type ImportDialogProps = { readonly clientId: ClientId; readonly clientName: string; onClose(): void };

export function ImportDialog({ clientId, clientName, onClose }: ImportDialogProps) {
  const text = useText();
  const formId = useId();
  const work = useImport(clientId);
  const { step, share } = work;
  const [pasted, setPasted] = useState<readonly Pasted[]>([]);
  const [words, setWords] = useState('');
  const typedName = `${text('imports.paste.file')}.jsonl`;
  const chatName = `${text('imports.paste.chatFile')}.txt`;
  const isOfPasted = step.kind === 'found' && [typedName, chatName].includes(step.found.fileName);

  function close(): void {
    work.stop();
    onClose();
  }

  return (
    <Dialog
      open
      size="large"
      title={text('imports.title')}
      description={text('imports.lead', { name: clientName })}
      onClose={close}
      footer={
        step.kind === 'working' ? undefined : step.kind === 'start' || step.kind === 'done' ? (
          <Button variant={step.kind === 'done' ? 'primary' : 'secondary'} onClick={close}>
            {text('imports.close')}
          </Button>
        ) : (
          <>
            <Button onClick={() => (isOfPasted ? work.paste() : work.startOver())}>
              {text(step.kind === 'paste' || isOfPasted ? 'imports.backToStart' : 'imports.back')}
            </Button>
            <Button type="submit" form={formId} variant="primary">
              {text(
                step.kind === 'paste'
                  ? 'imports.next'
                  : step.found.preview.messages === 0 && step.choices.threads !== undefined
                    ? 'imports.threads.show'
                    : 'imports.bringIn',
              )}
            </Button>
          </>
        )
      }
    >
      {step.kind === 'start' && (
        <ImportStart
          clientId={clientId}
          problem={step.problem}
          onFile={(file) => void work.take(file, file.name)}
          onPaste={() => work.paste()}
        />
      )}
      {step.kind === 'paste' && (
        <Paste
          formId={formId}
          clientName={clientName}
          messages={pasted}
          onMessages={setPasted}
          words={words}
          onWords={setWords}
          onReady={(file) => void work.take(file, typedName)}
          onChat={(file) => void work.take(file, chatName)}
        />
      )}
      {step.kind === 'working' && (
        <Progress
          label={text(`imports.${step.what}`)}
          done={share.done}
          total={share.total}
          detail={text('imports.percent', {
            percent: share.total === 0 ? 0 : Math.floor((100 * share.done) / share.total),
          })}
          cancelLabel={text(step.what === 'drawing' ? 'imports.skip' : 'imports.stop')}
          onCancel={() => work.giveUp()}
        />
      )}
      {step.kind === 'found' && <Found formId={formId} clientName={clientName} step={step} work={work} />}
      {step.kind === 'done' && (
        <div className={styles['stack']}>
          <Banner tone="done" isLive title={text('imports.done', { count: step.summary.messages })}>
            {[
              ...(step.summary.files === 0 ? [] : [text('imports.done.files', { count: step.summary.files })]),
              ...(step.summary.leftOut === 0 ? [] : [text('imports.done.leftOut', { count: step.summary.leftOut })]),
              ...(step.summary.unreadable === 0
                ? []
                : [text('imports.done.unreadable', { count: step.summary.unreadable })]),
            ].join(' ')}
          </Banner>
          <p className={styles['hash']}>{text('imports.earlier.hash', { hash: step.summary.fileSha256 })}</p>
        </div>
      )}
    </Dialog>
  );
}

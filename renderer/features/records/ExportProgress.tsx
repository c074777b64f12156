/** An export under way and how it ended, with the files and their fingerprints. */
import { FolderOpen } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useHost } from '../../app/host.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Banner, Button, ButtonRow, Progress, Quiet } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import type { StartedExport } from './export-form.ts';
import { FileTable } from './FileTable.tsx';
import styles from './records.module.css';
import { type ExportOutcome, useRunningExport } from './running-export.tsx';

export function ExportProgress({ started }: { readonly started: StartedExport }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const cancel = useServiceMutation('records.cancel');
  const { progress, outcome, putAside, goBack } = useRunningExport();
  const { route, go } = useNavigation();
  const { taskId } = started;

  /** What was said for the one that is done, to whom and by what authority, is not said for the next. */
  function another(): void {
    putAside();
    const clientId = route.name === 'record' ? route.clientId : undefined;
    go({ name: 'record', ...(clientId === undefined ? {} : { clientId }) });
  }

  if (outcome !== undefined) return <ExportEnd outcome={outcome} onAgain={goBack} onAnother={another} />;
  const isCancelling = cancel.isPending || cancel.isSuccess;
  return (
    <Stage>
      <p className={styles['runningTitle']}>
        {text(started.to === 'paper' ? 'records.progress.paper' : 'records.progress.title', {
          name: started.clientName,
        })}
      </p>
      <Progress
        label={
          isCancelling ? text('records.progress.cancelling') : text(`records.progress.${progress?.step ?? 'reading'}`)
        }
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        detail={progress === undefined || progress.total === 0 ? '' : percentOf(progress, formatNumber)}
        cancelLabel={text('records.progress.cancel')}
        {...(isCancelling ? {} : { onCancel: () => cancel.mutate({ taskId }) })}
      />
    </Stage>
  );
}

type AlsoInProps = { readonly outcome: Extract<ExportOutcome, { kind: 'done' | 'printed' }> };

/** As the disclosure log counts them. */
function AlsoIn({ outcome }: AlsoInProps) {
  const text = useText();
  const { imported, psychotherapyNotes } = outcome;
  const notes = outcome.notes + psychotherapyNotes;
  return (
    <>
      {imported > 0 && ` ${text('records.done.imported', { imported })}`}
      {notes > 0 && ` ${text('records.done.notes', { notes, psychotherapyNotes })}`}
    </>
  );
}

type ExportEndProps = { readonly outcome: ExportOutcome; onAgain(): void; onAnother(): void };

function ExportEnd({ outcome, onAgain, onAnother }: ExportEndProps) {
  const text = useText();
  const host = useHost();
  if (outcome.kind === 'done') {
    const { messages, expectedMessages: expected, failed, files, folder } = outcome;
    return (
      <Stage>
        <Banner tone={failed === 0 ? 'done' : 'needs-you'} title={text('records.done.title')} isLive>
          {failed === 0
            ? text('records.done.whole', { messages, expected })
            : text('records.done.partly', { messages, expected, failed })}
          <AlsoIn outcome={outcome} />
        </Banner>
        <FileTable files={files} />
        <Quiet>
          {text('records.done.hashHint')} {text('records.done.logged')}
        </Quiet>
        <ButtonRow>
          <Button variant="primary" icon={FolderOpen} onClick={() => void host.showFolder(folder)}>
            {text('records.done.showFolder')}
          </Button>
          <Button onClick={onAnother}>{text('records.another')}</Button>
        </ButtonRow>
      </Stage>
    );
  }
  if (outcome.kind === 'printed') {
    const { messages, expectedMessages: expected, failed } = outcome;
    return (
      <Stage>
        <Banner tone={failed === 0 ? 'done' : 'needs-you'} title={text('records.printed.title')} isLive>
          {text(failed === 0 ? 'records.done.whole' : 'records.done.partly', { messages, expected, failed })}
          <AlsoIn outcome={outcome} /> {text('records.done.logged')}
        </Banner>
        <ButtonRow>
          <Button variant="primary" onClick={onAgain}>
            {text('records.back')}
          </Button>
        </ButtonRow>
      </Stage>
    );
  }
  return (
    <Stage>
      {outcome.kind === 'cancelled' ? (
        <Banner isLive>{text('records.cancelled')}</Banner>
      ) : (
        <Banner tone="danger" isLive>
          {text(`records.failed.${outcome.reason}`)}
          {outcome.incident !== undefined && ` ${text('records.failed.incident', { incident: outcome.incident })}`}
        </Banner>
      )}
      <ButtonRow>
        <Button variant="primary" onClick={onAgain}>
          {text('records.back')}
        </Button>
      </ButtonRow>
    </Stage>
  );
}

/** Whatever is counted: lines, parts or bytes. */
function percentOf(
  { done, total }: { readonly done: number; readonly total: number },
  formatNumber: (value: number, options: { style: 'percent' }) => string,
): string {
  return formatNumber(Math.min(1, done / total), { style: 'percent' });
}

/** The form or the progress before it is gone, and the focus with it; it goes on from here. */
function Stage({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className={styles['running']}>
      {children}
    </div>
  );
}

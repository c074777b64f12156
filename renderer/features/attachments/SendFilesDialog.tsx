/** Before files are sent: what they are, what was taken out of them, what cannot go; then how far the service has them. */
import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { maxFileBytes } from '../../../shared/domain/prepare-file.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { Button, Dialog, IconButton, Problem, Progress, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import styles from './attachments.module.css';
import { sendFile, type SendFileOutcome } from './send-file.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { type ChosenFile, type ChosenFiles, isReady, type ReadyFile } from './use-chosen-files.ts';
import { useFileSize } from './use-file-size.ts';

type SendFilesDialogProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly files: ChosenFiles;
  onSent(): void;
};

type Sending = { readonly done: number; readonly total: number };

export function SendFilesDialog({ clientId, clientName, files, onSent }: SendFilesDialogProps) {
  const text = useText();
  const faultText = useFaultText();
  const announce = useAnnounce();
  const service = useService();
  const sizeText = useFileSize();
  const input = useRef<HTMLInputElement>(null);
  const isWanted = useRef(true);
  const [sending, setSending] = useState<Sending>();
  const [problem, setProblem] = useState<string>();
  const { chosen } = files;
  const ready = chosen.filter(isReady);
  const isLooking = chosen.some(({ prepared }) => prepared === undefined);

  function close(): void {
    isWanted.current = false;
    setProblem(undefined);
    files.clear();
  }

  async function send(): Promise<void> {
    if (sending !== undefined || isLooking || ready.length === 0) return;
    isWanted.current = true;
    setProblem(undefined);
    try {
      await handOver(ready);
    } catch (fault) {
      setProblem(faultText(faultOf(fault)));
    } finally {
      setSending(undefined);
    }
  }

  async function handOver(toSend: readonly ReadyFile[]): Promise<void> {
    const total = toSend.reduce((sum, { prepared }) => sum + prepared.size, 0);
    let before = 0;
    for (const one of toSend) {
      const onProgress = (done: number): void => setSending({ done: before + done, total });
      onProgress(0);
      const outcome = await sendFile(service, one, { clientId, onProgress, isWanted: () => isWanted.current });
      if (outcome === 'cancelled') return;
      if (outcome !== 'queued') {
        setProblem(refusal(outcome, one.file.name));
        return;
      }
      before += one.prepared.size;
      files.remove(one.key);
    }
    announce(text('attachments.send.underWay', { count: toSend.length }));
    // What could not go stays to be read.
    if (toSend.length === chosen.length) files.clear();
    onSent();
  }

  function refusal(kind: Exclude<SendFileOutcome, 'queued' | 'cancelled'>, file: string): string {
    switch (kind) {
      case 'too-large':
        return text('attachments.send.too-large', { max: sizeText(maxFileBytes) });
      case 'unreadable':
        return text('attachments.send.changed', { file });
      case 'too-many':
        return text('attachments.send.too-many');
      case 'not-joined':
        return text('conversations.blocked.invited', { name: clientName });
      case 'frozen':
        return text('conversations.blocked.renewing', { name: clientName });
      case 'ended':
        return text('conversations.blocked.ended', { name: clientName });
    }
  }

  return (
    <Dialog
      open={chosen.length > 0}
      title={text('attachments.send.title', { count: chosen.length, name: clientName })}
      description={text('attachments.send.intro')}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{text('components.cancel')}</Button>
          <Button
            variant="primary"
            busy={sending !== undefined || isLooking}
            aria-disabled={ready.length === 0 || undefined}
            onClick={() => void send()}
          >
            {text('attachments.send.button', { count: Math.max(1, ready.length) })}
          </Button>
        </>
      }
    >
      <ul role="list" className={styles['chosen']}>
        {chosen.map((one) => (
          <li key={one.key} className={styles['file']}>
            <Thumbnail
              mime={one.prepared?.kind === 'ready' ? one.prepared.type : one.file.type}
              bytes={one.prepared?.kind === 'ready' ? one.prepared.thumbnail : undefined}
            />
            <div className={styles['about']}>
              <p className={styles['name']}>
                <bdi>{one.file.name}</bdi>{' '}
                <span className={styles['size']}>
                  {sizeText(one.prepared?.kind === 'ready' ? one.prepared.size : one.file.size)}
                </span>
              </p>
              <About chosen={one} />
            </div>
            {sending === undefined && (
              <IconButton
                icon={X}
                size={16}
                label={text('attachments.send.remove', { file: one.file.name })}
                onClick={() => files.remove(one.key)}
              />
            )}
          </li>
        ))}
      </ul>
      {sending === undefined ? (
        <>
          <Button size="small" variant="quiet" icon={Plus} onClick={() => input.current?.click()}>
            {text('attachments.send.add')}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={text('attachments.send.add')}
            onChange={(event) => files.add([...(event.target.files ?? [])])}
          />
        </>
      ) : (
        <Progress
          label={text('attachments.send.sealing')}
          done={sending.done}
          total={sending.total}
          detail={text('attachments.progress.detail', {
            done: sizeText(sending.done),
            total: sizeText(sending.total),
          })}
        />
      )}
      <Problem>{problem}</Problem>
    </Dialog>
  );
}

/** What the person should know about one file before it goes. */
function About({ chosen }: { readonly chosen: ChosenFile }) {
  const text = useText();
  const sizeText = useFileSize();
  const { prepared } = chosen;
  if (prepared === undefined) return <Spinner size={16} label={text('attachments.send.looking')} />;
  if (prepared.kind !== 'ready') {
    return (
      <p className={styles['problem']}>{text(`attachments.send.${prepared.kind}`, { max: sizeText(maxFileBytes) })}</p>
    );
  }
  const { hidden } = prepared;
  if (hidden.kind === 'none') return null;
  if (hidden.kind === 'removed') return <p className={styles['state']}>{text(`attachments.hidden.${hidden.what}`)}</p>;
  return <p className={styles['caution']}>{text(`attachments.hidden.${hidden.because}`)}</p>;
}

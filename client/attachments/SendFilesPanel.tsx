/** Before files are sent: what they are, what was taken out of them, what cannot go; then how far they are kept for sending. */
import { useRef, useState } from 'react';
import { maxFileBytes } from '../../shared/domain/prepare-file.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { StoreFull } from '../../shared/messenger/store.ts';
import { Panel } from '../components/Panel.tsx';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { sendFile } from './send-file.ts';
import type { SendFileOutcome } from './send-file.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { isReady } from './use-chosen-files.ts';
import type { ChosenFile, ChosenFiles, ReadyFile } from './use-chosen-files.ts';
import { useFileSize } from './use-file-size.ts';

export type SendFilesPanelProps = {
  readonly desk: Desk;
  readonly conversationId: ClientId;
  readonly therapist: string;
  readonly files: ChosenFiles;
  readonly onSent: () => void;
};

const refusals = {
  'too-large': 'fileTooLarge',
  unreadable: 'fileChanged',
  'not-joined': 'waitingTitle',
  ended: 'ended',
  frozen: 'frozen',
  'too-many': 'fileFailed',
  unavailable: 'fileFailed',
} as const satisfies Record<Exclude<SendFileOutcome, 'queued' | 'cancelled'>, MessageKey>;

export function SendFilesPanel({ desk, conversationId, therapist, files, onSent }: SendFilesPanelProps) {
  const { say } = useWords();
  const sizeText = useFileSize();
  const isWanted = useRef(true);
  const [sending, setSending] = useState<{ done: number; total: number }>();
  const [problem, setProblem] = useState('');
  const { chosen } = files;
  const ready = chosen.filter(isReady);
  const isLooking = chosen.some(({ prepared }) => prepared === undefined);

  const close = () => {
    isWanted.current = false;
    files.clear();
  };

  const handOver = async (toSend: readonly ReadyFile[]) => {
    const total = toSend.reduce((sum, { prepared }) => sum + prepared.size, 0);
    let before = 0;
    for (const one of toSend) {
      const onProgress = (done: number) => setSending({ done: before + done, total });
      onProgress(0);
      const outcome = await sendFile(desk, one, { conversationId, onProgress, isWanted: () => isWanted.current });
      if (outcome === 'cancelled') return;
      if (outcome !== 'queued') {
        setProblem(say(refusals[outcome], { therapist, file: one.file.name, max: sizeText(maxFileBytes) }));
        return;
      }
      before += one.prepared.size;
      files.remove(one.key);
    }
    // What could not go stays to be read.
    if (toSend.length === chosen.length) files.clear();
    onSent();
  };

  const send = async () => {
    if (sending !== undefined || isLooking || ready.length === 0) return;
    isWanted.current = true;
    setProblem('');
    try {
      await handOver(ready);
    } catch (error) {
      setProblem(say(error instanceof StoreFull ? 'fileNoRoom' : 'fileFailed'));
    } finally {
      setSending(undefined);
    }
  };

  const sendButton = (
    <button
      type="button"
      className="primary"
      aria-disabled={sending !== undefined || isLooking || ready.length === 0}
      onClick={() => void send()}
    >
      {say(sending === undefined ? 'filesSend' : 'sending', { count: Math.max(1, ready.length) })}
    </button>
  );

  return (
    <Panel title={say('filesTitle', { therapist })} onClose={close} action={sendButton}>
      <p>{say('filesSealed')}</p>
      <ul className="chosen-files">
        {chosen.map((one) => (
          <li key={one.key} className="file">
            <Thumbnail bytes={one.prepared?.kind === 'ready' ? one.prepared.thumbnail : undefined} />
            <p className="file-name">
              <bdi>{one.file.name}</bdi>{' '}
              <span className="file-size">
                {sizeText(one.prepared?.kind === 'ready' ? one.prepared.size : one.file.size)}
              </span>
            </p>
            <About chosen={one} />
            {sending === undefined ? (
              <button
                type="button"
                className="quiet"
                aria-label={`${say('fileLeaveOut')}: ${one.file.name}`}
                onClick={() => files.remove(one.key)}
              >
                {say('fileLeaveOut')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {sending === undefined ? null : (
        <p className="file-progress">
          <progress max={Math.max(sending.total, 1)} value={sending.done} aria-label={say('filesSealing')} />
          {say('filesSealing')} {say('fileProgress', { done: sizeText(sending.done), total: sizeText(sending.total) })}
        </p>
      )}
      <p role="alert" className="problem">
        {problem}
      </p>
    </Panel>
  );
}

/** What the person should know about one file before it goes. */
function About({ chosen: { prepared } }: { chosen: ChosenFile }) {
  const { say } = useWords();
  const sizeText = useFileSize();
  if (prepared === undefined) return <p role="status">{say('loading')}</p>;
  if (prepared.kind !== 'ready') {
    const words = prepared.kind === 'too-large' ? 'fileTooLarge' : 'fileUnreadable';
    return <p className="problem">{say(words, { max: sizeText(maxFileBytes) })}</p>;
  }
  const { hidden } = prepared;
  if (hidden.kind === 'none') return null;
  if (hidden.kind === 'removed') {
    return <p className="file-state">{say(hidden.what === 'place' ? 'filePlaceRemoved' : 'fileDetailsRemoved')}</p>;
  }
  const words =
    hidden.because === 'damaged' ? 'fileDamagedStays' : hidden.because === 'video' ? 'fileVideo' : 'filePhoto';
  return <p className="caution">{say(words, { format: hidden.because.toUpperCase() })}</p>;
}

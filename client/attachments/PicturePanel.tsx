/** A picture, as large as the page is. Only bytes that are a raster picture of a safe size are decoded. */
import { useEffect, useState } from 'react';
import { shownPicture } from '../../shared/domain/pictures/picture.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import { Panel } from '../components/Panel.tsx';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { readFile } from './read-file.ts';
import { usePictureUrl } from './use-picture-url.ts';

export type PicturePanelProps = {
  readonly desk: Desk;
  readonly attachment: Attachment;
  readonly name: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
};

export function PicturePanel({ desk, attachment, name, onSave, onClose }: PicturePanelProps) {
  const { say } = useWords();
  const [bytes, setBytes] = useState<Uint8Array>();
  const [problem, setProblem] = useState<MessageKey>();
  const url = usePictureUrl(bytes, shownPicture);
  const { conversationId, messageId } = attachment;

  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const whole = await readFile(desk, { conversationId, messageId });
      const read = whole.kind === 'read' ? new Uint8Array(await whole.file.arrayBuffer()) : undefined;
      if (!isWanted) return;
      if (read === undefined) setProblem(whole.kind === 'damaged' ? 'fileDamaged' : 'fileMissing');
      else if (shownPicture(read) === undefined) setProblem('fileNoPicture');
      else setBytes(read);
    };
    load().catch(() => isWanted && setProblem('fileDamaged'));
    return () => {
      isWanted = false;
    };
  }, [desk, conversationId, messageId]);

  return (
    <Panel title={name} onClose={onClose}>
      {problem !== undefined ? (
        <p role="alert" className="problem">
          {say(problem)}
        </p>
      ) : url === undefined ? (
        <p role="status">{say('loading')}</p>
      ) : (
        <img
          className="picture"
          src={url}
          alt={say('fileAlt', { file: name })}
          onError={() => setProblem('fileNoPicture')}
        />
      )}
      <div className="actions">
        <button type="button" onClick={onSave}>
          {say('fileSave')}
        </button>
      </div>
    </Panel>
  );
}

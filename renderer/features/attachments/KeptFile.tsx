/** A file that is kept here for good, whoever it came from: its small picture, name and size; a picture is viewed, anything is saved. */
import { Eye, Save } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type AttachmentItem, maybePicture } from './attachment-state.ts';
import styles from './attachments.module.css';
import { PictureViewer } from './PictureViewer.tsx';
import type { ReadPiece } from './read-attachment.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useFileSize } from './use-file-size.ts';
import { type SaveFile, useSave } from './use-save.ts';

type KeptFileProps = {
  readonly file: Pick<AttachmentItem, 'name' | 'mime' | 'size' | 'thumbnail'>;
  /** The same one each time, as long as it is about the same file. */
  readonly read: ReadPiece;
  readonly save: SaveFile;
  readonly tabIndex: 0 | -1;
};

export function KeptFile({ file, read, save, tabIndex }: KeptFileProps) {
  const text = useText();
  const sizeText = useFileSize();
  const saveTo = useSave();
  const [isViewing, setIsViewing] = useState(false);
  const isPicture = maybePicture(file);
  const name = file.name === '' ? text('attachments.unnamed') : file.name;
  const doing = { size: 'small', variant: 'quiet', tabIndex } as const;
  return (
    <FileBlock name={file.name} mime={file.mime} thumbnail={file.thumbnail} size={sizeText(file.size)}>
      {!isPicture && <p className={styles['state']}>{text('attachments.inert')}</p>}
      <div className={styles['doings']}>
        {isPicture && (
          <Button
            {...doing}
            icon={Eye}
            aria-label={`${text('attachments.action.view')}: ${name}`}
            onClick={() => setIsViewing(true)}
          >
            {text('attachments.action.view')}
          </Button>
        )}
        <Button
          {...doing}
          icon={Save}
          aria-label={`${text('attachments.action.save')}: ${name}`}
          onClick={() => void saveTo(file, save)}
        >
          {text('attachments.action.save')}
        </Button>
      </div>
      <PictureViewer
        name={file.name}
        read={read}
        open={isViewing}
        onSave={() => void saveTo(file, save)}
        onClose={() => setIsViewing(false)}
      />
    </FileBlock>
  );
}

type FileBlockProps = Pick<AttachmentItem, 'name' | 'mime'> & {
  readonly thumbnail?: Uint8Array | undefined;
  /** In words, where it is known. */
  readonly size?: string;
  readonly children: ReactNode;
};

/** What is known of a file, whether it is here or not. */
export function FileBlock({ name, mime, thumbnail, size, children }: FileBlockProps) {
  const text = useText();
  return (
    <div className={styles['file']}>
      <Thumbnail mime={mime} bytes={thumbnail} />
      <div className={styles['about']}>
        <p className={styles['name']}>
          <bdi>{name === '' ? text('attachments.unnamed') : name}</bdi>{' '}
          {size !== undefined && <span className={styles['size']}>{size}</span>}
        </p>
        {children}
      </div>
    </div>
  );
}

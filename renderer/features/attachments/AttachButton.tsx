/** The way to the system's file dialog. */
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './attachments.module.css';

export function AttachButton({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={Paperclip}
        label={text('attachments.attach')}
        tooltipSide="top"
        className={styles['attach']}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={text('attachments.attach')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Pictures and files that came with an imported message, and those that could not come and why. */
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { FileBlock, KeptFile } from '../attachments/index.ts';
import styles from './imports.module.css';

type Item = Extract<Output<'conversations.page'>['items'][number], { kind: 'imported' }>;
type ImportedFile = Item['files'][number];
type HereFile = Extract<ImportedFile, { state: 'here' | 'missing' }>;

type ImportedFilesProps = {
  readonly clientId: ClientId;
  readonly files: readonly ImportedFile[];
  readonly tabIndex: 0 | -1;
};

export function ImportedFiles({ clientId, files, tabIndex }: ImportedFilesProps) {
  const text = useText();
  return (
    <div className={styles['files']}>
      {files.map((file, index) =>
        file.state === 'here' ? (
          <HereFile key={file.id} clientId={clientId} file={file} tabIndex={tabIndex} />
        ) : (
          <FileBlock key={index} name={file.name} mime={file.mime}>
            <p>{text(`imports.file.${file.state}`)}</p>
          </FileBlock>
        ),
      )}
    </div>
  );
}

function HereFile({ clientId, file, tabIndex }: Omit<ImportedFilesProps, 'files'> & { readonly file: HereFile }) {
  const service = useService();
  const { id: fileId } = file;
  const read = useCallback(
    (piece: number) => service.call('imports.readFile', { clientId, fileId, piece }),
    [service, clientId, fileId],
  );
  return (
    <KeptFile
      file={file}
      read={read}
      save={(folder) => service.call('imports.saveFile', { clientId, fileId, folder })}
      tabIndex={tabIndex}
    />
  );
}

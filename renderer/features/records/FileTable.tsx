/** Files of a record with size and fingerprint. */
import { useIntl } from 'react-intl';
import { Table } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { fileSize } from '../../../shared/domain/file-size.ts';
import styles from './records.module.css';

type FileTableProps = {
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
};

export function FileTable({ files }: FileTableProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <Table
      isSmall
      className={styles['table']}
      heads={[text('records.done.file'), text('records.done.size'), text('records.done.hash')]}
    >
      {files.map((file) => {
        const { value, ...unit } = fileSize(file.bytes);
        return (
          <tr key={file.name}>
            <th scope="row">{file.name}</th>
            <td className={styles['size']}>
              {/* What went to paper has no bytes. */}
              {file.bytes > 0 && formatNumber(value, { style: 'unit', ...unit, maximumFractionDigits: 1 })}
            </td>
            <td className={styles['hash']}>{file.sha256}</td>
          </tr>
        );
      })}
    </Table>
  );
}

/** A file's size in the words of the screen's language. */
import { useIntl } from 'react-intl';
import { fileSize } from '../../../shared/domain/file-size.ts';

export function useFileSize(): (bytes: number) => string {
  const { formatNumber } = useIntl();
  return (bytes) => {
    const { value, ...unit } = fileSize(bytes);
    return formatNumber(value, { style: 'unit', ...unit, maximumFractionDigits: 1 });
  };
}

/** A message out of another app's file in the timeline: always with the word that nobody has verified it. */
import { FileInput } from 'lucide-react';
import type { Output } from '../../../shared/contract/index.ts';
import { classNames, DateTime, TimelineLine } from '../../components/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useText } from '../../i18n/use-text.ts';
import { ImportedFiles } from './ImportedFiles.tsx';
import styles from './imports.module.css';

type ImportedItem = Extract<Output<'conversations.page'>['items'][number], { kind: 'imported' }>;

type ImportedLineProps = {
  readonly item: ImportedItem;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  onActivate(key: string): void;
};

export function ImportedLine({ item, clientId, clientName, isActive, isMarked, onActivate }: ImportedLineProps) {
  const text = useText();
  const who = item.role === 'client' ? clientName : item.role === 'practice' ? text('imports.row.you') : item.sender;
  const facts = [
    text('imports.row.mark'),
    text(`imports.source.${item.source}`),
    ...(item.hasFile
      ? [[text('imports.row.hadFile'), item.fileNames.join(', ')].filter((part) => part !== '').join(': ')]
      : []),
  ];
  return (
    <TimelineLine
      rowKey={item.key}
      icon={FileInput}
      title={who}
      isActive={isActive}
      isMarked={isMarked}
      onActivate={onActivate}
      facts={
        <>
          <span>{facts.join(' · ')}</span>
          <DateTime at={item.at} show="time" />
        </>
      }
    >
      {(item.text !== '' || item.files.length === 0) && (
        <p className={classNames(styles['words'], item.role === 'practice' && styles['own'])} dir="auto">
          {item.text}
        </p>
      )}
      {item.files.length > 0 && <ImportedFiles clientId={clientId} files={item.files} tabIndex={isActive ? 0 : -1} />}
    </TimelineLine>
  );
}

/** A form that was asked, or what was answered to it, as a row of the timeline. */
import { ClipboardCheck, ClipboardList, TriangleAlert } from 'lucide-react';
import type { Output } from '../../../shared/contract/index.ts';
import { Button, DateTime, TimelineLine } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useScoreText } from './use-score-text.ts';
import styles from './forms.module.css';

export type FormTimelineItem = Extract<Output<'conversations.page'>['items'][number], { kind: 'form' | 'form-answer' }>;

type FormLineProps = {
  readonly item: FormTimelineItem;
  readonly clientName: string;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  onActivate(key: string): void;
  onOpen(): void;
};

export function FormLine({ item, clientName, isActive, isMarked, onActivate, onOpen }: FormLineProps) {
  const text = useText();
  const scoreText = useScoreText();
  const title = item.title ?? text('forms.row.unknown');
  const isUnsound = item.kind === 'form-answer' && item.verdict !== 'sound';
  return (
    <TimelineLine
      rowKey={item.key}
      icon={isUnsound ? TriangleAlert : item.kind === 'form' ? ClipboardList : ClipboardCheck}
      title={
        item.kind === 'form'
          ? text('forms.row.asked', { title })
          : text(`forms.row.${item.standing ?? 'unread'}`, { title, name: clientName })
      }
      isActive={isActive}
      isMarked={isMarked}
      onActivate={onActivate}
      facts={
        <>
          <DateTime at={item.at} show="time" />
          {item.kind === 'form' && <span>{text(`forms.standing.${item.standing}`)}</span>}
          {item.kind === 'form-answer' && item.score !== undefined && <span>{scoreText(item.score)}</span>}
          <Button size="small" variant="quiet" tabIndex={isActive ? 0 : -1} onClick={onOpen}>
            {text(item.kind === 'form' ? 'forms.row.open' : 'forms.row.openAnswer')}
          </Button>
        </>
      }
    >
      {item.kind === 'form-answer' && item.verdict !== 'sound' && (
        <p className={styles['warning']}>{text(`forms.verdict.${item.verdict}`)}</p>
      )}
      {item.kind === 'form-answer' && item.isSelfHarmNamed && (
        <p className={styles['warning']}>{text('forms.selfHarm.row')}</p>
      )}
    </TimelineLine>
  );
}

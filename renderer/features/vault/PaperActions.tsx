/** From the screen to paper: print, or with a warning save as PDF. Either is noted in the audit log. */
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { PrintButton } from '../../app/PrintButton.tsx';
import type { Paper } from '../../app/use-paper.ts';
import { Banner, Button, ButtonRow } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './ways.module.css';

type PaperActionsProps = {
  readonly paper: Paper;
  /** Of the PDF, without its ending. */
  readonly fileName: string;
  /** Writes it into the audit log. */
  note(as: 'paper' | 'pdf'): Promise<unknown>;
};

export function PaperActions({ paper, fileName, note }: PaperActionsProps) {
  const text = useText();
  const [step, setStep] = useState<'none' | 'warned' | 'saved' | 'failed'>('none');

  // The sheet is out either way; a log that cannot be written to says so elsewhere.
  const noted = (as: 'paper' | 'pdf'): void => void note(as).catch(() => undefined);

  async function save(): Promise<void> {
    const outcome = await paper.savePdf(`${fileName}.pdf`);
    if (outcome === 'saved') noted('pdf');
    setStep(outcome === 'cancelled' ? 'none' : outcome);
  }

  return (
    <div className={styles['paper']}>
      <ButtonRow>
        <PrintButton paper={paper} onPrinted={() => noted('paper')}>
          {text('recovery.print')}
        </PrintButton>
        <Button variant="quiet" icon={FileDown} disabled={!paper.isReady} onClick={() => setStep('warned')}>
          {text('paper.pdf')}
        </Button>
      </ButtonRow>
      {step === 'warned' && (
        <Banner
          tone="needs-you"
          title={text('paper.pdfTitle')}
          isLive
          actions={
            <>
              <Button size="small" onClick={() => void save()}>
                {text('paper.pdfSave')}
              </Button>
              <Button size="small" variant="quiet" onClick={() => setStep('none')}>
                {text('components.cancel')}
              </Button>
            </>
          }
        >
          {text('paper.pdfText')}
        </Banner>
      )}
      {step === 'saved' && (
        <Banner tone="done" isLive>
          {text('paper.pdfSaved')}
        </Banner>
      )}
      {step === 'failed' && (
        <Banner tone="needs-you" isLive>
          {text('paper.pdfFailed')}
        </Banner>
      )}
    </div>
  );
}

/** Print and PDF of what stands on the paper sheet; `fileName` without its ending. */
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { PrintButton } from '../../app/PrintButton.tsx';
import type { Paper } from '../../app/use-paper.ts';
import { Banner, Button, ButtonRow } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';

export function PolicyPrint({ paper, fileName }: { readonly paper: Paper; readonly fileName: string }) {
  const text = useText();
  const [saved, setSaved] = useState<'saved' | 'failed'>();

  async function save(): Promise<void> {
    // No character that a file's name can't have.
    const outcome = await paper.savePdf(`${fileName.replaceAll(/[/\\:]/g, ' ').slice(0, 110)}.pdf`);
    setSaved(outcome === 'cancelled' ? undefined : outcome);
  }

  return (
    <>
      <ButtonRow>
        <PrintButton paper={paper}>{text('policies.print')}</PrintButton>
        <Button variant="quiet" icon={FileDown} disabled={!paper.isReady} onClick={() => void save()}>
          {text('policies.pdf')}
        </Button>
      </ButtonRow>
      {saved !== undefined && (
        <Banner tone={saved === 'saved' ? 'done' : 'needs-you'} isLive>
          {text(saved === 'saved' ? 'policies.pdf.saved' : 'policies.pdf.failed')}
        </Banner>
      )}
    </>
  );
}

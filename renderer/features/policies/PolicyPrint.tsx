/** Print and PDF of what stands on the paper sheet; `fileName` without its ending. */
import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useHost } from '../../app/host.ts';
import { Banner, Button } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './policies.module.css';

export function PolicyPrint({ fileName }: { readonly fileName: string }) {
  const text = useText();
  const host = useHost();
  const [saved, setSaved] = useState<'saved' | 'failed'>();

  async function save(): Promise<void> {
    // No character that a file's name can't have.
    const outcome = await host.savePdf(`${fileName.replaceAll(/[/\\:]/g, ' ').slice(0, 110)}.pdf`);
    setSaved(outcome === 'cancelled' ? undefined : outcome);
  }

  return (
    <>
      <div className={styles['buttons']}>
        <Button
          icon={Printer}
          // Cancelling the system's dialog is no event of ours.
          onClick={() => void host.printWindow()}
        >
          {text('policies.print')}
        </Button>
        <Button variant="quiet" icon={FileDown} onClick={() => void save()}>
          {text('policies.pdf')}
        </Button>
      </div>
      {saved !== undefined && (
        <Banner tone={saved === 'saved' ? 'done' : 'needs-you'} isLive>
          {text(saved === 'saved' ? 'policies.pdf.saved' : 'policies.pdf.failed')}
        </Banner>
      )}
    </>
  );
}

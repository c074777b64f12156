/** A vault that can't be opened: what happened, what is safe, what to do, and where its untouched files are. */
import { ClipboardList, Copy } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Button, FormActions } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame } from './GateFrame.tsx';
import styles from './gate.module.css';

export type UnreadableStatus = Extract<Output<'vault.status'>, { kind: 'unreadable' }>;

/** Neither is a secret; both may stay in the clipboard for a while. */
const pathInClipboardMs = 120_000;

type UnreadableProps = { readonly status: UnreadableStatus; onRetry(): void; onRestore(): void };

/** Elsewhere the vault is in order, and only this program, moment or account can't open it. */
const restorable: ReadonlySet<UnreadableStatus['reason']> = new Set([
  'key-file-damaged',
  'key-file-missing',
  'store-damaged',
  'store-missing',
  'store-other-key',
]);

export function Unreadable({ status, onRetry, onRestore }: UnreadableProps) {
  const text = useText();
  const host = useHost();
  const service = useService();
  const faultText = useFaultText();
  const [copied, setCopied] = useState<'folder' | 'diagnostic'>();
  const [fault, setFault] = useState<string>();
  const { reason, folder } = status;
  async function copyFolder(): Promise<void> {
    await host.copyText(folder, pathInClipboardMs);
    setCopied('folder');
  }
  async function copyDiagnostic(): Promise<void> {
    try {
      await host.copyText(await service.call('vault.diagnostic', { reason }), pathInClipboardMs);
      setCopied('diagnostic');
    } catch (caught) {
      setFault(faultText(faultOf(caught)));
    }
  }
  return (
    <GateFrame title={text(`unreadable.${reason}.title`)} lead={text(`unreadable.${reason}.what`)}>
      <dl className={styles['facts']}>
        <div className={styles['fact']}>
          <dt>{text('unreadable.safe')}</dt>
          <dd>{text(`unreadable.${reason}.safe`)}</dd>
        </div>
        <div className={styles['fact']}>
          <dt>{text('unreadable.do')}</dt>
          <dd>{text(`unreadable.${reason}.do`)}</dd>
        </div>
        <div className={styles['fact']}>
          <dt>{text('unreadable.folder')}</dt>
          <dd className={styles['folder']}>{folder}</dd>
        </div>
      </dl>
      <FormActions>
        <Button variant="primary" onClick={onRetry}>
          {text('unreadable.retry')}
        </Button>
        {restorable.has(reason) && <Button onClick={onRestore}>{text('restore.open')}</Button>}
        <Button variant="quiet" icon={Copy} onClick={() => void copyFolder()}>
          {text(copied === 'folder' ? 'unreadable.copied' : 'unreadable.copy')}
        </Button>
        <Button variant="quiet" icon={ClipboardList} onClick={() => void copyDiagnostic()}>
          {text(copied === 'diagnostic' ? 'unreadable.diagnosticCopied' : 'unreadable.diagnostic')}
        </Button>
      </FormActions>
      <p role="status" className={styles['hint']}>
        {fault ?? text('unreadable.diagnosticHint')}
      </p>
    </GateFrame>
  );
}

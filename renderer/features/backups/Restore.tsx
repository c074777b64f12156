/** From a backup's file to an open vault: choose it, open it, see how far it is, and what came back. */
import { FileSearch } from 'lucide-react';
import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Button, DateTime, FormActions, Problem } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame } from '../vault/index.ts';
import styles from './backups.module.css';
import { RestoreForm } from './RestoreForm.tsx';

type Found = Extract<Output<'vault.inspectBackup'>, { kind: 'backup' }>;
type Restored = Extract<Output<'vault.restore'>, { kind: 'restored' }>;

type RestoreProps = {
  /** Files that can't be opened lie in the vault's place. */
  readonly isBesideFiles: boolean;
  onLeave(): void;
};

export function Restore({ isBesideFiles, onLeave }: RestoreProps) {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const service = useService();
  const [file, setFile] = useState<string>();
  const [found, setFound] = useState<Found>();
  const [restored, setRestored] = useState<Restored>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function choose(): Promise<void> {
    const chosen = await host.chooseBackupFile();
    if (chosen === undefined) return;
    setIsBusy(true);
    setProblem(undefined);
    setFound(undefined);
    try {
      const looked = await service.call('vault.inspectBackup', { file: chosen });
      if (looked.kind === 'backup') {
        setFile(chosen);
        setFound(looked);
      } else setProblem(text(`restore.refused.${looked.kind}`));
    } catch (error) {
      setProblem(faultText(faultOf(error)));
    }
    setIsBusy(false);
  }

  if (restored !== undefined) return <RestoreDone restored={restored} onOpen={onLeave} />;
  const restore = (secret: Input<'vault.restore'>['secret']) =>
    service.call('vault.restore', { file: file ?? '', secret });
  return (
    <GateFrame title={text('restore.title')} lead={text(isBesideFiles ? 'restore.leadBeside' : 'restore.lead')}>
      <Problem tone="needs-you">{problem}</Problem>
      {found === undefined ? (
        <FormActions>
          <Button variant="primary" icon={FileSearch} busy={isBusy} onClick={() => void choose()}>
            {text('restore.choose')}
          </Button>
          <Button variant="quiet" onClick={onLeave}>
            {text('restore.back')}
          </Button>
        </FormActions>
      ) : (
        <>
          <dl className={styles['facts']}>
            <div>
              <dt>{text('restore.found', { name: found.vaultName })}</dt>
              <dd>
                <DateTime at={found.createdAt} />. {text('audit.counts', found.counts)}.
              </dd>
            </div>
          </dl>
          <RestoreForm restore={restore} onRestored={setRestored} onOther={() => void choose()} onLeave={onLeave} />
        </>
      )}
    </GateFrame>
  );
}

function RestoreDone({ restored, onOpen }: { readonly restored: Restored; onOpen(): void }) {
  const text = useText();
  return (
    <GateFrame
      title={text('restore.doneTitle')}
      lead={
        <>
          {text('restore.doneText', restored.counts)} <DateTime at={restored.createdAt} />.
        </>
      }
    >
      <p>{text('restore.doneFrozen')}</p>
      {restored.missingFiles !== undefined && <p>{text('restore.doneFiles', { files: restored.missingFiles })}</p>}
      {restored.movedAside !== undefined && (
        <dl className={styles['facts']}>
          <div>
            <dt>{text('restore.doneAside')}</dt>
            <dd className={styles['folder']}>{restored.movedAside}</dd>
          </div>
        </dl>
      )}
      <FormActions>
        <Button variant="primary" onClick={onOpen}>
          {text('restore.doneOpen')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

/** The move to a new computer: one file, read back whole, and from then on this computer only reads. */
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Banner, Button, ButtonRow, Dialog, Lead, Part } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { AskPassphrase } from '../vault/index.ts';
import styles from './backups.module.css';

type Moved = Extract<Output<'vault.moveAway'>, { kind: 'moved' }>;
type Problem = Exclude<Output<'vault.moveAway'>['kind'], 'moved' | 'wrong-passphrase'>;

export function MoveAway() {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Part title={text('moving.title')} isApart>
      <Lead>{text('moving.text')}</Lead>
      <ButtonRow>
        <Button onClick={() => setIsOpen(true)}>{text('moving.open')}</Button>
      </ButtonRow>
      {isOpen && <MoveDialog onClose={() => setIsOpen(false)} />}
    </Part>
  );
}

function MoveDialog({ onClose }: { onClose(): void }) {
  const text = useText();
  const host = useHost();
  const service = useService();
  const [folder, setFolder] = useState<string>();
  const [problem, setProblem] = useState<Problem | 'no-folder'>();
  const [moved, setMoved] = useState<Moved>();

  async function choose(): Promise<void> {
    const chosen = await host.chooseFolder();
    if (chosen === undefined) return;
    setFolder(chosen);
    setProblem(undefined);
  }

  return (
    <Dialog
      open
      title={text(moved === undefined ? 'moving.title' : 'moving.doneTitle')}
      description={text(moved === undefined ? 'moving.before' : 'moving.doneText')}
      onClose={onClose}
    >
      {moved !== undefined ? (
        <>
          <p className={styles['folder']}>{moved.name}</p>
          <ol className={styles['steps']}>
            <li>{text('moving.step1')}</li>
            <li>{text('moving.step2')}</li>
            <li>{text('moving.step3')}</li>
          </ol>
        </>
      ) : (
        <AskPassphrase
          action={text('moving.action')}
          onPassphrase={async (passphrase) => {
            if (folder === undefined) {
              setProblem('no-folder');
              return undefined;
            }
            const outcome = await service.call('vault.moveAway', { passphrase, folder });
            if (outcome.kind === 'wrong-passphrase') return outcome;
            if (outcome.kind === 'moved') setMoved(outcome);
            else setProblem(outcome.kind);
            return undefined;
          }}
        >
          <ButtonRow>
            <Button icon={FolderOpen} onClick={() => void choose()}>
              {text(folder === undefined ? 'backups.chooseFolder' : 'backups.chooseOther')}
            </Button>
          </ButtonRow>
          {folder !== undefined && <p className={styles['folder']}>{folder}</p>}
          {problem !== undefined && (
            <Banner tone="needs-you" isLive>
              {text(`moving.problem.${problem}`)}
            </Banner>
          )}
        </AskPassphrase>
      )}
    </Dialog>
  );
}

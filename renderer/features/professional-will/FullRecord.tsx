/** The full record: a backup, a passphrase of the custodian's own, and the restore with its progress. */
import { useState } from 'react';
import type { FoundCapsule } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Button, DateTime, Form, FormActions, Problem, Progress, Select } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceEvent } from '../../service/use-service.ts';
import { NewPassphrase, useNewPassphrase } from '../vault/index.ts';
import styles from './will.module.css';

type FullRecordProps = {
  readonly capsule: FoundCapsule;
  readonly shares: readonly string[];
  onRestored(): void;
  onLeave(): void;
};

export function FullRecord({ capsule, shares, onRestored, onLeave }: FullRecordProps) {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const service = useService();
  const [backup, setBackup] = useState(capsule.backups[0]?.file);
  const passphrase = useNewPassphrase();
  const [problem, setProblem] = useState<string>();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>();
  useServiceEvent('restoreProgressed', (event) => setProgress((shown) => (shown === undefined ? shown : event)));

  async function choose(): Promise<void> {
    const chosen = await host.chooseBackupFile();
    if (chosen !== undefined) setBackup(chosen);
  }

  async function open(): Promise<void> {
    setProblem(undefined);
    if (!(await passphrase.isUsable()) || backup === undefined) return;
    setProgress({ done: 0, total: 0 });
    try {
      const outcome = await service.call('vault.restore', {
        file: backup,
        secret: { kind: 'capsule', capsule: capsule.file, shares: [...shares], newPassphrase: passphrase.first },
      });
      switch (outcome.kind) {
        case 'restored':
          return onRestored();
        case 'weak-passphrase':
          passphrase.refuse();
          break;
        case 'not-a-backup':
        case 'newer':
        case 'damaged':
        case 'file-unreadable':
        case 'disk-full':
        case 'no-permission':
          setProblem(text(`restore.refused.${outcome.kind}`));
          break;
        case 'cancelled':
          setProblem(text('restore.cancelled'));
          break;
        case 'capsule-unreadable':
          setProblem(text('custodian.full.capsuleUnreadable'));
          break;
        default:
          setProblem(text('custodian.otherShares'));
      }
    } catch (error) {
      setProblem(faultText(faultOf(error)));
    }
    setProgress(undefined);
  }

  const isFound = capsule.backups.some(({ file }) => file === backup);
  return (
    <Form label={text('will.what.full')} onSubmit={() => void open()}>
      <p>{text('custodian.full.text')}</p>
      {capsule.backups.length === 0 && backup === undefined && <p>{text('custodian.full.noBackup')}</p>}
      {isFound && (
        <Select
          label={text('custodian.full.backup')}
          options={capsule.backups.map(({ file, name }) => ({ value: file, label: name }))}
          value={backup ?? ''}
          onChange={setBackup}
        />
      )}
      {isFound ? (
        <p className={styles['quiet']}>
          {capsule.backups.map(({ file, createdAt }) => file === backup && <DateTime key={file} at={createdAt} />)}
        </p>
      ) : (
        backup !== undefined && (
          <p className={styles['file']}>
            {text('custodian.full.chosen')}: {backup}
          </p>
        )
      )}
      <FormActions>
        <Button size="small" onClick={() => void choose()}>
          {text('custodian.full.chooseBackup')}
        </Button>
      </FormActions>
      <NewPassphrase chosen={passphrase} />
      <Problem tone="needs-you">{problem}</Problem>
      {progress !== undefined && (
        <Progress
          label={text('restore.progress')}
          {...progress}
          detail=""
          cancelLabel={text('restore.cancel')}
          onCancel={() => void service.call('vault.cancelRestore', undefined).catch(() => undefined)}
        />
      )}
      <FormActions>
        <Button type="submit" variant="primary" busy={progress !== undefined}>
          {text('custodian.full.action')}
        </Button>
        {progress === undefined && (
          <Button variant="quiet" onClick={onLeave}>
            {text('custodian.back')}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}

/** Backups in the settings: where they go, how the last one went, a further one now, and the rehearsal. */
import { FolderOpen, HardDriveDownload } from 'lucide-react';
import type { Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Banner, Button, ButtonRow, DateTime, Lead, Part, Progress, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './backups.module.css';
import { MoveAway } from './MoveAway.tsx';

type State = Output<'backups.state'>;

export function BackupsSection() {
  const text = useText();
  const faultText = useFaultText();
  const { data: state, error } = useServiceQuery('backups.state', undefined);
  if (error !== null) return <Banner tone="danger">{faultText(error)}</Banner>;
  if (state === undefined) return <Spinner />;
  return (
    <>
      <Lead>{text('backups.lead')}</Lead>
      <Making state={state} />
      {state.folder !== undefined && <Checking state={state} />}
      <Part title={text('backups.restoreTitle')} isApart>
        <Lead>{text('backups.restoreText')}</Lead>
      </Part>
      <MoveAway />
    </>
  );
}

function Making({ state }: { readonly state: State }) {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const setFolder = useServiceMutation('backups.setFolder');
  const start = useServiceMutation('backups.start');
  const { folder, last, failure, running } = state;
  const refusal = setFolder.data?.kind;

  async function choose(): Promise<void> {
    const chosen = await host.chooseFolder();
    if (chosen !== undefined) setFolder.mutate({ folder: chosen });
  }

  return (
    <>
      <dl className={styles['facts']}>
        <div>
          <dt>{text('backups.folder')}</dt>
          <dd className={folder === undefined ? undefined : styles['folder']}>{folder ?? text('backups.noFolder')}</dd>
        </div>
        <div>
          <dt>{text('backups.last')}</dt>
          <dd>
            {last === undefined ? (
              text('backups.none')
            ) : (
              <>
                <DateTime at={last.at} />. {text('backups.whole', last.counts)}
              </>
            )}
          </dd>
        </div>
      </dl>
      {failure !== undefined && running?.kind !== 'backup' && (
        <Banner tone="needs-you" isLive>
          {text(`backups.failed.${failure.reason}`)} {text('backups.failedAt')}: <DateTime at={failure.at} />.
        </Banner>
      )}
      {refusal !== undefined && refusal !== 'chosen' && (
        <Banner tone="needs-you" isLive>
          {text(`backups.folderRefused.${refusal}`)}
        </Banner>
      )}
      {(setFolder.error ?? start.error) !== null && (
        <Banner tone="danger" isLive>
          {faultText(setFolder.error ?? start.error)}
        </Banner>
      )}
      {running?.kind === 'backup' && <Running running={running} />}
      <ButtonRow>
        {folder !== undefined && (
          <Button
            variant="primary"
            icon={HardDriveDownload}
            busy={running !== undefined || start.isPending}
            onClick={() => start.mutate(undefined)}
          >
            {text('backups.now')}
          </Button>
        )}
        <Button
          variant={folder === undefined ? 'primary' : 'secondary'}
          icon={FolderOpen}
          busy={setFolder.isPending}
          onClick={() => void choose()}
        >
          {text(folder === undefined ? 'backups.chooseFolder' : 'backups.chooseOther')}
        </Button>
      </ButtonRow>
      <Lead>{text('backups.daily')}</Lead>
    </>
  );
}

function Checking({ state: { checked, running } }: { readonly state: State }) {
  const text = useText();
  const faultText = useFaultText();
  const check = useServiceMutation('backups.check');
  return (
    <Part title={text('backups.check')} isApart>
      <Lead>{text('backups.checkText')}</Lead>
      <div aria-live="polite">
        {checked === undefined ? (
          <p>{text('backups.checked.never')}</p>
        ) : (
          <Banner tone={checked.outcome === 'whole' ? 'done' : 'needs-you'}>
            {text(`backups.checked.${checked.outcome}`)}. <DateTime at={checked.at} />.
          </Banner>
        )}
      </div>
      {check.error !== null && <Banner tone="danger">{faultText(check.error)}</Banner>}
      {running?.kind === 'check' && <Running running={running} />}
      <ButtonRow>
        <Button busy={running !== undefined || check.isPending} onClick={() => check.mutate(undefined)}>
          {text('backups.checkAction')}
        </Button>
      </ButtonRow>
    </Part>
  );
}

function Running({ running: { kind, step, done, total } }: { readonly running: NonNullable<State['running']> }) {
  const text = useText();
  const cancel = useServiceMutation('backups.cancel');
  return (
    <Progress
      label={text(kind === 'check' ? 'backups.running.check' : `backups.running.${step}`)}
      done={done}
      total={total}
      detail={total === 0 ? '' : text('backups.percent', { percent: Math.floor((100 * done) / total) })}
      cancelLabel={text('backups.cancel')}
      onCancel={() => cancel.mutate(undefined)}
    />
  );
}

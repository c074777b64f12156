/** The professional will in the settings: what it is, its two capsules, the letter, and what was opened. */
import { useState } from 'react';
import type { CapsuleKind, Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { useNavigation } from '../../app/navigation.ts';
import {
  Badge,
  Banner,
  Button,
  ButtonRow,
  ConfirmDialog,
  DateTime,
  Heading,
  Lead,
  Spinner,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { LetterEditor } from './LetterEditor.tsx';
import { NewCapsuleShares } from './NewCapsuleShares.tsx';
import { Rehearsal } from './Rehearsal.tsx';
import styles from './will.module.css';

type State = Output<'will.state'>;

export function WillSection() {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const { data: state, error } = useServiceQuery('will.state', undefined);
  if (error !== null) return <Banner tone="danger">{faultText(error)}</Banner>;
  if (state === undefined) return <Spinner />;
  return (
    <>
      <Lead>{text('will.lead')}</Lead>
      <Openings openings={state.openings.filter(({ isNew }) => isNew)} />
      <CapsuleCard kind="continuity" state={state} />
      <CapsuleCard kind="full" state={state} />
      <Banner
        tone={state.folder === 'written' ? 'info' : 'needs-you'}
        actions={
          state.folder === 'none' && (
            <Button size="small" onClick={() => go({ name: 'settings', section: 'backups' })}>
              {text('will.openBackups')}
            </Button>
          )
        }
      >
        {text(`will.folder.${state.folder}`)}
      </Banner>
      <LetterEditor state={state} />
      <Heading level={3} size="lead">
        {text('will.openings')}
      </Heading>
      <Lead>{text('will.openings.text')}</Lead>
      {state.openings.length === 0 ? (
        <p>{text('will.openings.none')}</p>
      ) : (
        <ul className={styles['openings']}>
          {state.openings.map((opening) => (
            <li key={opening.id}>
              <OpeningWords opening={opening} />{' '}
              {opening.isNew && <Badge tone="needs-you">{text('will.opening.new')}</Badge>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CapsuleCard({ kind, state }: { readonly kind: CapsuleKind; readonly state: State }) {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const [open, setOpen] = useState<'shares' | 'rehearsal' | 'remove'>();
  const save = useServiceMutation('will.export');
  const remove = useServiceMutation('will.remove');
  const capsule = state.capsules.find((one) => one.kind === kind);
  const close = () => setOpen(undefined);
  const problem = save.error ?? remove.error;

  async function saveFile(): Promise<void> {
    const folder = await host.chooseFolder();
    if (folder !== undefined) save.mutate({ capsule: kind, folder });
  }

  return (
    <section className={styles['card']} aria-label={text(`will.what.${kind}`)}>
      <Heading level={3} size="lead">
        {text(`will.what.${kind}`)}
      </Heading>
      <p>{text(`will.what.${kind}Text`)}</p>
      {capsule === undefined ? <p className={styles['quiet']}>{text('will.none')}</p> : <Facts capsule={capsule} />}
      {save.data !== undefined && (
        <Banner tone={save.data.kind === 'written' ? 'done' : 'needs-you'} isLive>
          {save.data.kind === 'written'
            ? text('will.saved', { name: save.data.name })
            : text(`will.saveFailed.${save.data.kind}`)}
        </Banner>
      )}
      {problem !== null && <Banner tone="danger">{faultText(problem)}</Banner>}
      <ButtonRow>
        <Button variant={capsule === undefined ? 'primary' : 'secondary'} onClick={() => setOpen('shares')}>
          {text(capsule === undefined ? 'will.makeShares' : 'will.newShares')}
        </Button>
        {capsule !== undefined && (
          <>
            <Button variant={capsule.isRehearsalDue ? 'primary' : 'secondary'} onClick={() => setOpen('rehearsal')}>
              {text('will.rehearse')}
            </Button>
            <Button busy={save.isPending} onClick={() => void saveFile()}>
              {text('will.save')}
            </Button>
            <Button variant="quiet" onClick={() => setOpen('remove')}>
              {text('will.remove')}
            </Button>
          </>
        )}
      </ButtonRow>
      {open === 'shares' && <NewCapsuleShares capsule={kind} onClose={close} />}
      {open === 'rehearsal' && <Rehearsal capsule={kind} onClose={close} />}
      <ConfirmDialog
        open={open === 'remove'}
        title={text('will.removeTitle')}
        confirmLabel={text('will.removeAction')}
        tone="danger"
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ capsule: kind }, { onSettled: close })}
        onCancel={close}
      >
        {text('will.removeText')}
      </ConfirmDialog>
    </section>
  );
}

function Facts({ capsule }: { readonly capsule: State['capsules'][number] }) {
  const text = useText();
  const { needed, holders, madeAt, rehearsedAt, writtenAt, isRehearsalDue } = capsule;
  return (
    <>
      <p>{text('will.held', { needed, count: holders.length, holders: holders.join(', ') })}</p>
      <p className={styles['quiet']}>
        {text('will.made')}: <DateTime at={madeAt} />.{' '}
        {rehearsedAt === undefined ? (
          text('will.neverRehearsed')
        ) : (
          <>
            {text('will.rehearsed')}: <DateTime at={rehearsedAt} />.
          </>
        )}{' '}
        {writtenAt !== undefined && (
          <>
            {text('will.written')}: <DateTime at={writtenAt} />.
          </>
        )}
      </p>
      {isRehearsalDue && <Banner tone="needs-you">{text('will.rehearsalDue')}</Banner>}
    </>
  );
}

function Openings({ openings }: { readonly openings: State['openings'] }) {
  const text = useText();
  const acknowledge = useServiceMutation('will.acknowledge');
  return openings.map((opening) => (
    <Banner
      key={opening.id}
      tone="needs-you"
      title={text('will.notice.opened')}
      actions={
        <Button size="small" onClick={() => acknowledge.mutate({ id: opening.id })}>
          {text('will.opening.seen')}
        </Button>
      }
    >
      <OpeningWords opening={opening} />
    </Banner>
  ));
}

function OpeningWords({ opening }: { readonly opening: State['openings'][number] }) {
  const text = useText();
  const numbers = { count: opening.shares.length, numbers: opening.shares.join(', ') };
  return (
    <>
      <DateTime at={opening.openedAt} />:{' '}
      {text(`will.opening.${opening.kind}`, { shares: text('will.opening.share', numbers) })}
      {opening.isFormer && ` ${text('will.opening.former')}`}
    </>
  );
}

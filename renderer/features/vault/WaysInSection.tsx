/** The ways into the vault in the settings: which there are, since when, last tried when; made anew or taken away. */
import { type ReactNode, useState } from 'react';
import type { Output, WayKind } from '../../../shared/contract/index.ts';
import { Banner, Button, ButtonRow, DateTime, Dialog, Heading, Lead, Quiet, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceQuery } from '../../service/use-service.ts';
import { AskPassphrase } from './AskPassphrase.tsx';
import { NewKit } from './NewKit.tsx';
import { NewShares } from './NewShares.tsx';
import { TestPaper } from './TestPaper.tsx';
import styles from './ways.module.css';

type Ways = Output<'vault.waysIn'>;
type Task =
  | { readonly kind: 'kit' | 'shares' | 'keychain' }
  | { readonly kind: 'test'; readonly way: 'words' | 'shares' }
  | { readonly kind: 'remove'; readonly way: WayKind };

export function WaysInSection() {
  const text = useText();
  const faultText = useFaultText();
  const { data: ways, error } = useServiceQuery('vault.waysIn', undefined);
  const [task, setTask] = useState<Task>();
  if (error !== null) return <Banner tone="danger">{faultText(error)}</Banner>;
  if (ways === undefined) return <Spinner />;
  const close = () => setTask(undefined);
  return (
    <>
      <Lead>{text('ways.lead', { name: ways.vaultName })}</Lead>
      <ul className={styles['ways']}>
        <Way title={text('ways.passphrase')} text={text('ways.passphraseText')}>
          <Dates madeAt={ways.passphrase.madeAt} />
        </Way>
        <WordsWay ways={ways} onTask={setTask} />
        <SharesWay ways={ways} onTask={setTask} />
        <KeychainWay ways={ways} onTask={setTask} />
      </ul>
      {task?.kind === 'kit' && <NewKit onClose={close} />}
      {task?.kind === 'shares' && <NewShares onClose={close} />}
      {task?.kind === 'test' && <TestPaper way={task.way} onClose={close} />}
      {task?.kind === 'keychain' && <SetKeychain onClose={close} />}
      {task?.kind === 'remove' && <RemoveWay way={task.way} onClose={close} />}
    </>
  );
}

function Way({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <li className={styles['way']}>
      <Heading level={3} size="lead">
        {title}
      </Heading>
      <Lead>{text}</Lead>
      {children}
    </li>
  );
}

/** `testedAt`: undefined where nothing can be tested; null: never. */
function Dates({ madeAt, testedAt }: { readonly madeAt: number; readonly testedAt?: number | null }) {
  const text = useText();
  return (
    <Quiet>
      {text('ways.since')} <DateTime at={madeAt} />.{' '}
      {testedAt !== undefined &&
        (testedAt === null ? (
          text('ways.neverTested')
        ) : (
          <>
            {text('ways.tested')} <DateTime at={testedAt} />.
          </>
        ))}
    </Quiet>
  );
}

type WayProps = { readonly ways: Ways; onTask(task: Task): void };

function WordsWay({ ways: { words, shares }, onTask }: WayProps) {
  const text = useText();
  return (
    <Way title={text('ways.words')} text={text('ways.wordsText')}>
      {words === undefined ? (
        <Quiet>{text('ways.none')}</Quiet>
      ) : (
        <Dates madeAt={words.madeAt} testedAt={words.testedAt ?? null} />
      )}
      <ButtonRow>
        {words !== undefined && (
          <Button onClick={() => onTask({ kind: 'test', way: 'words' })}>{text('ways.testWords')}</Button>
        )}
        <Button onClick={() => onTask({ kind: 'kit' })}>{text('ways.newKit')}</Button>
        {words !== undefined && shares !== undefined && (
          <Button variant="quiet" onClick={() => onTask({ kind: 'remove', way: 'words' })}>
            {text('ways.removeWords')}
          </Button>
        )}
      </ButtonRow>
    </Way>
  );
}

function SharesWay({ ways: { words, shares }, onTask }: WayProps) {
  const text = useText();
  return (
    <Way title={text('ways.shares')} text={text('ways.sharesText')}>
      {shares === undefined ? (
        <Quiet>{text('ways.none')}</Quiet>
      ) : (
        <>
          <p>
            {text('ways.sharesHeld', {
              needed: shares.needed,
              count: shares.holders.length,
              holders: shares.holders.join(', '),
            })}
          </p>
          <Dates madeAt={shares.madeAt} testedAt={shares.testedAt ?? null} />
        </>
      )}
      <ButtonRow>
        {shares !== undefined && (
          <Button onClick={() => onTask({ kind: 'test', way: 'shares' })}>{text('ways.testShares')}</Button>
        )}
        <Button onClick={() => onTask({ kind: 'shares' })}>{text('ways.newShares')}</Button>
        {shares !== undefined && words !== undefined && (
          <Button variant="quiet" onClick={() => onTask({ kind: 'remove', way: 'shares' })}>
            {text('ways.removeShares')}
          </Button>
        )}
      </ButtonRow>
    </Way>
  );
}

function KeychainWay({ ways: { keychain }, onTask }: WayProps) {
  const text = useText();
  const { data: state } = useServiceQuery('vault.keychainState', undefined);
  const hasMoved = keychain !== undefined && state?.kind === 'available' && state.backend !== keychain.backend;
  return (
    <Way title={text('ways.keychain')} text={text('ways.keychainText')}>
      {keychain !== undefined && <Dates madeAt={keychain.madeAt} />}
      {hasMoved && <Banner tone="needs-you">{text('keychain.changed')}</Banner>}
      {state?.kind === 'unavailable' && <Banner>{text(`keychain.unavailable.${state.reason}`)}</Banner>}
      <ButtonRow>
        {keychain === undefined || hasMoved ? (
          state?.kind === 'available' && (
            <Button onClick={() => onTask({ kind: 'keychain' })}>{text('ways.setKeychain')}</Button>
          )
        ) : (
          <Button variant="quiet" onClick={() => onTask({ kind: 'remove', way: 'keychain' })}>
            {text('ways.removeKeychain')}
          </Button>
        )}
      </ButtonRow>
    </Way>
  );
}

function SetKeychain({ onClose }: { onClose(): void }) {
  const text = useText();
  const service = useService();
  const [reason, setReason] = useState<'plain-text' | 'none' | 'refused'>();
  return (
    <Dialog open title={text('ways.setKeychain')} description={text('ways.setKeychainText')} onClose={onClose}>
      <AskPassphrase
        action={text('ways.setKeychain')}
        onPassphrase={async (passphrase) => {
          const outcome = await service.call('vault.setKeychain', { passphrase });
          if (outcome.kind === 'wrong-passphrase') return outcome;
          if (outcome.kind === 'unavailable') setReason(outcome.reason);
          else onClose();
          return undefined;
        }}
      >
        {reason !== undefined && (
          <Banner tone="needs-you" isLive>
            {text(`keychain.unavailable.${reason}`)}
          </Banner>
        )}
      </AskPassphrase>
    </Dialog>
  );
}

const removeTexts = {
  words: 'ways.removeWords',
  shares: 'ways.removeShares',
  keychain: 'ways.removeKeychain',
} as const;

function RemoveWay({ way, onClose }: { readonly way: WayKind; onClose(): void }) {
  const text = useText();
  const service = useService();
  const [isLast, setIsLast] = useState(false);
  return (
    <Dialog open title={text(removeTexts[way])} description={text(`ways.removeText.${way}`)} onClose={onClose}>
      <AskPassphrase
        action={text(removeTexts[way])}
        tone="danger"
        onPassphrase={async (passphrase) => {
          const outcome = await service.call('vault.removeWay', { passphrase, way });
          if (outcome.kind === 'wrong-passphrase') return outcome;
          if (outcome.kind === 'last-way') setIsLast(true);
          else onClose();
          return undefined;
        }}
      >
        {isLast && (
          <Banner tone="needs-you" isLive>
            {text('ways.lastWay')}
          </Banner>
        )}
      </AskPassphrase>
    </Dialog>
  );
}

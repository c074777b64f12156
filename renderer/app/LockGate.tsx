/** Decides by the vault's state which screen there is. Behind it stands the workspace, and nothing of it outlives a lock. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Fault, Output } from '../../shared/contract/index.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import { Restore } from '../features/backups/index.ts';
import { Custodian } from '../features/professional-will/index.ts';
import {
  FirstRun,
  FirstRunDone,
  MovedOrCopy,
  type NewVault,
  type RecoveryWords,
  RecoverySetup,
  Unlock,
  Unreadable,
} from '../features/vault/index.ts';
import { useText } from '../i18n/use-text.ts';
import { faultOf } from '../service/fault-of.ts';
import { useFaultText } from '../service/use-fault-text.ts';
import { useService, useServiceEvent } from '../service/use-service.ts';
import type { PlaceKeeper } from './navigation.ts';
import { Opening, ServiceFailed, ServiceRestarting } from './ServiceStates.tsx';
import { Workspace } from './Workspace.tsx';

type VaultStatus = Output<'vault.status'>;

type FirstRunProgress =
  | { readonly kind: 'none' }
  /** The vault is being made, so the change of its state is not news. */
  | { readonly kind: 'creating' }
  /** The only place that holds the words, until they are confirmed. */
  | { readonly kind: 'words'; readonly recovery: RecoveryWords }
  | { readonly kind: 'done' };

type LockGateProps = {
  /** The service stopped by itself and was started again. */
  readonly hasRestarted: boolean;
  /** Where the person was, for the way back after a lock. */
  readonly places: PlaceKeeper;
};

export function LockGate({ hasRestarted, places }: LockGateProps) {
  const service = useService();
  const text = useText();
  const faultText = useFaultText();
  const [status, setStatus] = useState<VaultStatus>();
  const [fault, setFault] = useState<Fault>();
  const [firstRun, setFirstRun] = useState<FirstRunProgress>({ kind: 'none' });
  const [tellsOfRestart, setTellsOfRestart] = useState(hasRestarted);
  const [isRestoring, setIsRestoring] = useState(false);
  const [isCustodian, setIsCustodian] = useState(false);
  const lastAsked = useRef(0);

  const refresh = useCallback(async () => {
    const asked = ++lastAsked.current;
    try {
      const next = await service.call('vault.status', undefined);
      if (asked !== lastAsked.current) return;
      setFault(undefined);
      setStatus(next);
      if (next.kind === 'locked') setFirstRun({ kind: 'none' });
      if (next.kind === 'unlocked') setTellsOfRestart(false);
    } catch (error) {
      // A service that went away is the connection's matter.
      const caught = faultOf(error);
      if (asked === lastAsked.current && caught.code !== 'service-stopping') setFault(caught);
    }
  }, [service]);

  useEffect(() => void refresh(), [refresh]);
  useServiceEvent('vaultStatusChanged', () => void refresh());

  const lock = useCallback(() => {
    // 1. What is shown is gone at once; drafts that screens save as they leave are on their way.
    flushSync(() => {
      setStatus({ kind: 'locked', waitMs: 0, ways: [] });
      setFirstRun({ kind: 'none' });
    });
    // 2. The service locks after it has taken them.
    void service.call('vault.lock', undefined).then(refresh, refresh);
  }, [service, refresh]);

  const createVault = useCallback(
    async (vault: NewVault) => {
      setFirstRun({ kind: 'creating' });
      try {
        const outcome = await service.call('vault.create', vault);
        setFirstRun(outcome.kind === 'created' ? { kind: 'words', recovery: outcome.recovery } : { kind: 'none' });
        return { kind: outcome.kind };
      } catch (error) {
        setFirstRun({ kind: 'none' });
        return { kind: 'fault' as const, words: faultText(faultOf(error)) ?? '' };
      } finally {
        void refresh();
      }
    },
    [service, refresh, faultText],
  );

  const isOpen = status?.kind === 'unlocked';
  useEffect(() => {
    if (!isOpen) document.title = text('shell.title');
  }, [isOpen, text]);

  if (fault !== undefined) return <ServiceFailed details={faultText(fault) ?? ''} onRetry={() => void refresh()} />;
  if (status === undefined) return hasRestarted ? <ServiceRestarting /> : <Opening />;
  if (isRestoring) {
    return (
      <Restore
        isBesideFiles={status.kind === 'unreadable'}
        onLeave={() => {
          setIsRestoring(false);
          void refresh();
        }}
      />
    );
  }
  if (isCustodian && status.kind !== 'unlocked') {
    return (
      <Custodian
        hasVault={status.kind === 'locked'}
        onRestored={() => {
          setIsCustodian(false);
          void refresh();
        }}
        onLeave={() => setIsCustodian(false)}
      />
    );
  }
  const firstRunScreen = (
    <FirstRun
      createVault={createVault}
      onRestore={() => setIsRestoring(true)}
      onCustodian={() => setIsCustodian(true)}
    />
  );
  if (firstRun.kind === 'creating') return firstRunScreen;
  switch (status.kind) {
    case 'none':
      return firstRun.kind === 'none' ? firstRunScreen : <Opening />;
    case 'unreadable':
      return <Unreadable status={status} onRetry={() => void refresh()} onRestore={() => setIsRestoring(true)} />;
    case 'locked':
      return (
        <Unlock
          waitMs={status.waitMs}
          ways={status.ways}
          hasRestarted={tellsOfRestart}
          onCustodian={() => setIsCustodian(true)}
          onChanged={() => void refresh()}
          onUnreadable={setStatus}
        />
      );
    case 'unlocked':
      if (status.standing.kind === 'unsettled') return <MovedOrCopy onSettled={() => void refresh()} />;
      if (firstRun.kind === 'done') return <FirstRunDone onOpen={() => setFirstRun({ kind: 'none' })} />;
      if (firstRun.kind === 'words' || !status.recoveryConfirmed) {
        return (
          <RecoverySetup
            fresh={firstRun.kind === 'words' ? firstRun.recovery : undefined}
            onConfirmed={() => {
              setFirstRun({ kind: 'done' });
              void refresh();
            }}
          />
        );
      }
      return <Workspace isDemo={status.isDemo} places={places} lock={lock} />;
    default:
      return assertNever(status);
  }
}

/** For a custodian, on a computer that never saw the vault: find the capsule, bring the shares together, read. */
import { FileSearch, FolderSearch } from 'lucide-react';
import { useState } from 'react';
import type { FoundCapsule, Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Banner, Button, ButtonRow, DateTime, FormActions, Heading, Problem } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame, ShareEntry, type SharesLooked } from '../vault/index.ts';
import { FullRecord } from './FullRecord.tsx';
import { LetterView } from './LetterView.tsx';
import styles from './will.module.css';

type Opened = Extract<Output<'vault.openCapsule'>, { kind: 'opened' }>;

type CustodianProps = {
  /** A vault lies on this computer: the letter can be read, and the full record not be placed. */
  readonly hasVault: boolean;
  /** The record is open. */
  onRestored(): void;
  onLeave(): void;
};

export function Custodian({ hasVault, onRestored, onLeave }: CustodianProps) {
  const text = useText();
  const service = useService();
  const [chosen, setChosen] = useState<FoundCapsule>();
  const [shares, setShares] = useState<readonly string[]>([]);
  const [isComplete, setIsComplete] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const faultText = useFaultText();

  function begin(capsule: FoundCapsule | undefined): void {
    setChosen(capsule);
    setShares([]);
    setIsComplete(false);
    setProblem(undefined);
  }

  async function look(file: string, given: readonly string[]): Promise<SharesLooked> {
    const looked = await service.call('vault.checkCapsuleShares', { file, shares: [...given] });
    if (looked.kind === 'fits' || looked.kind === 'shares') return looked;
    if (looked.kind === 'other-shares') return { kind: 'refused', words: text('custodian.otherShares') };
    return { kind: 'refused', words: text(`custodian.refused.${looked.kind}`) };
  }

  async function openLetter(file: string): Promise<void> {
    setIsBusy(true);
    try {
      const outcome = await service.call('vault.openCapsule', { file, shares: [...shares] });
      if (outcome.kind === 'opened') {
        setOpened(outcome);
        begin(undefined);
      } else if (outcome.kind === 'shares' || outcome.kind === 'other-shares')
        setProblem(text('custodian.otherShares'));
      else setProblem(text(`custodian.refused.${outcome.kind}`));
    } catch (error) {
      setProblem(faultText(faultOf(error)));
    }
    setIsBusy(false);
  }

  if (opened !== undefined) return <LetterView opened={opened} onClose={onLeave} />;
  if (chosen === undefined) return <FindCapsule onChoose={begin} onLeave={onLeave} />;
  if (chosen.capsule === 'full' && hasVault) {
    return (
      <GateFrame title={text('will.what.full')}>
        <Banner tone="needs-you">{text('custodian.full.exists')}</Banner>
        <FormActions>
          <Button onClick={() => begin(undefined)}>{text('custodian.back')}</Button>
        </FormActions>
      </GateFrame>
    );
  }
  return (
    <GateFrame
      title={text(`will.what.${chosen.capsule}`)}
      lead={text('custodian.shares.lead')}
      step={text('recovery.vaultName', { name: chosen.vaultName })}
      focusesTitle={false}
    >
      <ShareEntry
        shares={shares}
        isComplete={isComplete}
        look={(given) => look(chosen.file, given)}
        onChange={(next, isWhole) => {
          setShares(next);
          setIsComplete(isWhole);
        }}
      />
      <Problem tone="needs-you">{problem}</Problem>
      {isComplete && chosen.capsule === 'full' ? (
        <FullRecord capsule={chosen} shares={shares} onRestored={onRestored} onLeave={() => begin(undefined)} />
      ) : (
        <>
          {isComplete && <p className={styles['quiet']}>{text('custodian.willLog')}</p>}
          <FormActions>
            {isComplete && (
              <Button variant="primary" busy={isBusy} onClick={() => void openLetter(chosen.file)}>
                {text('custodian.openLetter')}
              </Button>
            )}
            <Button variant="quiet" onClick={() => begin(undefined)}>
              {text('custodian.back')}
            </Button>
          </FormActions>
        </>
      )}
    </GateFrame>
  );
}

function FindCapsule({ onChoose, onLeave }: { onChoose(capsule: FoundCapsule): void; onLeave(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const service = useService();
  const [found, setFound] = useState<readonly FoundCapsule[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function find(choose: () => Promise<string | undefined>): Promise<void> {
    const place = await choose();
    if (place === undefined) return;
    setIsBusy(true);
    setProblem(undefined);
    setFound([]);
    try {
      const outcome = await service.call('vault.findCapsules', { place });
      if (outcome.kind === 'found') setFound(outcome.capsules);
      else setProblem(text(`custodian.refused.${outcome.kind}`));
    } catch (error) {
      setProblem(faultText(faultOf(error)));
    }
    setIsBusy(false);
  }

  return (
    <GateFrame title={text('custodian.title')} lead={text('custodian.lead')}>
      <Problem tone="needs-you">{problem}</Problem>
      {found.length > 0 && (
        <ul className={styles['choices']}>
          {found.map((capsule) => (
            <li key={capsule.file} className={styles['card']}>
              <Heading level={2} size="body">
                {text('custodian.found', { name: capsule.vaultName })}
              </Heading>
              <p>{text(`custodian.chooseText.${capsule.capsule}`)}</p>
              <p className={styles['quiet']}>
                {text('custodian.writtenAt')} <DateTime at={capsule.writtenAt} />
              </p>
              <ButtonRow>
                <Button
                  variant={capsule.capsule === 'continuity' ? 'primary' : 'secondary'}
                  onClick={() => onChoose(capsule)}
                >
                  {text(`custodian.choose.${capsule.capsule}`)}
                </Button>
              </ButtonRow>
            </li>
          ))}
        </ul>
      )}
      <FormActions>
        <Button
          variant={found.length === 0 ? 'primary' : 'secondary'}
          icon={FileSearch}
          busy={isBusy}
          onClick={() => void find(() => host.chooseCapsuleFile())}
        >
          {text('custodian.chooseFile')}
        </Button>
        <Button icon={FolderSearch} busy={isBusy} onClick={() => void find(() => host.chooseFolder())}>
          {text('custodian.chooseFolder')}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          {text('custodian.back')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

/** What opens the backup, and the restore itself with its progress. */
import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import {
  Banner,
  Button,
  Form,
  FormActions,
  PassphraseField,
  Problem,
  Progress,
  RadioGroup,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceEvent } from '../../service/use-service.ts';
import { NewPassphrase, ShareEntry, slipText, useNewPassphrase, WordsField } from '../vault/index.ts';

type Outcome = Output<'vault.restore'>;
/** What a therapist has; a custodian's way is the professional will's. */
type Secret = Exclude<Input<'vault.restore'>['secret'], { kind: 'capsule' }>;

type RestoreFormProps = {
  restore(secret: Secret): Promise<Outcome>;
  onRestored(outcome: Extract<Outcome, { kind: 'restored' }>): void;
  /** Another file is to be chosen. */
  onOther(): void;
  onLeave(): void;
};

export function RestoreForm({ restore, onRestored, onOther, onLeave }: RestoreFormProps) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [way, setWay] = useState<Secret['kind']>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [words, setWords] = useState('');
  const [shares, setShares] = useState<readonly string[]>([]);
  const [hasEnough, setHasEnough] = useState(false);
  const [secretError, setSecretError] = useState<string>();
  const fresh = useNewPassphrase();
  const [problem, setProblem] = useState<string>();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>();
  useServiceEvent('restoreProgressed', (event) => setProgress((shown) => (shown === undefined ? shown : event)));

  function take(outcome: Outcome): void {
    switch (outcome.kind) {
      case 'restored':
        return onRestored(outcome);
      case 'wrong-passphrase':
        return setSecretError(text('restore.wrong'));
      case 'weak-passphrase':
        return fresh.refuse();
      case 'word-count':
      case 'unknown-word':
      case 'mistyped':
      case 'shares':
      case 'other-vault':
        return setSecretError(slipText(text, outcome, way === 'shares' ? 'shares' : 'words'));
      case 'other-shares':
      case 'capsule-unreadable':
        return setProblem(text('custodian.otherShares'));
      case 'cancelled':
        return setProblem(text('restore.cancelled'));
      case 'not-a-backup':
      case 'newer':
      case 'damaged':
      case 'file-unreadable':
      case 'disk-full':
      case 'no-permission':
        return setProblem(text(`restore.refused.${outcome.kind}`));
      default:
        return assertNever(outcome);
    }
  }

  async function secretOf(): Promise<Secret | undefined> {
    if (way === 'passphrase') {
      if (passphrase !== '') return { kind: way, passphrase };
      setSecretError(text('restore.missing'));
      return undefined;
    }
    const isUsable = await fresh.isUsable();
    if (way === 'shares') {
      if (!hasEnough) setSecretError(text('shares.count', { count: 0 }));
      return isUsable && hasEnough ? { kind: way, shares: [...shares], newPassphrase: fresh.first } : undefined;
    }
    if (words.trim() === '') setSecretError(text('words.count', { count: 0 }));
    return isUsable && words.trim() !== '' ? { kind: way, words, newPassphrase: fresh.first } : undefined;
  }

  async function submit(): Promise<void> {
    setProblem(undefined);
    setSecretError(undefined);
    const secret = await secretOf();
    if (secret === undefined) return;
    setProgress({ done: 0, total: 0 });
    try {
      take(await restore(secret));
    } catch (error) {
      setProblem(faultText(faultOf(error)));
    }
    setProgress(undefined);
  }

  return (
    <>
      <RadioGroup
        label={text('restore.with')}
        options={[
          { value: 'passphrase', label: text('restore.withPassphrase'), hint: text('restore.withPassphraseHint') },
          { value: 'words', label: text('restore.withWords'), hint: text('restore.withWordsHint') },
          { value: 'shares', label: text('restore.withShares'), hint: text('restore.withSharesHint') },
        ]}
        value={way}
        onChange={(next) => {
          setWay(next);
          setSecretError(undefined);
        }}
      />
      {way === 'shares' && (
        <ShareEntry
          shares={shares}
          isComplete={hasEnough}
          onChange={(next, isComplete) => {
            setShares(next);
            setHasEnough(isComplete);
            setSecretError(undefined);
          }}
        />
      )}
      <Form label={text('restore.title')} onSubmit={() => void submit()}>
        {way === 'passphrase' ? (
          <PassphraseField
            label={text('restore.passphrase')}
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
            error={secretError}
          />
        ) : (
          <>
            {way === 'words' ? (
              <WordsField
                kind="words"
                label={text('words.label')}
                hint={text('words.hint')}
                value={words}
                onChange={setWords}
                error={secretError}
              />
            ) : (
              secretError !== undefined && <Banner tone="needs-you">{secretError}</Banner>
            )}
            <NewPassphrase chosen={fresh} />
          </>
        )}
        <Problem tone="needs-you">{problem}</Problem>
        {progress !== undefined && (
          <Progress
            label={text('restore.progress')}
            {...progress}
            detail={progress.total === 0 ? '' : text('backups.percent', { percent: percentOf(progress) })}
            cancelLabel={text('restore.cancel')}
            onCancel={() => void service.call('vault.cancelRestore', undefined).catch(() => undefined)}
          />
        )}
        <FormActions>
          <Button type="submit" variant="primary" busy={progress !== undefined}>
            {text('restore.action')}
          </Button>
          {progress === undefined && (
            <>
              <Button variant="quiet" onClick={onOther}>
                {text('restore.chooseOther')}
              </Button>
              <Button variant="quiet" onClick={onLeave}>
                {text('restore.back')}
              </Button>
            </>
          )}
        </FormActions>
      </Form>
    </>
  );
}

function percentOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return Math.floor((100 * done) / total);
}

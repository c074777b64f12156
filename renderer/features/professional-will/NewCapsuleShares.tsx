/** Shares of one capsule: who gets one, how many are needed, a sheet for each, and only then in use. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { CapsuleKind } from '../../../shared/contract/index.ts';
import { usePaper } from '../../app/use-paper.ts';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  IconButton,
  PassphraseField,
  Select,
  TextField,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { type NewShares, PaperActions, ShareSheets } from '../vault/index.ts';
import styles from './will.module.css';

type Holder = { readonly key: number; readonly name: string };

const mostHolders = 16;

type NewCapsuleSharesProps = { readonly capsule: CapsuleKind; onClose(): void };

export function NewCapsuleShares({ capsule, onClose }: NewCapsuleSharesProps) {
  const text = useText();
  const [made, setMade] = useState<NewShares>();
  return (
    <Dialog
      open
      size="large"
      title={text(`will.shares.title.${capsule}`)}
      description={text(made === undefined ? 'will.shares.text' : 'will.shares.shown')}
      onClose={onClose}
    >
      {made === undefined ? (
        <Holders capsule={capsule} onMade={setMade} />
      ) : (
        <Sheets capsule={capsule} made={made} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Holders({ capsule, onMade }: { readonly capsule: CapsuleKind; onMade(made: NewShares): void }) {
  const text = useText();
  const faultText = useFaultText();
  const [holders, setHolders] = useState<readonly Holder[]>([0, 1, 2].map((key) => ({ key, name: '' })));
  const [needed, setNeeded] = useState(2);
  const [passphrase, setPassphrase] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const make = useServiceMutation('will.newShares');
  const names = holders.map(({ name }) => name.trim());

  function submit(): void {
    setIsAsked(true);
    if (names.includes('') || passphrase === '' || make.isPending) return;
    make.mutate(
      { capsule, passphrase, needed, holders: names },
      {
        onSuccess(outcome) {
          setPassphrase('');
          if (outcome.kind === 'shares')
            onMade({ vaultName: outcome.vaultName, needed, shares: outcome.shares, holders: names });
        },
      },
    );
  }

  function takeOut(key: number): void {
    const left = holders.filter((holder) => holder.key !== key);
    setHolders(left);
    setNeeded(Math.min(needed, left.length));
  }

  return (
    <Form onSubmit={submit}>
      {holders.map(({ key, name }, index) => (
        <div key={key} className={styles['holder']}>
          <TextField
            label={text('will.shares.holder', { number: index + 1 })}
            value={name}
            maxLength={200}
            dir="auto"
            error={isAsked && name.trim() === '' ? text('will.shares.holderMissing') : undefined}
            onChange={(value) => setHolders(holders.map((one) => (one.key === key ? { key, name: value } : one)))}
          />
          {holders.length > 2 && (
            <IconButton
              icon={X}
              label={text('will.shares.takeOut', { number: index + 1 })}
              onClick={() => takeOut(key)}
            />
          )}
        </div>
      ))}
      {holders.length < mostHolders && (
        <FormActions>
          <Button
            size="small"
            variant="quiet"
            icon={Plus}
            onClick={() => setHolders([...holders, { key: Math.max(...holders.map(({ key }) => key)) + 1, name: '' }])}
          >
            {text('will.shares.add')}
          </Button>
        </FormActions>
      )}
      <Select
        label={text('will.shares.needed')}
        hint={text('will.shares.neededHint')}
        options={holders.slice(1).map((_, index) => ({
          value: String(index + 2),
          label: text('will.shares.neededOf', { needed: index + 2, count: holders.length }),
        }))}
        value={String(needed)}
        onChange={(value) => setNeeded(Number(value))}
      />
      <PassphraseField
        label={text('will.shares.passphrase')}
        autoComplete="current-password"
        value={passphrase}
        error={make.data?.kind === 'wrong-passphrase' ? text('will.shares.wrongPassphrase') : undefined}
        onChange={setPassphrase}
      />
      {make.error !== null && <Banner tone="danger">{faultText(make.error)}</Banner>}
      <FormActions>
        <Button type="submit" variant="primary" busy={make.isPending}>
          {text('will.shares.make')}
        </Button>
      </FormActions>
    </Form>
  );
}

type SheetsProps = NewCapsuleSharesProps & { readonly made: NewShares };

function Sheets({ capsule, made, onClose }: SheetsProps) {
  const text = useText();
  const paper = usePaper();
  const faultText = useFaultText();
  const service = useService();
  const confirm = useServiceMutation('will.confirmShares');
  const { data: status } = useServiceQuery('vault.status', undefined);
  const { needed, vaultName } = made;
  const count = made.shares.length;
  const practice =
    status?.kind === 'unlocked'
      ? [text('willPaper.practice', { therapist: status.therapistName, practice: status.practiceName })]
      : [];

  return (
    <div className={styles['step']}>
      <p>{text('will.shares.made', { count: made.shares.length })}</p>
      <ol className={styles['names']}>
        {made.holders.map((holder, index) => (
          <li key={made.shares[index]}>
            <bdi>{holder}</bdi>
          </li>
        ))}
      </ol>
      <ShareSheets
        paper={paper}
        made={made}
        textsOf={(number, holder) => ({
          title: text(`willPaper.kind.${capsule}`),
          holder: text('willPaper.share', { number, count, holder }),
          facts: [...practice, text(`willPaper.what.${capsule}`, { needed, count })],
          steps: [text('willPaper.step1', { needed }), text('willPaper.step2'), text('willPaper.step3')],
          keep: text('willPaper.keep'),
        })}
      />
      <PaperActions
        paper={paper}
        fileName={text(`willPaper.file.${capsule}`, { name: vaultName })}
        note={(as) => service.call('will.notePrinted', { capsule, as })}
      />
      {confirm.error !== null && <Banner tone="danger">{faultText(confirm.error)}</Banner>}
      <FormActions>
        <Button
          variant="primary"
          busy={confirm.isPending}
          onClick={() => confirm.mutate(undefined, { onSuccess: onClose })}
        >
          {text('will.shares.use')}
        </Button>
      </FormActions>
    </div>
  );
}

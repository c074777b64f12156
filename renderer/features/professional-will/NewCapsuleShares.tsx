/** Shares of one capsule: who gets one, how many are needed, a sheet for each, and only then in use. */
import { useState } from 'react';
import type { CapsuleKind } from '../../../shared/contract/index.ts';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, Dialog, Form, FormActions, PassphraseField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { type NewShares, PaperActions, ShareHolders, ShareSheets, twoOfThree } from '../vault/index.ts';
import styles from './will.module.css';

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
  const [chosen, setChosen] = useState(twoOfThree);
  const [passphrase, setPassphrase] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const make = useServiceMutation('will.newShares');
  const { needed } = chosen;
  const names = chosen.holders.map(({ name }) => name.trim());

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

  return (
    <Form onSubmit={submit}>
      <ShareHolders of="will.shares" chosen={chosen} isAsked={isAsked} onChange={setChosen} />
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

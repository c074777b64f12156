/** Who signed which version, and asking those who did not sign the one in force. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import {
  Banner,
  Button,
  ButtonRow,
  Checkbox,
  Dialog,
  FormActions,
  Quiet,
  Spinner,
  Switch,
  Table,
  useToasts,
} from '../../components/index.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { ConsentText } from './ConsentText.tsx';
import { type ToAsk, whoToAsk } from './policy-draft.ts';
import styles from './policies.module.css';
import { SignedCopy } from './SignedCopy.tsx';

type PolicyConsentsProps = {
  /** Of the version in force. */
  readonly number: number;
  readonly isSentOnJoining: boolean;
  readonly isAskingSettled: boolean;
};

type Copy = { readonly clientId: ClientId; readonly messageId: MessageId };

export function PolicyConsents({ number, isSentOnJoining, isAskingSettled }: PolicyConsentsProps) {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const consents = useServiceQuery('policies.consents', undefined);
  const setSent = useServiceMutation('policies.setSentOnJoining');
  const settle = useServiceMutation('policies.settleAsking');
  const [isAsking, setIsAsking] = useState(false);
  const [copy, setCopy] = useState<Copy>();
  const toAsk = whoToAsk(consents.data ?? []);
  const usual = toAsk.filter(({ isUsual }) => isUsual).length;

  return (
    <>
      <Switch
        label={text('policies.onJoining')}
        hint={text('policies.onJoining.hint')}
        checked={isSentOnJoining}
        disabled={setSent.isPending}
        onChange={(isOn) => setSent.mutate({ isOn })}
      />
      {usual > 0 && !isAskingSettled && (
        <Banner
          tone="needs-you"
          title={text('policies.toAsk.title', { count: usual, number })}
          actions={
            <>
              <Button size="small" onClick={() => setIsAsking(true)}>
                {text('policies.toAsk.press', { count: usual, number })}
              </Button>
              <Button size="small" variant="quiet" busy={settle.isPending} onClick={() => settle.mutate(undefined)}>
                {text('policies.toAsk.fromNowOn')}
              </Button>
            </>
          }
        >
          {text('policies.toAsk.text')}
        </Banner>
      )}
      {isAskingSettled && toAsk.length > 0 && (
        <ButtonRow>
          <Button onClick={() => setIsAsking(true)}>{text('policies.toAsk.choose')}</Button>
        </ButtonRow>
      )}
      {consents.isError && <Banner tone="danger">{faultText(consents.error)}</Banner>}
      {consents.isPending && <Spinner />}
      {consents.data?.length === 0 && <Quiet>{text('policies.consents.empty')}</Quiet>}
      {consents.data !== undefined && consents.data.length > 0 && (
        <Table
          frame={{ label: text('policies.view.consents'), minWidth: 520 }}
          className={styles['table']}
          heads={[text('policies.consents.client'), text('policies.consents.state'), text('policies.consents.see')]}
        >
          {consents.data.map((one) => (
            <tr key={one.clientId}>
              <th scope="row" dir="auto">
                {one.name}
              </th>
              <td>
                <ConsentText consent={one.consent} />
              </td>
              <td>
                <See one={one} onCopy={setCopy} onGo={() => go({ name: 'clients', clientId: one.clientId })} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Dialog open={isAsking} title={text('policies.toAsk.dialog', { number })} onClose={() => setIsAsking(false)}>
        <AskThem toAsk={toAsk} number={number} onDone={() => setIsAsking(false)} />
      </Dialog>
      <Dialog
        open={copy !== undefined}
        size="large"
        title={text('policies.copy.title')}
        onClose={() => setCopy(undefined)}
      >
        {copy !== undefined && <SignedCopy clientId={copy.clientId} messageId={copy.messageId} />}
      </Dialog>
    </>
  );
}

type SeeProps = { readonly one: Output<'policies.consents'>[number]; onCopy(copy: Copy): void; onGo(): void };

function See({ one: { clientId, name, consent }, onCopy, onGo }: SeeProps) {
  const text = useText();
  const hasCopy = consent.kind !== 'not-asked' && consent.kind !== 'asked';
  return hasCopy ? (
    <Button
      size="small"
      variant="quiet"
      aria-label={text('policies.consents.copyOf', { name })}
      onClick={() => onCopy({ clientId, messageId: consent.messageId })}
    >
      {text('policies.consents.copy')}
    </Button>
  ) : (
    <Button size="small" variant="quiet" aria-label={text('policies.consents.openOf', { name })} onClick={onGo}>
      {text('policies.consents.open')}
    </Button>
  );
}

type AskThemProps = { readonly toAsk: readonly ToAsk[]; readonly number: number; onDone(): void };

function AskThem({ toAsk, number, onDone }: AskThemProps) {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const ask = useServiceMutation('policies.ask');
  const [left, setLeft] = useState<ReadonlySet<ClientId>>(
    () => new Set(toAsk.filter(({ isUsual }) => !isUsual).map(({ of }) => of.clientId)),
  );
  const chosen = toAsk.filter(({ of }) => !left.has(of.clientId));

  function choose(id: ClientId, isIn: boolean): void {
    const next = new Set(left);
    if (isIn) next.delete(id);
    else next.add(id);
    setLeft(next);
  }

  function press(): void {
    ask.mutate(
      { clientIds: chosen.map(({ of }) => of.clientId) },
      {
        onSuccess({ asked, notAsked }) {
          const names = notAsked.map(({ name }) => name).join(', ');
          show({
            title: text('policies.askedAll', { count: asked }),
            ...(names === '' ? { tone: 'done' as const } : { text: text('policies.askedAll.not', { names }) }),
          });
          onDone();
        },
      },
    );
  }

  return (
    <div className={styles['making']}>
      <p>{text('policies.toAsk.lead')}</p>
      <ul role="list" className={styles['askList']}>
        {toAsk.map(({ of }) => (
          <li key={of.clientId}>
            <Checkbox
              label={of.name}
              hint={<ConsentText consent={of.consent} />}
              checked={!left.has(of.clientId)}
              onChange={(isIn) => choose(of.clientId, isIn)}
            />
          </li>
        ))}
      </ul>
      {ask.error !== null && (
        <Banner tone="danger" isLive>
          {faultText(ask.error)}
        </Banner>
      )}
      <FormActions>
        <Button onClick={onDone}>{text('components.cancel')}</Button>
        <Button variant="primary" busy={ask.isPending} disabled={chosen.length === 0} onClick={press}>
          {text('policies.toAsk.press', { count: chosen.length, number })}
        </Button>
      </FormActions>
    </div>
  );
}

/** The rehearsal under way: the steps with what to say, ticked by what was done, beside the real screens over the make-believe practice. */
import { QueryClientProvider } from '@tanstack/react-query';
import { Check, Circle } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { rehearsalSteps, type StepDone } from '../../../shared/domain/rehearsal.ts';
import {
  type Navigation,
  NavigationContext,
  NewClientContext,
  type NewClientWish,
  type Route,
} from '../../app/navigation.ts';
import {
  Banner,
  Button,
  ButtonRow,
  DateTime,
  Dialog,
  Form,
  Icon,
  Problem,
  TextField,
  useToasts,
  VisuallyHidden,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import {
  createQueryClient,
  refreshOnEvents,
  ServiceContext,
  useService,
  useServiceMutation,
  useServiceQuery,
} from '../../service/use-service.ts';
import { ClientsScreen } from '../clients/index.ts';
import styles from './practice-mode.module.css';
import { createPracticeService } from './practice-service.ts';

type Running = NonNullable<Output<'practiceMode.state'>['running']>;

export function Rehearsal({ running }: { readonly running: Running }) {
  const text = useText();
  const { show } = useToasts();
  const faultText = useFaultText();
  const openClient = useServiceMutation('practiceMode.openClient');
  const loseClient = useServiceMutation('practiceMode.loseClient');
  const [isEnding, setIsEnding] = useState(false);
  const said = (fault: Parameters<typeof faultText>[0]) => show({ title: faultText(fault) ?? '', tone: 'danger' });

  return (
    <div className={styles['page']}>
      <Banner tone="private" title={text('practiceMode.mark')}>
        {running.address === undefined
          ? text('practiceMode.mark.here')
          : text('practiceMode.mark.network', { address: running.address })}
      </Banner>
      <ButtonRow>
        <Button
          variant="primary"
          busy={openClient.isPending}
          onClick={() =>
            openClient.mutate(
              { label: text('practiceMode.window') },
              {
                onSuccess: ({ kind }) => kind === 'no-invite' && show({ title: text('practiceMode.noInvite') }),
                onError: said,
              },
            )
          }
        >
          {text('practiceMode.open')}
        </Button>
        <Button onClick={() => loseClient.mutate(undefined, { onError: said })}>{text('practiceMode.lose')}</Button>
        <Button onClick={() => setIsEnding(true)}>{text('practiceMode.end')}</Button>
      </ButtonRow>
      <div className={styles['rehearsal']}>
        <Steps done={running.steps} />
        <PracticeScreens clientId={running.clientId} />
      </div>
      <EndDialog open={isEnding} onClose={() => setIsEnding(false)} />
    </div>
  );
}

function Steps({ done }: { readonly done: readonly StepDone[] }) {
  const text = useText();
  return (
    <ol className={styles['steps']} aria-label={text('practiceMode.steps')}>
      {rehearsalSteps.map((step) => {
        const at = done.find((one) => one.step === step)?.at;
        return (
          <li key={step} data-step={step} data-done={at !== undefined}>
            <h3>
              <Icon of={at === undefined ? Circle : Check} size={16} />
              {text(`practiceMode.step.${step}`)}
              <VisuallyHidden>{text(at === undefined ? 'practiceMode.open.step' : 'practiceMode.done')}</VisuallyHidden>
            </h3>
            {at === undefined ? (
              <>
                <p>{text(`practiceMode.step.${step}.do`)}</p>
                <p className={styles['script']}>{text(`practiceMode.step.${step}.say`)}</p>
              </>
            ) : (
              <p className={styles['at']}>
                {text('practiceMode.done')} <DateTime at={at} show="time" />
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The screens that are used with clients, with a cache, a place and a service of their own: nothing of the real practice is among them. */
function PracticeScreens({ clientId }: { readonly clientId: Running['clientId'] }) {
  const text = useText();
  const real = useService();
  const [practice] = useState(() => createPracticeService(real));
  const [queryClient] = useState(createQueryClient);
  const [route, setRoute] = useState<Route>({ name: 'clients', clientId, panel: 'invite' });
  useEffect(() => {
    const stop = refreshOnEvents(practice, queryClient);
    return () => {
      stop();
      queryClient.clear();
    };
  }, [practice, queryClient]);
  const navigation = useMemo<Navigation>(
    () => ({
      route,
      // Everywhere else is the real practice.
      go: (next) => {
        if (next.name === 'clients') setRoute({ ...next, clientId: next.clientId ?? clientId });
      },
      sawTop: () => undefined,
    }),
    [route, clientId],
  );
  const wish = useMemo<NewClientWish>(() => ({ isOpen: false, open: () => undefined, close: () => undefined }), []);
  return (
    <section className={styles['screens']} aria-label={text('practiceMode.screens')}>
      <ServiceContext value={practice}>
        <QueryClientProvider client={queryClient}>
          <NavigationContext value={navigation}>
            <NewClientContext value={wish}>
              <ClientsScreen />
            </NewClientContext>
          </NavigationContext>
        </QueryClientProvider>
      </ServiceContext>
    </section>
  );
}

function EndDialog({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const formId = useId();
  const settings = useServiceQuery('settings.get', undefined);
  const finish = useServiceMutation('practiceMode.finish');
  const [typed, setTyped] = useState<string>();
  const name = typed ?? settings.data?.therapistName ?? '';
  return (
    <Dialog
      open={open}
      title={text('practiceMode.end.title')}
      description={text('practiceMode.end.text')}
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" busy={finish.isPending} onClick={() => finish.mutate({})}>
            {text('practiceMode.end.without')}
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={finish.isPending}>
            {text('practiceMode.end.keep')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        onSubmit={() => {
          if (name.trim() !== '' && !finish.isPending) finish.mutate({ name });
        }}
      >
        <TextField
          label={text('practiceMode.end.name')}
          error={name.trim() === '' ? text('practiceMode.end.name.needed') : undefined}
          maxLength={200}
          dir="auto"
          value={name}
          onChange={setTyped}
        />
        <Problem>{faultText(finish.error)}</Problem>
      </Form>
    </Dialog>
  );
}

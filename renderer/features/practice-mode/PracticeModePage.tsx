/** Practice mode: what it is and what was rehearsed before, or the rehearsal that is under way. */
import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Banner, Button, Form, FormActions, Select, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { CompetenceRecords } from './CompetenceRecords.tsx';
import styles from './practice-mode.module.css';
import { Rehearsal } from './Rehearsal.tsx';

export function PracticeModePage() {
  const text = useText();
  const faultText = useFaultText();
  const state = useServiceQuery('practiceMode.state', undefined);
  if (state.isError) return <Banner tone="danger">{faultText(state.error)}</Banner>;
  if (state.data === undefined) return <Spinner label={text('practiceMode.loading')} />;
  const { running, addresses } = state.data;
  if (running !== undefined) return <Rehearsal running={running} />;
  return (
    <div className={styles['page']}>
      <p>{text('practiceMode.lead')}</p>
      <p>{text('practiceMode.apart')}</p>
      <StartForm addresses={addresses} />
      <CompetenceRecords />
    </div>
  );
}

const nowhere = 'nowhere';

function StartForm({ addresses }: { readonly addresses: readonly string[] }) {
  const text = useText();
  const faultText = useFaultText();
  const { language } = usePreferences();
  const settings = useServiceQuery('settings.get', undefined);
  const start = useServiceMutation('practiceMode.start');
  const [place, setPlace] = useState(nowhere);
  const isPlaceKnown = addresses.includes(place);

  function submit(): void {
    if (start.isPending || settings.data === undefined) return;
    start.mutate({
      locale: language,
      clientName: text('practiceMode.client'),
      practiceName: text('practiceMode.practice', { name: settings.data.practiceName }).slice(0, 200),
      ...(isPlaceKnown ? { address: place } : {}),
    });
  }

  return (
    <Form onSubmit={submit} label={text('practiceMode.start')}>
      <Select
        label={text('practiceMode.place')}
        hint={text(addresses.length === 0 ? 'practiceMode.place.none' : 'practiceMode.place.hint')}
        options={[
          { value: nowhere, label: text('practiceMode.place.here') },
          ...addresses.map((address) => ({ value: address, label: text('practiceMode.place.network', { address }) })),
        ]}
        value={isPlaceKnown ? place : nowhere}
        onChange={setPlace}
      />
      {isPlaceKnown && (
        <Banner tone="needs-you" title={text('practiceMode.network.title')} isLive>
          {text('practiceMode.network.text', { address: place })}
        </Banner>
      )}
      {(start.isError || (start.data !== undefined && start.data.kind !== 'started')) && (
        <Banner tone="danger" isLive>
          {faultText(start.error) ??
            text(start.data?.kind === 'address-gone' ? 'practiceMode.addressGone' : 'practiceMode.failed')}
        </Banner>
      )}
      <FormActions>
        <Button type="submit" variant="primary" busy={start.isPending}>
          {text('practiceMode.start')}
        </Button>
      </FormActions>
    </Form>
  );
}

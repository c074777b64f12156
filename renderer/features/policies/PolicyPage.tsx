/** The communications policy: writing it, its versions, and who signed. */
import { useState } from 'react';
import { Banner, Lead, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { PolicyBuilder } from './PolicyBuilder.tsx';
import { PolicyConsents } from './PolicyConsents.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';
import { Choices } from './Choices.tsx';

const views = ['write', 'versions', 'consents'] as const;
type View = (typeof views)[number];

export function PolicyPage() {
  const text = useText();
  const faultText = useFaultText();
  const policy = useServiceQuery('policies.get', undefined);
  const settings = useServiceQuery('settings.get', undefined);
  const [view, setView] = useState<View>('write');
  const error = policy.error ?? settings.error;
  if (error !== null) return <Banner tone="danger">{faultText(error)}</Banner>;
  if (policy.data === undefined || settings.data === undefined) return <Spinner />;
  const { versions, draft, isSentOnJoining, isAskingSettled } = policy.data;
  const names = { therapist: settings.data.therapistName, practice: settings.data.practiceName };
  return (
    <>
      <Lead>{text('policies.lead')}</Lead>
      {versions.length > 0 && (
        <Choices
          label={text('policies.views')}
          options={views.map((name) => ({ value: name, label: text(`policies.view.${name}`) }))}
          value={view}
          onChange={setView}
        />
      )}
      {view === 'write' && (
        <PolicyBuilder first={draft} names={names} inForce={versions[0]} onMade={() => setView('consents')} />
      )}
      {view === 'versions' && <PolicyVersions versions={versions} />}
      {view === 'consents' && (
        <PolicyConsents
          number={versions[0]?.number ?? 0}
          isSentOnJoining={isSentOnJoining}
          isAskingSettled={isAskingSettled}
        />
      )}
    </>
  );
}

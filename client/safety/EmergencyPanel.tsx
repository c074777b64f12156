/** What to do in an emergency: works with no network, and says that nobody is watching. */
import type { Profile } from '../../shared/messenger/store.ts';
import { Panel } from '../components/Panel.tsx';
import { nameOf } from '../components/person-names.ts';
import { useWords } from '../i18n/use-words.ts';
import { emergencyNumbers } from './emergency-numbers.ts';
import { Phone } from './Phone.tsx';

export function EmergencyPanel({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { say } = useWords();
  const therapist = nameOf(profile);
  const phone = profile.phone?.trim() ?? '';
  const ownWords = profile.emergencyText?.trim() ?? '';
  return (
    <Panel title={say('emergencyTitle')} onClose={onClose}>
      <p className="important">{say('emergencyCall')}</p>
      <p>{say('emergencyNotWatched')}</p>
      {phone === '' ? null : (
        <section>
          <h3 dir="auto">{say('emergencyPhone', { therapist })}</h3>
          <Phone number={phone} />
        </section>
      )}
      {ownWords === '' ? null : (
        <section>
          <h3 dir="auto">{say('emergencyOwnWords', { therapist })}</h3>
          <p className="text" dir="auto">
            {ownWords}
          </p>
        </section>
      )}
      <dl className="numbers">
        {emergencyNumbers(navigator.languages).map(({ place, emergency, crisis }) => (
          <div key={place}>
            <dt>{say(place)}</dt>
            <dd>
              <Phone number={emergency} />
              <span>{say('emergencyNumber')}</span>
            </dd>
            {crisis === undefined ? null : (
              <dd>
                <Phone number={crisis} />
                <span>{say('crisisNumber')}</span>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Panel>
  );
}

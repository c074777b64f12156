/** The link to what to do in an emergency, for screens that have no other panel. */
import { useState } from 'react';
import type { Profile } from '../../shared/messenger/store.ts';
import { useWords } from '../i18n/use-words.ts';
import { EmergencyPanel } from './EmergencyPanel.tsx';

export function EmergencyLink({ profile }: { profile: Profile }) {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {say('emergency')}
      </button>
      {isOpen ? <EmergencyPanel profile={profile} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

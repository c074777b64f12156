/** Says plainly what this device keeps, where the page comes from, and how to be rid of it. */
import { useEffect, useState } from 'react';
import { Panel } from '../components/Panel.tsx';
import { PasscodeSection } from '../device-lock/PasscodeSection.tsx';
import { SharedDeviceSection } from '../device-lock/SharedDeviceSection.tsx';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { HomeScreenSection } from '../install/HomeScreenSection.tsx';
import { DeleteFromDevice } from './DeleteFromDevice.tsx';

export type AboutPanelProps = {
  readonly desk: Desk;
  readonly therapist: string;
  readonly onErased: (isTold: boolean) => void;
  readonly onClose: () => void;
};

export function AboutPanel({ desk, therapist, onErased, onClose }: AboutPanelProps) {
  const { say } = useWords();
  const isPersisted = usePersisted();
  const [sendsReceipts, setSendsReceipts] = useState(desk.settings().sendsReadReceipts ?? true);

  const chooseReceipts = (isOn: boolean) => {
    setSendsReceipts(isOn);
    desk.keepSetting({ name: 'sendsReadReceipts', value: isOn }).catch(() => setSendsReceipts(!isOn));
  };

  return (
    <Panel title={say('aboutTitle')} onClose={onClose}>
      <section>
        <h3>{say('aboutKeptTitle')}</h3>
        <p>{say(desk.hasPasscode ? 'aboutKeptSealed' : 'aboutKept', { therapist })}</p>
        <p>{isPersisted ? say('aboutPersisted') : say('aboutNotPersisted', { therapist })}</p>
        <label className="choice">
          <input type="checkbox" checked={sendsReceipts} onChange={(event) => chooseReceipts(event.target.checked)} />
          <span>{say('aboutReceipts', { therapist })}</span>
        </label>
      </section>
      <HomeScreenSection />
      <PasscodeSection desk={desk} therapist={therapist} />
      <SharedDeviceSection desk={desk} therapist={therapist} />
      <section>
        <h3>{say('aboutProtectsTitle')}</h3>
        <p>{say('aboutProtects', { therapist })}</p>
      </section>
      <section>
        <h3>{say('aboutServerTitle')}</h3>
        <p>{say('aboutServer')}</p>
        {window.isSecureContext ? null : <p className="caution">{say('aboutInsecure')}</p>}
      </section>
      <DeleteFromDevice desk={desk} therapist={therapist} onErased={onErased} />
    </Panel>
  );
}

/** The browser's answer; no while it has not answered, and where it cannot be asked. */
function usePersisted(): boolean {
  const [isPersisted, setIsPersisted] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    navigator.storage?.persisted?.().then(
      (answer) => isCurrent && setIsPersisted(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return isPersisted;
}

/** Why the page belongs on the home screen, and how it gets there in this browser and in others. */
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { homeScreenOf, homeScreens } from './home-screen.ts';
import type { HomeScreen } from './home-screen.ts';

const steps: Record<HomeScreen, MessageKey> = {
  Ios: 'installIos',
  Android: 'installAndroid',
  Samsung: 'installSamsung',
  Firefox: 'installFirefox',
  Desktop: 'installDesktop',
};

export function HomeScreenSection() {
  const { say } = useWords();
  const own = homeScreenOf(navigator.userAgent, navigator.maxTouchPoints);
  return (
    <section>
      <h3>{say('installTitle')}</h3>
      <p>{say('installWhy')}</p>
      <p className="important">{say(steps[own])}</p>
      <details>
        <summary>{say('installOthers')}</summary>
        <ul className="plain-list">
          {homeScreens
            .filter((other) => other !== own)
            .map((other) => (
              <li key={other}>{say(steps[other])}</li>
            ))}
        </ul>
      </details>
    </section>
  );
}

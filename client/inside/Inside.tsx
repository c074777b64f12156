/** The page once its larger part is loaded: an invitation being opened, or the conversations of this device. */
import { useCallback, useEffect, useState } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import { LanguageLink } from '../components/LanguageLink.tsx';
import { AlteredScreen } from '../device-lock/AlteredScreen.tsx';
import { IsItYou } from '../device-lock/IsItYou.tsx';
import { LockedScreen } from '../device-lock/LockedScreen.tsx';
import { useIdle } from '../device-lock/use-idle.ts';
import { takePlace } from '../engine/take-place.ts';
import type { Place } from '../engine/take-place.ts';
import type { Language } from '../i18n/choose-language.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice, ReloadButton } from '../page/Notices.tsx';
import { DeskView } from './DeskView.tsx';

/** Without a touch for so long, the page asks again. */
const idleMs = 5 * 60_000;

/** What is said once everything is deleted: whether the therapist's app knows. */
const erasedWords = {
  told: ['erasedText'],
  untold: ['erasedText', 'erasedUntold'],
  unopened: ['erasedText', 'erasedUnopened'],
} as const satisfies Record<string, readonly MessageKey[]>;

export type InsideProps = {
  readonly link: string | undefined;
  readonly language: Language;
  /** `chosen` by the person; `invite` is what the invitation was written in. */
  readonly onLanguageWish: (wish: { chosen?: string; invite?: string }) => void;
};

export function Inside({ link, language, onLanguageWish }: InsideProps) {
  const { say } = useWords();
  const [place, setPlace] = useState<Place>({ kind: 'starting' });
  const [erased, setErased] = useState<'told' | 'untold' | 'unopened'>();
  useEffect(() => takePlace(setPlace), []);
  /** Whoever joins on this visit is there; later the page asks, where others use the device, too. */
  const [isSomeone, setIsSomeone] = useState<'unknown' | 'yes'>(link === undefined ? 'unknown' : 'yes');
  const hasPasscode = place.kind === 'ready' && place.desk.hasPasscode;
  useIdle(idleMs, place.kind === 'ready', () => {
    // Loading anew is what takes the key out of memory.
    if (hasPasscode) window.location.reload();
    else setIsSomeone('unknown');
  });

  useEffect(() => {
    if (place.kind === 'ready' && place.desk.language !== undefined) onLanguageWish({ chosen: place.desk.language });
  }, [place, onLanguageWish]);

  const onLanguage = useCallback(
    (wish: { chosen?: string; invite?: string }) => {
      onLanguageWish(wish);
      if (wish.chosen === undefined || place.kind !== 'ready') return;
      // The choice holds for this visit even where it cannot be kept.
      place.desk.keepSetting({ name: 'language', value: wish.chosen }).catch(() => undefined);
    },
    [onLanguageWish, place],
  );

  const languageLink = <LanguageLink language={language} onChoose={(chosen) => onLanguage({ chosen })} />;
  if (erased !== undefined) {
    return <Notice title="erasedTitle" text={erasedWords[erased]} />;
  }
  switch (place.kind) {
    case 'starting':
      return (
        <main className="screen">
          <p role="status">{say('loading')}</p>
        </main>
      );
    case 'elsewhere':
      return <Notice title="elsewhereTitle" text={['elsewhereText']} />;
    case 'storage-blocked':
      return <Notice title="storageBlockedTitle" text={['storageBlockedText']} />;
    case 'storage-newer':
      return (
        <Notice title="storageNewerTitle" text={['storageNewerText']}>
          <ReloadButton />
        </Notice>
      );
    case 'storage-lost':
      return (
        <Notice title="storageLostTitle" text={['storageLostText']}>
          <ReloadButton />
        </Notice>
      );
    case 'locked':
      return (
        <>
          <LockedScreen place={place} onErased={() => setErased('unopened')} />
          <footer className="quiet-links">{languageLink}</footer>
        </>
      );
    case 'altered':
      return (
        <>
          <AlteredScreen erase={place.erase} onErased={() => setErased('unopened')} />
          <footer className="quiet-links">{languageLink}</footer>
        </>
      );
    case 'ready': {
      const { isShared, initial = '', codeWord = '' } = place.desk.settings();
      if (isShared === true && isSomeone !== 'yes') {
        return (
          <>
            <IsItYou initial={initial} codeWord={codeWord} onYes={() => setIsSomeone('yes')} />
            <footer className="quiet-links">{languageLink}</footer>
          </>
        );
      }
      return (
        <DeskView
          desk={place.desk}
          link={link}
          languageLink={languageLink}
          onInviteLocale={(locale) => onLanguage({ invite: locale })}
          onErased={(isTold) => setErased(isTold ? 'told' : 'untold')}
        />
      );
    }
    default:
      return assertNever(place);
  }
}

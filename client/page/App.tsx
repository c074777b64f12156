/** Decides what the page shows before its larger part is loaded: a link, an existing conversation, or neither. */
import { useCallback, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { assertNever } from '../../shared/language/assert-never.ts';
import { leaveByEscape } from '../quick-exit/leave.ts';
import { QuickExit } from '../quick-exit/QuickExit.tsx';
import { LanguageLink } from '../components/LanguageLink.tsx';
import { deviceExists } from '../device-store/device-exists.ts';
import { chooseLanguage, localeOf } from '../i18n/choose-language.ts';
import type { Language } from '../i18n/choose-language.ts';
import type { Messages } from '../i18n/en.ts';
import { loadLanguage } from '../i18n/load-language.ts';
import { useWords } from '../i18n/use-words.ts';
import { takeLink } from './link-fragment.ts';
import { loadInside } from './load-inside.ts';
import type { InsidePart } from './load-inside.ts';
import { EmptyNotice, Notice } from './Notices.tsx';
import { Welcome } from './Welcome.tsx';

type Stage =
  | { readonly kind: 'looking' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'welcome';
      readonly link: string;
      readonly hasConversation: boolean;
      readonly load: 'not-asked' | 'loading' | 'failed';
    }
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-loaded' }
  /** `visit` tells one opened link from the next. */
  | { readonly kind: 'inside'; readonly Inside: InsidePart; readonly link: string | undefined; readonly visit: number };

let visits = 0;

/** `firstLink` was taken from the address bar before anything else ran. */
export function App({ firstLink }: { firstLink: string | undefined }) {
  const [wishes, setWishes] = useState<{ chosen?: string; invite?: string }>({});
  const language = chooseLanguage({ ...wishes, browser: navigator.languages });
  const [words, setWords] = useState<{ language: Language; messages: Messages }>();
  const [stage, setStage] = useState<Stage>({ kind: 'looking' });

  useEffect(() => {
    let isCurrent = true;
    document.documentElement.lang = language;
    loadLanguage(language).then(
      (messages) => isCurrent && setWords({ language, messages }),
      // The words did not arrive: the browser's own reload is all that is left.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);

  const enter = useCallback(async (link: string | undefined, whileLoading: Stage, ifNotLoaded: Stage) => {
    setStage(whileLoading);
    const Inside = await loadInside();
    visits += 1;
    setStage(Inside === undefined ? ifNotLoaded : { kind: 'inside', Inside, link, visit: visits });
  }, []);

  const enterOld = useCallback(() => void enter(undefined, { kind: 'loading' }, { kind: 'not-loaded' }), [enter]);

  const look = useCallback(
    async (link: string | undefined) => {
      const hasConversation = await deviceExists();
      if (link !== undefined) setStage({ kind: 'welcome', link, hasConversation, load: 'not-asked' });
      else if (hasConversation) enterOld();
      else setStage({ kind: 'empty' });
    },
    [enterOld],
  );

  useEffect(() => {
    void look(firstLink);
    const onHashChange = () => {
      const link = takeLink(window);
      if (link !== undefined) void look(link);
    };
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, [firstLink, look]);

  useEffect(leaveByEscape, []);

  const onLanguageWish = useCallback(
    (wish: { chosen?: string; invite?: string }) => setWishes((old) => ({ ...old, ...wish })),
    [],
  );

  if (words === undefined) return null;
  return (
    <IntlProvider locale={localeOf(words.language, navigator.languages)} messages={words.messages}>
      <div className="top-bar">
        <QuickExit />
      </div>
      {stageView()}
    </IntlProvider>
  );

  function stageView() {
    switch (stage.kind) {
      case 'looking':
      case 'loading':
        return <Loading />;
      case 'inside':
        return <stage.Inside key={stage.visit} link={stage.link} language={language} onLanguageWish={onLanguageWish} />;
      case 'empty':
        return withLanguageLink(<EmptyNotice onLink={(pasted) => void look(pasted)} />);
      case 'not-loaded':
        return withLanguageLink(<NotLoaded onRetry={enterOld} />);
      case 'welcome': {
        const { link, load, hasConversation } = stage;
        return withLanguageLink(
          <Welcome
            hasConversation={hasConversation}
            isLoading={load === 'loading'}
            couldNotLoad={load === 'failed'}
            onContinue={() => void enter(link, { ...stage, load: 'loading' }, { ...stage, load: 'failed' })}
            onOpenOld={enterOld}
          />,
        );
      }
      default:
        return assertNever(stage);
    }
  }

  function withLanguageLink(screen: React.JSX.Element) {
    return (
      <>
        {screen}
        <footer className="quiet-links">
          <LanguageLink language={language} onChoose={(chosen) => onLanguageWish({ chosen })} />
        </footer>
      </>
    );
  }
}

function Loading() {
  const { say } = useWords();
  return (
    <main className="screen">
      <p role="status">{say('loading')}</p>
    </main>
  );
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const { say } = useWords();
  return (
    <Notice title="refusedUnreachableTitle" text={['notLoaded']}>
      <div className="actions">
        <button type="button" className="primary" onClick={onRetry}>
          {say('retry')}
        </button>
      </div>
    </Notice>
  );
}

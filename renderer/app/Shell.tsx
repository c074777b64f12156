/** The frame of the workspace: skip link, rail, notices, and the screen that the route names. */
import { type MouseEvent, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { Button, EmptyState } from '../components/index.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import { ClientsScreen } from '../features/clients/index.ts';
import { NotesScreen } from '../features/notes/index.ts';
import { RecordScreen } from '../features/records/index.ts';
import { SearchDialog } from '../features/search/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';
import { useText } from '../i18n/use-text.ts';
import { useServiceEvent, useServiceQuery } from '../service/use-service.ts';
import { useAnnounce } from './announcer.tsx';
import { useHost } from './host.ts';
import { Notices } from './Notices.tsx';
import { practiceSections, type Route, useNavigation, useNewClientWish } from './navigation.ts';
import { PracticeScreen } from './PracticeScreen.tsx';
import { Rail } from './Rail.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import styles from './shell.module.css';
import { isTypingTarget, type Shortcut, shortcutOf } from './shortcuts.ts';

type ShellProps = { readonly isDemo: boolean; lock(): void };

export function Shell({ isDemo, lock }: ShellProps) {
  const text = useText();
  const host = useHost();
  const announce = useAnnounce();
  const { route, go } = useNavigation();
  const newClient = useNewClientWish();
  const [isSearchOpen, setIsSearchOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const unread = useUnreadInTitle();
  const content = useFocusOnArrival(route.name);

  const run = useCallback(
    (shortcut: Shortcut) => {
      switch (shortcut) {
        case 'lock':
          return lock();
        case 'search':
          return setIsSearchOpen(true);
        case 'new-client':
          return newClient.open();
        case 'settings':
          return go({ name: 'settings' });
        case 'help':
          return setIsHelpOpen(true);
        default:
          return assertNever(shortcut);
      }
    },
    [lock, go, newClient],
  );
  useShortcuts(run);
  useEffect(() => host.onCommand(run), [host, run]);
  useServiceEvent('messageReceived', () => announce(text('shell.newMessage')));

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content" onClick={(event) => skipTo(event, content.current)}>
        {text('shell.skip')}
      </a>
      <Rail route={route} unread={unread} onGo={go} onSearch={() => setIsSearchOpen(true)} onLock={lock} />
      <div className={styles['body']}>
        <Notices isDemo={isDemo} />
        <main id="content" className={styles['content']} ref={content} tabIndex={-1}>
          <ScreenBoundary key={route.name} fallback={(retry) => <StoppedScreen onRetry={retry} />}>
            {screenOf(route)}
          </ScreenBoundary>
        </main>
      </div>
      <SearchDialog open={isSearchOpen} onClose={() => setIsSearchOpen(false)} />
      <ShortcutHelp open={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </div>
  );
}

function screenOf(route: Route): ReactNode {
  switch (route.name) {
    case 'clients':
      return <ClientsScreen />;
    case 'notes':
      return <NotesScreen />;
    case 'record':
      return <RecordScreen />;
    case 'practice':
      return <PracticeScreen section={route.section ?? practiceSections[0]} />;
    case 'settings':
      return <SettingsScreen section={route.section ?? 'practice'} />;
    default:
      return assertNever(route);
  }
}

function StoppedScreen({ onRetry }: { onRetry(): void }) {
  const text = useText();
  return (
    <EmptyState
      title={text('shell.screenStopped')}
      action={
        <Button variant="primary" onClick={onRetry}>
          {text('shell.showAgain')}
        </Button>
      }
    >
      {text('shell.screenStoppedText')}
    </EmptyState>
  );
}

function useUnreadInTitle(): number {
  const text = useText();
  const { data: clients } = useServiceQuery('clients.list', undefined);
  const unread = (clients ?? []).reduce((sum, client) => sum + client.unread, 0);
  useEffect(() => {
    document.title = unread === 0 ? text('shell.title') : text('shell.titleUnread', { count: unread });
  }, [unread, text]);
  return unread;
}

/** Where someone arrives, the heading takes the focus, unless the screen has given it to something better. */
function useFocusOnArrival(place: string): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = content.current;
    if (element === null || element.contains(document.activeElement)) return;
    const heading = element.querySelector<HTMLElement>('h1[tabindex="-1"]');
    (heading ?? element).focus();
    // A new place is the reason to run.
  }, [place]);
  return content;
}

function useShortcuts(run: (shortcut: Shortcut) => void): void {
  useEffect(() => {
    const isMac = navigator.userAgent.includes('Macintosh');
    function press(event: KeyboardEvent): void {
      const shortcut = shortcutOf(event, isMac, isTypingTarget(event.target));
      if (shortcut === undefined) return;
      event.preventDefault();
      run(shortcut);
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [run]);
}

/** The address stays as it is: there is none to change. */
function skipTo(event: MouseEvent, content: HTMLElement | null): void {
  event.preventDefault();
  content?.focus();
}

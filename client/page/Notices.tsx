/** Screens that only say something: what it is, what is safe, what to do. */
import type { ReactNode } from 'react';
import { Screen } from '../components/Screen.tsx';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';

export function Notice({
  title,
  text,
  children,
}: {
  title: MessageKey;
  text: readonly MessageKey[];
  children?: ReactNode;
}) {
  const { say } = useWords();
  return (
    <Screen title={say(title)}>
      {text.map((key) => (
        <p key={key}>{say(key)}</p>
      ))}
      {children}
    </Screen>
  );
}

export function EmptyNotice() {
  return <Notice title="emptyTitle" text={['emptyText', 'emptyHint', 'emptyEvicted']} />;
}

export function ReloadButton() {
  const { say } = useWords();
  return (
    <div className="actions">
      <button type="button" className="primary" onClick={() => window.location.reload()}>
        {say('reload')}
      </button>
    </div>
  );
}

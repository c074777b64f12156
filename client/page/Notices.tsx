/** Screens that only say something: what it is, what is safe, what to do. */
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Screen } from '../components/Screen.tsx';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { linkIn } from './link-fragment.ts';

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

/** A page on a phone's home screen begins empty, and links open in another browser: there one can be pasted. */
export function EmptyNotice({ onLink }: { onLink?: ((link: string) => void) | undefined }) {
  return (
    <Notice title="emptyTitle" text={['emptyText', 'emptyHint', 'emptyEvicted']}>
      {onLink === undefined ? null : <PasteLink onLink={onLink} />}
    </Notice>
  );
}

function PasteLink({ onLink }: { onLink: (link: string) => void }) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const fieldId = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const link = linkIn(text, window.location.origin);
    setIsWrong(link === undefined);
    if (link !== undefined) onLink(link);
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <label htmlFor={fieldId}>{say('pasteLabel')}</label>
      <input
        id={fieldId}
        type="text"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        aria-describedby={`${fieldId}-problem`}
        aria-invalid={isWrong}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${fieldId}-problem`} role="status" className="problem">
        {isWrong ? say('refusedNotALinkText') : ''}
      </p>
      <div className="actions">
        <button type="submit">{say('pasteOpen')}</button>
      </div>
    </form>
  );
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

/** Says things to screen readers that have no place on the screen, politely and one after the other. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { VisuallyHidden } from '../components/index.ts';

type Announcement = { readonly number: number; readonly words: string };

const AnnounceContext = createContext<(words: string) => void>(() => undefined);

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [announcement, setAnnouncement] = useState<Announcement>({ number: 0, words: '' });
  const announce = useCallback((words: string) => setAnnouncement((last) => ({ number: last.number + 1, words })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <VisuallyHidden>
        <span aria-live="polite" role="status">
          {/* A new key makes the same words count as new. */}
          <span key={announcement.number}>{announcement.words}</span>
        </span>
      </VisuallyHidden>
    </AnnounceContext>
  );
}

/** `announce(text('conversation.newMessage'))`. */
export function useAnnounce(): (words: string) => void {
  return useContext(AnnounceContext);
}

/** Shows the way from an invitation into a conversation, or the conversation that is there already. */
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/messenger/store.ts';
import { ConversationScreen } from '../conversation/ConversationScreen.tsx';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { JoinSteps } from '../join/JoinSteps.tsx';
import { ForgetRequest } from '../join/ForgetRequest.tsx';
import { WaitingScreen } from '../join/WaitingScreen.tsx';
import { NotLetIn } from '../join/NotLetIn.tsx';
import { keepPage } from '../offline/keep-page.ts';
import { EmptyNotice } from '../page/Notices.tsx';
import { EmergencyLink } from '../safety/EmergencyLink.tsx';
import { chooseConversation, newerThan } from './choose-conversation.ts';
import { ConversationList } from './ConversationList.tsx';

export type DeskViewProps = {
  readonly desk: Desk;
  readonly link: string | undefined;
  readonly languageLink: ReactNode;
  readonly onInviteLocale: (locale: string) => void;
  readonly onErased: (isTold: boolean) => void;
};

export function DeskView({ desk, link, languageLink, onInviteLocale, onErased }: DeskViewProps) {
  const [isJoining, setIsJoining] = useState(link !== undefined);
  const [chosen, setChosen] = useState<ClientId>();
  const [isListing, setIsListing] = useState(false);
  const [lastName, setLastName] = useState('');
  const sessions = useStoreQuery(desk, () => desk.store.sessions());

  const onAsked = useCallback(
    async (name: string) => {
      setLastName(name);
      const known = await desk.store.sessions();
      setChosen(newestOf(known)?.conversationId);
      setIsJoining(false);
    },
    [desk],
  );

  const choose = (id: ClientId) => {
    setChosen(id);
    setIsListing(false);
  };

  const hasConversation = sessions !== undefined && sessions.length > 0;
  useEffect(() => {
    if (hasConversation) void keepPage();
  }, [hasConversation]);

  const quietLinks = <footer className="quiet-links">{languageLink}</footer>;
  if (isJoining && link !== undefined) {
    return (
      <>
        <JoinSteps
          desk={desk}
          link={link}
          onInviteLocale={onInviteLocale}
          lastName={lastName}
          onAsked={(name) => void onAsked(name)}
        />
        {quietLinks}
      </>
    );
  }
  if (sessions === undefined) return null;

  const choice = chooseConversation(sessions, isListing ? 'ask' : chosen);
  if (choice.kind === 'none') return <NothingHere desk={desk} quietLinks={quietLinks} />;
  if (choice.kind === 'several') {
    return (
      <>
        <ConversationList sessions={choice.sessions} onChoose={choose} />
        {quietLinks}
      </>
    );
  }
  const { session } = choice;
  if (session.phase === 'ended' && session.joining !== undefined) {
    return (
      <>
        <NotLetIn
          session={session}
          joining={session.joining}
          onAgain={link === undefined ? undefined : () => setIsJoining(true)}
        >
          {sessions.length === 1 ? <ForgetRequest desk={desk} onErased={() => onErased(true)} /> : null}
        </NotLetIn>
        {quietLinks}
      </>
    );
  }
  if (session.phase === 'awaiting-welcome') {
    return (
      <>
        <WaitingScreen key={session.conversationId} desk={desk} session={session} />
        <footer className="quiet-links">
          <EmergencyLink profile={session.peerProfile} />
          {languageLink}
        </footer>
      </>
    );
  }
  const newer = newerThan(session, sessions);
  return (
    <ConversationScreen
      key={session.conversationId}
      desk={desk}
      conversationId={session.conversationId}
      languageLink={languageLink}
      onErased={onErased}
      onOthers={sessions.length > 1 ? () => setIsListing(true) : undefined}
      onNewer={newer === undefined ? undefined : () => choose(newer.conversationId)}
    />
  );
}

/** An empty store is a trace without a use: it goes. */
function NothingHere({ desk, quietLinks }: { desk: Desk; quietLinks: ReactNode }) {
  useEffect(() => {
    desk.erase().catch(() => undefined);
  }, [desk]);
  return (
    <>
      <EmptyNotice />
      {quietLinks}
    </>
  );
}

function newestOf(sessions: readonly Session[]): Session | undefined {
  return [...sessions].sort((a, b) => b.openedAt - a.openedAt)[0];
}

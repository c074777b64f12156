/** The conversation: who it is with, what was said, a box to answer in, and four quiet links. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { AboutPanel } from '../about/AboutPanel.tsx';
import { SendFilesPanel } from '../attachments/SendFilesPanel.tsx';
import { Uploads } from '../attachments/Uploads.tsx';
import { useChosenFiles } from '../attachments/use-chosen-files.ts';
import { useFileDrop } from '../attachments/use-file-drop.ts';
import { nameOf, practiceOf } from '../components/person-names.ts';
import { useLeavesRoom } from '../components/use-leaves-room.ts';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { PolicyPanel } from '../policy/PolicyPanel.tsx';
import { EmergencyPanel } from '../safety/EmergencyPanel.tsx';
import { SafetyNumberPanel } from '../safety/SafetyNumberPanel.tsx';
import { ConversationNotices } from './ConversationNotices.tsx';
import { MessageList } from './MessageList.tsx';
import { ReplyBox } from './ReplyBox.tsx';
import { useConversation } from './use-conversation.ts';
import type { ConversationView } from './use-conversation.ts';
import { usePlaceInThread } from './use-place-in-thread.ts';
import '../styles/conversation.css';
import '../styles/attachments.css';
import '../styles/forms.css';

export const pageSize = 100;

type OpenPanel = 'emergency' | 'policy' | 'safety' | 'about';

export type ConversationScreenProps = {
  readonly desk: Desk;
  readonly conversationId: ClientId;
  readonly languageLink: ReactNode;
  readonly onErased: (isTold: boolean) => void;
  /** Only where this device has more conversations than this one. */
  readonly onOthers: (() => void) | undefined;
  /** Another conversation of this device that is still open: where an ended one goes on. */
  readonly onNewer: (() => void) | undefined;
};

export function ConversationScreen(props: ConversationScreenProps) {
  const { desk, conversationId, languageLink, onErased, onOthers, onNewer } = props;
  const { say } = useWords();
  const [limit, setLimit] = useState(pageSize);
  const [panel, setPanel] = useState<OpenPanel>();
  const [turn, setTurn] = useState(0);
  const view = useConversation(desk, conversationId, limit, turn);
  const bottom = useLeavesRoom(0.45);
  const place = usePlaceInThread(desk, conversationId, view, bottom.leavesRoom);
  const files = useChosenFiles();
  const mayWrite = view !== undefined && view.session.phase !== 'ended' && view.session.freeze === undefined;
  useFileDrop((dropped) => {
    if (mayWrite) files.add(dropped);
  });

  if (view === undefined) return null;
  const { session, lasting } = view;
  const therapist = nameOf(session.peerProfile);
  const practice = practiceOf(session.peerProfile);
  const closePanel = () => setPanel(undefined);
  const onFormChange = () => setTurn((last) => last + 1);

  return (
    <div className="conversation">
      <header className="top">
        <h1>
          <bdi>{therapist}</bdi>
        </h1>
        {practice === undefined ? null : (
          <p className="hint">
            <bdi>{practice}</bdi>
          </p>
        )}
        {onOthers === undefined ? null : (
          <button type="button" className="quiet" onClick={onOthers}>
            {say('otherConversations')}
          </button>
        )}
      </header>
      <main>
        <MessageList
          desk={desk}
          view={view}
          therapist={therapist}
          firstUnread={place.firstUnread}
          onFormChange={onFormChange}
          onEarlier={() => {
            place.holdStill();
            setLimit(limit + pageSize);
          }}
        />
      </main>
      {place.newBelow > 0 ? (
        <div className="newest" style={{ bottom: bottom.coveredPx }}>
          <button type="button" className="pill" onClick={place.toEnd}>
            {say('newBelow', { count: place.newBelow })}
          </button>
        </div>
      ) : null}
      <div ref={bottom.ref} className={bottom.leavesRoom ? 'bottom stays' : 'bottom'}>
        <ConversationNotices desk={desk} view={view} therapist={therapist} onNewer={onNewer} />
        <Uploads desk={desk} therapist={therapist} uploads={view.uploads} />
        {mayWrite ? (
          <ReplyBox
            desk={desk}
            conversationId={conversationId}
            therapist={therapist}
            onFiles={files.add}
            onSent={place.toEnd}
          />
        ) : null}
        <nav className="quiet-links" aria-label={say('conversationWith', { therapist })}>
          <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setPanel('emergency')}>
            {say('emergency')}
          </button>
          {lasting.length === 0 ? null : (
            <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setPanel('policy')}>
              {say('policy')}
            </button>
          )}
          <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setPanel('safety')}>
            {say('safety')}
          </button>
          <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setPanel('about')}>
            {say('about')}
          </button>
          {desk.hasPasscode ? (
            <button type="button" className="quiet" onClick={() => window.location.reload()}>
              {say('lockNow')}
            </button>
          ) : null}
          {languageLink}
        </nav>
      </div>
      {openPanel(view)}
      {files.chosen.length > 0 ? (
        <SendFilesPanel
          desk={desk}
          conversationId={conversationId}
          therapist={therapist}
          files={files}
          onSent={place.toEnd}
        />
      ) : null}
    </div>
  );

  function openPanel(shown: ConversationView) {
    switch (panel) {
      case undefined:
        return null;
      case 'emergency':
        return <EmergencyPanel profile={session.peerProfile} onClose={closePanel} />;
      case 'policy':
        return (
          <PolicyPanel
            desk={desk}
            view={shown}
            therapist={therapist}
            onFormChange={onFormChange}
            onClose={closePanel}
          />
        );
      case 'safety':
        return (
          <SafetyNumberPanel desk={desk} conversationId={conversationId} therapist={therapist} onClose={closePanel} />
        );
      case 'about':
        return <AboutPanel desk={desk} therapist={therapist} onErased={onErased} onClose={closePanel} />;
      default:
        return assertNever(panel);
    }
  }
}

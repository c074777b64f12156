/** What concerns all clients of the practice: one section of it open. */
import { Archive, ClipboardList, Drama, Handshake, FileSearch, type LucideIcon, Send, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { SectionedScreen } from '../components/index.ts';
import { AdoptionPage } from '../features/adoption/index.ts';
import { DisclosuresPage } from '../features/disclosures/index.ts';
import { FormsPage } from '../features/forms/index.ts';
import { PolicyPage } from '../features/policies/index.ts';
import { PracticeModePage } from '../features/practice-mode/index.ts';
import { RequestsPage } from '../features/requests/index.ts';
import { RetentionPage } from '../features/retention/index.ts';
import { useText } from '../i18n/use-text.ts';
import { type PracticeSection, practiceSections, useNavigation } from './navigation.ts';

const icons: Readonly<Record<PracticeSection, LucideIcon>> = {
  policy: Handshake,
  forms: ClipboardList,
  adoption: UsersRound,
  requests: FileSearch,
  disclosures: Send,
  retention: Archive,
  rehearsal: Drama,
};

export function PracticeScreen({ section }: { readonly section: PracticeSection }) {
  const text = useText();
  const { go } = useNavigation();
  return (
    <SectionedScreen
      title={text('shell.practice')}
      sections={practiceSections.map((name) => ({ name, label: text(`shell.practice.${name}`), icon: icons[name] }))}
      current={section}
      isWide
      onGo={(name) => go({ name: 'practice', section: name })}
    >
      {sectionOf(section)}
    </SectionedScreen>
  );
}

function sectionOf(section: PracticeSection): ReactNode {
  switch (section) {
    case 'policy':
      return <PolicyPage />;
    case 'forms':
      return <FormsPage />;
    case 'adoption':
      return <AdoptionPage />;
    case 'requests':
      return <RequestsPage />;
    case 'disclosures':
      return <DisclosuresPage />;
    case 'retention':
      return <RetentionPage />;
    case 'rehearsal':
      return <PracticeModePage />;
  }
}

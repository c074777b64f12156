/** Settings: the sections at the left, one of them open. */
import {
  Archive,
  Building2,
  HeartHandshake,
  Info,
  KeyRound,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  Palette,
  ShieldCheck,
  Waypoints,
} from 'lucide-react';
import type { Output } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { type SettingsSection, settingsSections, useNavigation } from '../../app/navigation.ts';
import { Banner, SectionedScreen, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { AuditSection } from '../audit/index.ts';
import { BackupsSection } from '../backups/index.ts';
import { WaysInSection } from '../vault/index.ts';
import { WillSection } from '../professional-will/index.ts';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { MessagesSection } from './MessagesSection.tsx';
import { PracticeSection } from './PracticeSection.tsx';
import { RelaySection } from './RelaySection.tsx';
import { SecuritySection } from './SecuritySection.tsx';

const icons: Readonly<Record<SettingsSection, LucideIcon>> = {
  practice: Building2,
  security: ShieldCheck,
  ways: KeyRound,
  backups: Archive,
  will: HeartHandshake,
  audit: ListChecks,
  messages: MessageSquareText,
  relay: Waypoints,
  appearance: Palette,
  about: Info,
};

export function SettingsScreen({ section }: { readonly section: SettingsSection }) {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const { data: settings, error } = useServiceQuery('settings.get', undefined);
  return (
    <SectionedScreen
      title={text('settings.title')}
      sections={settingsSections.map((name) => ({ name, label: text(`settings.${name}.title`), icon: icons[name] }))}
      current={section}
      onGo={(name) => go({ name: 'settings', section: name })}
    >
      {error !== null && <Banner tone="danger">{faultText(error)}</Banner>}
      {settings === undefined ? <Spinner /> : <SectionOf section={section} settings={settings} />}
    </SectionedScreen>
  );
}

function SectionOf({
  section,
  settings,
}: {
  readonly section: SettingsSection;
  readonly settings: Output<'settings.get'>;
}) {
  switch (section) {
    case 'practice':
      return <PracticeSection settings={settings} />;
    case 'security':
      return <SecuritySection settings={settings} />;
    case 'ways':
      return <WaysInSection />;
    case 'backups':
      return <BackupsSection />;
    case 'will':
      return <WillSection />;
    case 'audit':
      return <AuditSection />;
    case 'messages':
      return <MessagesSection settings={settings} />;
    case 'relay':
      return <RelaySection settings={settings} />;
    case 'appearance':
      return <AppearanceSection />;
    case 'about':
      return <AboutSection />;
    default:
      return assertNever(section);
  }
}

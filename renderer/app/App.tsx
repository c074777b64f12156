/** The whole window: language and theme around, then the connection to the service, then the lock gate. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import { assertNever } from '../../shared/language/assert-never.ts';
import { messagesByLocale } from '../i18n/messages.ts';
import type { Connection } from '../service/connection.ts';
import type { ServiceClient } from '../service/service-client.ts';
import { ServiceContext } from '../service/use-service.ts';
import { type Host, HostContext } from './host.ts';
import { LockGate } from './LockGate.tsx';
import { createPlaceKeeper } from './navigation.ts';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import { Opening, ServiceFailed, ServiceRestarting } from './ServiceStates.tsx';

type AppProps = { readonly host: Host; readonly service: ServiceClient; readonly connection: Connection };

export function App({ host, service, connection }: AppProps) {
  return (
    <HostContext value={host}>
      <PreferencesProvider host={host}>
        <Translated>
          {/* The page's policy allows style sheets of its own only; the design system has what these elements would say. */}
          <CSPProvider disableStyleElements>
            <ServiceContext value={service}>
              <Connected connection={connection} />
            </ServiceContext>
          </CSPProvider>
        </Translated>
      </PreferencesProvider>
    </HostContext>
  );
}

function Translated({ children }: { readonly children: ReactNode }) {
  const { language } = usePreferences();
  return (
    <IntlProvider locale={language} messages={messagesByLocale[language]}>
      {children}
    </IntlProvider>
  );
}

/** Whatever was on screen is gone when the service is: its state, its cache, its open dialogs. */
function Connected({ connection }: { readonly connection: Connection }) {
  const { phase, generation } = useSyncExternalStore(connection.onChange, connection.state);
  const [places] = useState(createPlaceKeeper);
  switch (phase) {
    case 'connecting':
      return <Opening />;
    case 'connected':
      return <LockGate key={generation} hasRestarted={generation > 1} places={places} />;
    case 'restarting':
      return <ServiceRestarting />;
    case 'failed':
      return <ServiceFailed onRetry={connection.retry} />;
    default:
      return assertNever(phase);
  }
}

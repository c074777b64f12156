/** Starts the therapist's screens: connects to the service and draws the window. */
import './no-code-generation.ts';
import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createHost } from './app/host.ts';
import { connectService } from './service/connection.ts';
import { createServiceClient } from './service/service-client.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('The page has no place for the app');

const host = createHost(window.quietline);
const service = createServiceClient();
const connection = connectService({
  service,
  window,
  requestPort: () => host.requestPort(),
  now: () => performance.now(),
});

createRoot(place).render(
  <StrictMode>
    <App host={host} service={service} connection={connection} />
  </StrictMode>,
);

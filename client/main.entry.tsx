/** Starts the client's page. */
import { firstLink } from './page/first-link.ts';
import { createRoot } from 'react-dom/client';
import { App } from './page/App.tsx';
import './styles/page.css';

const place = document.getElementById('page');
if (place) createRoot(place).render(<App firstLink={firstLink} />);

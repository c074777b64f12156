/** The only door of the adoption feature. */
export { AdoptionPage } from './AdoptionPage.tsx';

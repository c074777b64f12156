/** Fetches what fills in a form only when one is opened. */
import { isFormFile, preloadVerified } from '../page/verified-import.ts';
import type { FormPanelProps } from './FormPanel.tsx';

export type FormPanelPart = (props: FormPanelProps) => React.JSX.Element;

/** Undefined when it could not be loaded, or did not have the bytes that the page was built with. */
export async function loadFormPanel(): Promise<FormPanelPart | undefined> {
  try {
    await preloadVerified(isFormFile);
    return (await import('./FormPanel.tsx')).FormPanel;
  } catch {
    return undefined;
  }
}

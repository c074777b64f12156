/** Loads the larger part of the page (cryptography, messenger, conversation) only when it is wanted. */
import type { InsideProps } from '../inside/Inside.tsx';
import { isCodeFile, isFormFile, isLanguageFile, preloadVerified } from './verified-import.ts';

export type InsidePart = (props: InsideProps) => React.JSX.Element;

/** Undefined when it could not be loaded, or did not have the bytes that the page was built with. */
export async function loadInside(): Promise<InsidePart | undefined> {
  try {
    await preloadVerified((path) => !isLanguageFile(path) && !isCodeFile(path) && !isFormFile(path));
    return (await import('../inside/Inside.tsx')).Inside;
  } catch {
    return undefined;
  }
}

/** Loads the larger part of the page (cryptography, messenger, conversation) only when it is wanted. */
import type { InsideProps } from '../inside/Inside.tsx';

export type InsidePart = (props: InsideProps) => React.JSX.Element;

/** Undefined when it could not be loaded, or did not have the bytes that the page was built with. */
export async function loadInside(): Promise<InsidePart | undefined> {
  try {
    await preloadWithIntegrity();
    return (await import('../inside/Inside.tsx')).Inside;
  } catch {
    return undefined;
  }
}

/**
 * An `import()` cannot name a hash; a preload link can, and the import then takes what was preloaded. The build
 * writes the hashes into the page as `<meta name="script-integrity" content="/path sha384-…">`.
 */
async function preloadWithIntegrity(): Promise<void> {
  const preload = document.createElement('link');
  if (!preload.relList.supports('modulepreload')) return;
  const notes = document.querySelectorAll<HTMLMetaElement>('meta[name="script-integrity"]');
  await Promise.all(Array.from(notes, (note) => preloaded(note.content)));
}

function preloaded(note: string): Promise<void> {
  const [href, integrity] = note.split(' ');
  if (href === undefined || integrity === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = href;
    link.integrity = integrity;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('A part of the page did not arrive whole.'));
    document.head.append(link);
  });
}

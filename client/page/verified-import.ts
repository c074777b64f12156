/**
 * Makes sure that a part of the page which is loaded later has the bytes that it was built with. An `import()`
 * cannot name a hash; a preload link can, and the import then takes what was preloaded. The build writes the
 * hashes into the page as `<meta name="script-integrity" content="/path sha384-…">`.
 */

/** Rejects when a part that `isWanted` did not arrive, or not whole. Browsers without such links import unchecked. */
export async function preloadVerified(isWanted: (path: string) => boolean): Promise<void> {
  if (!document.createElement('link').relList.supports('modulepreload')) return;
  const notes = document.querySelectorAll<HTMLMetaElement>('meta[name="script-integrity"]');
  await Promise.all(Array.from(notes, (note) => preload(note.content, isWanted)));
}

function preload(note: string, isWanted: (path: string) => boolean): Promise<void> {
  const [path, integrity] = note.split(' ');
  if (path === undefined || integrity === undefined || !isWanted(path)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = path;
    link.integrity = integrity;
    link.onload = () => resolve();
    link.onerror = () => {
      // Left in place, a failed link would keep a second try from asking again.
      link.remove();
      reject(new Error('A part of the page did not arrive whole.'));
    };
    document.head.append(link);
  });
}

/** The words of a language lie in a file of their own, named after it. */
export function isLanguageFile(path: string, language?: string): boolean {
  const found = /\/(en|es)-[\w-]+\.js$/.exec(path)?.[1];
  return found !== undefined && (language === undefined || found === language);
}

/** What makes a key of a join code lies in a file of its own, named after its module. */
export function isCodeFile(path: string): boolean {
  return /\/argon2id-[\w-]+\.js$/.test(path);
}

/** What fills in a form lies in a file of its own, named after its module. */
export function isFormFile(path: string): boolean {
  return /\/FormPanel-[\w-]+\.js$/.test(path);
}

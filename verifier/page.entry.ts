/** The page that checks a record: in one file, without a network, from the files that somebody drops or chooses. */
import { z } from 'zod';
import { filesFromPerson } from './chosen-files.ts';
import { reportOf } from './report.ts';
import { type Verdict, verifyRecord } from './verify-record.ts';
import { type Language, wordsIn } from './words.ts';

// The page's CSP lets no code be made from text.
z.config({ jitless: true });

let language: Language = /^es\b/i.test(navigator.language) ? 'es' : 'en';
let verdict: Verdict | undefined;
/** Of the newest choice: what is slower than it says nothing any more. */
let turn = 0;

function part<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}`);
  return found;
}

const place = part('place', HTMLElement);
const result = part('result', HTMLElement);
const key = part('key', HTMLInputElement);

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.dir = 'auto';
  return made;
}

function show(): void {
  const words = wordsIn[language];
  document.documentElement.lang = language;
  document.title = words.title;
  for (const named of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const text: unknown = Object.entries(words).find(([name]) => name === named.dataset['words'])?.[1];
    if (typeof text === 'string') named.textContent = text;
  }
  if (verdict === undefined) return;
  const report = reportOf(verdict, words);
  const headline = element('h2', report.headline);
  headline.className = report.holds ? 'holds' : 'fails';
  headline.tabIndex = -1;
  result.replaceChildren(
    headline,
    ...report.parts.flatMap(({ title, lines }) => {
      const list = document.createElement('ul');
      list.append(...lines.map((line) => element('li', line)));
      return [element('h3', title), list];
    }),
  );
}

async function check(chosen: readonly File[]): Promise<void> {
  if (chosen.length === 0) return;
  turn += 1;
  const mine = turn;
  verdict = undefined;
  const waiting = element('p', wordsIn[language].checking);
  result.replaceChildren(waiting);
  const found = await verifyRecord(await filesFromPerson(chosen), {
    expectedKey: key.value,
    onFile(done, total) {
      if (mine === turn) waiting.textContent = wordsIn[language].checkingFiles(done, total);
    },
  });
  if (mine !== turn) return;
  verdict = found;
  show();
  result.querySelector('h2')?.focus();
}

for (const id of ['files', 'folder']) {
  const input = part(id, HTMLInputElement);
  part(`${id}-button`, HTMLButtonElement).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    void check([...(input.files ?? [])]);
    // The same choice once more is a new one.
    input.value = '';
  });
}
place.addEventListener('dragover', (event) => event.preventDefault());
place.addEventListener('drop', (event) => {
  event.preventDefault();
  void check([...(event.dataTransfer?.files ?? [])]);
});
part('language', HTMLButtonElement).addEventListener('click', () => {
  language = language === 'en' ? 'es' : 'en';
  show();
});
show();

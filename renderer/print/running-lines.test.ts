/** A name in a running line stays text, whatever it holds. */
import { expect, test } from 'vitest';
import { runningLines } from './running-lines.ts';

test('counts the pages, and takes nothing of a name for a rule', () => {
  const css = runningLines({ header: 'Practice · "} html { display: none } \\\n', footer: 'Página {page} de {pages}' });
  expect(css).toContain('content: "P\\e1 gina " counter(page) " de " counter(pages) ""');
  expect(css.match(/[{}]/g)).toHaveLength(6);
  expect(css).toContain('Practice \\b7  \\22 \\7d  html \\7b  display\\3a  none \\7d  \\5c \\a "');
});

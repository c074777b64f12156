/** What a screen copied is in the clipboard whole, and does not outlive the app there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures/workplace.ts';

test('attacks 29: the longest message can be copied, and the clipboard is cleared when the app ends', async ({
  workplace,
}) => {
  const app = await workplace.openApp();
  const cleared = path.join(workplace.folder, 'cleared');
  await app.electron.evaluate(({ clipboard }, file) => {
    const clear = clipboard.clear.bind(clipboard);
    clipboard.clear = () => {
      clear();
      process.getBuiltinModule('node:fs').writeFileSync(file, '');
    };
  }, cleared);
  const text = 'long '.repeat(12_500);
  await app.window.evaluate(async (copied) => {
    const { quietline } = window as unknown as { quietline: { copyText(text: string, ms: number): Promise<void> } };
    await quietline.copyText(copied, 60_000);
  }, text);
  expect(await app.electron.evaluate(async ({ clipboard }) => await clipboard.readText())).toBe(text);
  expect(existsSync(cleared)).toBe(false);
  await app.close();
  expect(existsSync(cleared)).toBe(true);
});

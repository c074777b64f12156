/** `npm run check`: types, lint, boundaries, dead code and format of the whole house. */
import { checkHouse } from '../check.ts';
import { runCommand } from '../progress.ts';

await runCommand(async () => {
  const { failed } = await checkHouse();
  return failed === 0 ? 0 : 1;
});

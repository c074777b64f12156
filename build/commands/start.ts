/** `npm start`: prepares what is missing, builds what changed, and opens the window. Arguments go to the app. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildApp } from '../build-app.ts';
import { hasDisplay, openVirtualDisplay } from '../display.ts';
import { electronRuntime } from '../electron-runtime.ts';
import { runCommand, say } from '../progress.ts';
import { untilExit } from '../run-process.ts';
import { ensureSystemLibraries } from '../system-libraries.ts';
import { repositoryRoot } from '../vite/paths.ts';

/** What Chromium says of a machine without a message bus or a graphics card changes nothing for the app. */
const harmless = /:(ERROR|WARNING):(bus|viz_main_impl|object_proxy|gl_surface_presentation_helper|sandbox_linux)\.cc/;

await runCommand(async () => {
  const runtime = await electronRuntime();
  await ensureSystemLibraries('window', runtime.executablePath);
  await buildApp({ completeOnly: true });

  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const args = [repositoryRoot, ...process.argv.slice(2)];
  // Chromium refuses its sandbox to root; only the command line of a developer's machine ever says so.
  if (process.platform === 'linux' && process.getuid?.() === 0) args.unshift('--no-sandbox');
  if (hasDisplay()) return openWindow(runtime.executablePath, args, env);

  const display = await openVirtualDisplay({ endsWithLastWindow: true });
  const picture = join(repositoryRoot, 'dist', 'window.png');
  say(`no display here: the window opens on a virtual one (${display.name}); Ctrl-C ends it.`);
  say(`a picture of the window will be in ${picture}`);
  env['DISPLAY'] = display.name;
  try {
    return await openWindow(runtime.executablePath, [...args, `--picture=${picture}`], env);
  } finally {
    display.close();
  }
});

function openWindow(executablePath: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(executablePath, args, { cwd: repositoryRoot, env, stdio: ['inherit', 'inherit', 'pipe'] });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!harmless.test(line)) process.stderr.write(`${line}\n`);
  });
  return untilExit(child);
}

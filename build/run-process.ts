/** Runs other programs for the commands: with their output kept, or with the terminal handed to them. */
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { repositoryRoot } from './vite/paths.ts';

export type Finished = { code: number; output: string };

export type RunOptions = { cwd?: string; env?: NodeJS.ProcessEnv };

/** `output` is stdout and stderr together, in the order they arrived. A program that cannot be started ends with 127. */
export function runQuietly(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...spawnOptions(options), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      resolve({ code: 127, output: output + error.message });
    });
    child.on('close', (code, signal) => {
      resolve({ code: exitCode(code, signal), output });
    });
  });
}

/** Hands the terminal to the program, passes Ctrl-C and an end on to it, and returns its exit code. */
export function runInFront(program: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const child = spawn(program, args, { ...spawnOptions(options), stdio: 'inherit' });
  return untilExit(child);
}

export function untilExit(child: ChildProcess): Promise<number> {
  const pass = (signal: NodeJS.Signals) => {
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(exitCode(code, signal));
    });
  }).finally(() => {
    for (const signal of signals) process.off(signal, pass);
  });
}

function spawnOptions(options: RunOptions): SpawnOptions {
  return { cwd: options.cwd ?? repositoryRoot, env: options.env ?? process.env };
}

/** A shell's rule: 128 and the number of the signal. Of these only the two that people cause are told apart. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  if (code !== null) return code;
  return signal === 'SIGINT' ? 130 : 143;
}

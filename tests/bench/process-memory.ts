/** How much memory the processes of a running app have at most, as Linux tells it; elsewhere nothing is told. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** MiB of one process at most. */
export type MemoryOf = { readonly service: number; readonly windows: number };

const everyMs = 100;

export function watchMemory(appPid: number): { stop(): MemoryOf } {
  const most = { service: 0, windows: 0 };
  function look(): void {
    for (const { pid, kind } of processesBelow(appPid)) {
      const kib = Number(/^VmRSS:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
      most[kind] = Math.max(most[kind], kib / 1024);
    }
  }
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return { ...most };
    },
  };
}

type Found = { readonly pid: string; readonly kind: keyof MemoryOf };

function processesBelow(root: number): readonly Found[] {
  if (!existsSync('/proc/self/status')) return [];
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((pid) => [pid, /^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? '0']));
  function isBelow(pid: string): boolean {
    const parent = parents.get(pid) ?? '0';
    return parent === String(root) || (parent !== '0' && parent !== pid && isBelow(parent));
  }
  return all.filter(isBelow).flatMap((pid): readonly Found[] => {
    const command = textOf(`/proc/${pid}/cmdline`);
    if (command.includes('--type=renderer')) return [{ pid, kind: 'windows' }];
    const isService = command.includes('service') && !command.includes('--type=zygote');
    return isService ? [{ pid, kind: 'service' }] : [];
  });
}

/** A process may end between two looks. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

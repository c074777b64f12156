/** What a person chooses of a file before it is brought in, and the words of what was found. */
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { useText } from '../../i18n/use-text.ts';

export type Preview = Extract<Output<'imports.preview'>, { kind: 'preview' }>;
export type Refused = Extract<Output<'imports.preview'>, { kind: 'refused' }>;
export type Role = Input<'imports.bringIn'>['roles'][number]['role'] | 'out';
export type Found = { readonly importId: string; readonly fileName: string; readonly preview: Preview };

export type Choices = {
  readonly timeZone: string;
  readonly dayOrder: Input<'imports.preview'>['dayOrder'];
  /** Undefined: the file is one conversation, or nothing was chosen yet. */
  readonly threads: readonly string[] | undefined;
  readonly roles: { readonly [sender: string]: Role };
  /** What stands in the file twice comes once. */
  readonly once: boolean;
};

export type Need = 'threads' | 'roles';

/** What stays of the choices in the light of what was found. Who is the client and who the practice is for the person to say. */
export function firstChoices({ dayOrder, senders, threads }: Preview, chosen: Choices): Choices {
  const order =
    chosen.dayOrder ??
    (dayOrder.kind === 'known' ? dayOrder.order : dayOrder.kind === 'ask' ? dayOrder.guess : undefined);
  const roles = Object.fromEntries(
    senders.map(({ sender }) => [sender, chosen.roles[sender] ?? guessedRole(sender, senders.length)]),
  );
  return { ...chosen, dayOrder: order, threads: threads.length === 0 ? undefined : (chosen.threads ?? []), roles };
}

/** Whose phone it was is the practice as a rule; of two, the other one is the client. */
function guessedRole(sender: string, count: number): Role {
  if (sender === '') return 'practice';
  return count <= 2 ? 'client' : 'out';
}

/** Nothing of the file is read into this client's before its conversations are chosen. */
export function needsOf({ threads, roles }: Choices): readonly Need[] {
  const needed: Need[] = [];
  if (threads?.length === 0) needed.push('threads');
  if (!Object.values(roles).some((role) => role !== 'out')) needed.push('roles');
  return needed;
}

export function refusalWords(text: ReturnType<typeof useText>, { reason, line }: Refused): string {
  const what = text(`imports.refused.${reason}`);
  const where = line === undefined ? what : text('imports.refused.at', { what, line });
  return `${where} ${text('imports.refused.nothing')}`;
}

export type Pasted = { readonly at: number; readonly sender: string; readonly text: string };

/** The file that typed messages become: one object a line, behind one that says so. */
export function pastedFile(messages: readonly Pasted[]): Blob {
  const lines = [
    { quietline: 'pasted' },
    ...messages.map(({ at, sender, text }) => ({ date: at, sender, body: text })),
  ];
  return new Blob(lines.map((line) => `${JSON.stringify(line)}\n`));
}

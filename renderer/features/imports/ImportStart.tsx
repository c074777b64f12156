/** The ways to begin, and what was brought in before: its original to be saved, all of it to be taken back. */
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useHost } from '../../app/host.ts';
import { Banner, Button, ConfirmDialog, Problem, useToasts } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { drawUndrawn } from './draw-undrawn.ts';
import styles from './imports.module.css';

type ImportStartProps = {
  readonly clientId: ClientId;
  readonly problem: string | undefined;
  onFile(file: File): void;
  onPaste(): void;
};

export function ImportStart({ clientId, problem, onFile, onPaste }: ImportStartProps) {
  const text = useText();
  const faultText = useFaultText();
  const input = useRef<HTMLInputElement>(null);
  const service = useService();
  const earlier = useServiceQuery('imports.list', { clientId });
  useEffect(() => {
    for (const { id, files } of earlier.data ?? []) if (files > 0) void drawUndrawn(service, clientId, id);
  }, [service, clientId, earlier.data]);
  return (
    <div className={styles['stack']}>
      <Problem tone="needs-you">{problem}</Problem>
      <div className={styles['actions']}>
        <Button variant="primary" onClick={() => input.current?.click()}>
          {text('imports.choose')}
        </Button>
        <Button onClick={onPaste}>{text('imports.paste')}</Button>
      </div>
      <p className={styles['hint']}>{text('imports.choose.hint')}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text('imports.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
        }}
      />
      {earlier.isError && <Banner tone="danger">{faultText(earlier.error)}</Banner>}
      {earlier.data !== undefined && earlier.data.length > 0 && (
        <section className={styles['section']}>
          <h3>{text('imports.earlier')}</h3>
          <ul className={styles['earlier']}>
            {earlier.data.map((one) => (
              <Earlier key={one.id} made={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Earlier({ made }: { readonly made: Output<'imports.list'>[number] }) {
  const text = useText();
  const faultText = useFaultText();
  const dates = useDates();
  const host = useHost();
  const { show } = useToasts();
  const [isAsking, setIsAsking] = useState(false);
  const undo = useServiceMutation('imports.undo');
  const save = useServiceMutation('imports.saveOriginal');
  const { id: importId, fileName, messages, files } = made;
  const onError = (fault: Parameters<typeof faultText>[0]) => show({ title: faultText(fault) ?? '', tone: 'danger' });

  async function saveOriginal(): Promise<void> {
    const folder = await host.chooseFolder();
    if (folder === undefined) return;
    save.mutate(
      { importId, folder },
      {
        onSuccess: (outcome) =>
          outcome.kind === 'saved'
            ? show({ title: text('imports.original.saved', { name: outcome.name }), tone: 'done' })
            : show({ title: text(`imports.original.${outcome.kind}`), tone: 'danger' }),
        onError,
      },
    );
  }

  return (
    <li>
      <div className={styles['made']}>
        <p className={styles['madeName']} dir="auto">
          {text('imports.found.kind', { source: text(`imports.source.${made.source}`), name: fileName })}
        </p>
        <p>{text('imports.earlier.facts', { messages, files, by: made.by, at: dates.dateTime(made.at) })}</p>
        <p className={styles['hash']}>{text('imports.earlier.hash', { hash: made.fileSha256 })}</p>
        {made.original === 'missing' && <p>{text('imports.earlier.missing')}</p>}
      </div>
      <div className={styles['actions']}>
        {made.original === 'here' && (
          <Button
            size="small"
            aria-label={text('imports.original.of', { name: fileName })}
            onClick={() => void saveOriginal()}
          >
            {text('imports.original')}
          </Button>
        )}
        <Button size="small" aria-label={text('imports.undo.of', { name: fileName })} onClick={() => setIsAsking(true)}>
          {text('imports.undo')}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        title={text('imports.undo.title')}
        confirmLabel={text('imports.undo.confirm')}
        cancelLabel={text('imports.undo.keep')}
        tone="danger"
        busy={undo.isPending}
        onConfirm={() =>
          undo.mutate(
            { importId },
            {
              onSuccess: ({ messages: count }) => show({ title: text('imports.undone', { count }) }),
              onError,
              onSettled: () => setIsAsking(false),
            },
          )
        }
        onCancel={() => setIsAsking(false)}
      >
        <p>{text('imports.undo.text', { count: messages, files, name: fileName })}</p>
      </ConfirmDialog>
    </li>
  );
}

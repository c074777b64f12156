/** The export that runs or has just ended. It outlives the screen: whoever leaves it finds it again. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { EventPayload } from '../../../shared/contract/index.ts';
import { useServiceEvent } from '../../service/use-service.ts';
import type { KeptForm, StartedExport } from './export-form.ts';

export type ExportOutcome = EventPayload<'taskEnded'>['outcome'];

type RunningExport = {
  readonly started: StartedExport | undefined;
  readonly progress: EventPayload<'taskProgressed'> | undefined;
  readonly outcome: ExportOutcome | undefined;
  /** The form that the export was started from, until it stands on the screen again. */
  readonly kept: KeptForm | undefined;
  begin(started: StartedExport): void;
  /** Nothing of it is left. */
  putAside(): void;
  goBack(): void;
  dropKept(): void;
};

const Context = createContext<RunningExport | undefined>(undefined);

type Watched = Pick<RunningExport, 'started' | 'progress' | 'outcome' | 'kept'>;

const nothing: Watched = { started: undefined, progress: undefined, outcome: undefined, kept: undefined };

/** Stands above the screens for as long as the vault is open. */
export function RunningExportProvider({ children }: { readonly children: ReactNode }) {
  const [watched, setWatched] = useState(nothing);
  useServiceEvent('taskProgressed', (progress) =>
    setWatched((now) => (now.started?.taskId === progress.taskId ? { ...now, progress } : now)),
  );
  useServiceEvent('taskEnded', ({ taskId, outcome }) =>
    setWatched((now) => (now.started?.taskId === taskId ? { ...now, outcome } : now)),
  );
  const value = useMemo(
    () => ({
      ...watched,
      begin: (started: StartedExport) => setWatched({ ...nothing, started }),
      putAside: () => setWatched(nothing),
      goBack: () => setWatched(({ started }) => ({ ...nothing, kept: started?.from })),
      dropKept: () => setWatched((now) => (now.kept === undefined ? now : { ...now, kept: undefined })),
    }),
    [watched],
  );
  return <Context value={value}>{children}</Context>;
}

export function useRunningExport(): RunningExport {
  const value = useContext(Context);
  if (value === undefined) throw new Error('No RunningExportProvider above');
  return value;
}

/** What the command line and the platform say about where things are. */
import path from 'node:path';
import { app } from 'electron';

export type Options = {
  readonly isDemo: boolean;
  /** Where a picture of the first screen is to be saved, if anywhere. */
  readonly picture: string | undefined;
  /** Holds the vault and nothing of Chromium's. */
  readonly vaultFolder: string;
  /** Beside the vault's folder: what goes along when somebody copies that must not take it along. */
  readonly installFile: string;
};

/** Reads the command line and moves the profile to its place; call before `app` is ready. */
export function readOptions(): Options {
  const isDemo = app.commandLine.hasSwitch('demo');
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  const profile =
    chosen === '' ? path.join(app.getPath('appData'), isDemo ? 'Quietline Demo' : 'Quietline') : path.resolve(chosen);
  app.setPath('userData', profile);
  const picture = app.commandLine.getSwitchValue('picture');
  return {
    isDemo,
    picture: picture === '' ? undefined : path.resolve(picture),
    installFile: path.join(profile, 'installation.json'),
    vaultFolder: path.join(profile, isDemo ? 'demo-vault' : 'vault'),
  };
}

/** A folder of the build, as Electron's own processes read it (from inside the archive when packaged). */
export function builtFolder(room: 'preload' | 'renderer'): string {
  return path.join(app.getAppPath(), 'dist', room);
}

/** A folder of the build that lies on disk as plain files even when packaged: another process reads it. */
export function unpackedFolder(room: 'service' | 'client' | 'verifier'): string {
  return path.join(app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked'), 'dist', room);
}

/** What the commands need to know of the Electron that was found. */
export type ElectronRuntime = {
  executablePath: string;
  /** Without a leading v. */
  version: string;
  /** An older Electron for development and tests where the official one cannot be had: never for a release. */
  isFallback: boolean;
  distDir: string;
};

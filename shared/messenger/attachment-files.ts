/** The port behind which each end keeps the sealed parts of its files: a folder in the service, IndexedDB in the client's browser. */

/** A `fileId` is 32 lower-case hexadecimal digits. */
export type AttachmentFiles = {
  /**
   * In the place of what was there; `sealed` is the caller's again once it resolves. Rejects with `StoreFull` where there is no room. A power cut before `finish`
   * may take it: it proves itself when it is read, and then it is fetched again.
   */
  put(fileId: string, part: number, sealed: Uint8Array): Promise<void>;
  get(fileId: string, part: number): Promise<Uint8Array | undefined>;
  /** All of its parts are there, and resolves once they would survive a power cut: nothing is put any more. */
  finish(fileId: string, parts: number): Promise<void>;
  /** Also of what is not there. */
  remove(fileId: string): Promise<void>;
};

/** What an end that handles files gives to its engine. */
export type AttachmentPorts = {
  readonly files: AttachmentFiles;
  /** Incoming files up to this size are fetched without being asked for: a relay keeps them for a month only. */
  readonly fetchUpToBytes: number;
};

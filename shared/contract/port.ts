/** One end of a pair that carries structured-clonable values: a MessagePort, a child process's channel, a test's pair. */
export type Port = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

/**
 * What the relay's client needs of a web platform, as shapes that both Node's and a browser's `globalThis`
 * have, so that a caller passes its own `globalThis` and shared code names no global.
 */

export type AnswerBody = {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
};

export type Answer = {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AnswerBody | null;
};

/** Every field is optional only so that the platform's own, wider type fits. */
export type FetchOptions = {
  readonly method?: string | undefined;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: unknown;
  readonly redirect?: string | undefined;
  readonly credentials?: string | undefined;
  readonly cache?: string | undefined;
  readonly referrerPolicy?: string | undefined;
};

export type SocketEvent = { readonly data?: unknown };

export type Socket = {
  binaryType: string;
  readonly readyState: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
  addEventListener(type: 'open' | 'message' | 'close' | 'error', run: (event: SocketEvent) => void): void;
};

export type WebPlatform = {
  fetch(url: string, options?: FetchOptions): Promise<Answer>;
  readonly AbortController: new () => { readonly signal: unknown; abort(): void };
  /** Without it, watching asks again and again instead. */
  readonly WebSocket?: new (
    url: string,
  ) => Socket;
};

/**
 * The few globals that Node and every browser both have. Rooms under `shared/` see these and no others,
 * so nothing in them can lean on one platform.
 */
declare function setTimeout(run: () => void, delayMs?: number): number;
declare function clearTimeout(timer: number | undefined): void;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

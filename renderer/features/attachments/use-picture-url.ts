/** An address under which the page may show decoded bytes, for as long as they are on screen. */
import { useEffect, useState } from 'react';
import type { Picture } from '../../../shared/domain/pictures/picture.ts';

/** `judge` says whether the bytes may be decoded at all, and as what: never by what the sender called them. */
export function usePictureUrl(
  bytes: Uint8Array | undefined,
  judge: (bytes: Uint8Array) => Picture | undefined,
): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const picture = bytes && judge(bytes);
    if (bytes === undefined || picture === undefined) return undefined;
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: picture.type }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [bytes, judge]);
  return url;
}

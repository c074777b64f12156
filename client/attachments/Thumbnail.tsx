/** The small picture of a file; nothing where there is none, or none that may be decoded. */
import { useState } from 'react';
import { shownThumbnail } from '../../shared/domain/pictures/picture.ts';
import { usePictureUrl } from './use-picture-url.ts';

export function Thumbnail({ bytes }: { bytes: Uint8Array | undefined }) {
  const url = usePictureUrl(bytes, shownThumbnail);
  const [broken, setBroken] = useState<string>();
  if (url === undefined || url === broken) return null;
  return <img className="thumbnail" src={url} alt="" onError={() => setBroken(url)} />;
}

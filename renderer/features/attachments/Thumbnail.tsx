/** The small picture of a file, or the sign of its kind where there is none. */
import { File, FileText, Film, Image, Music } from 'lucide-react';
import { useState } from 'react';
import { shownThumbnail } from '../../../shared/domain/pictures/picture.ts';
import { Icon, type IconShape } from '../../components/index.ts';
import styles from './attachments.module.css';
import { usePictureUrl } from './use-picture-url.ts';

type ThumbnailProps = { readonly mime: string; readonly bytes: Uint8Array | undefined };

export function Thumbnail({ mime, bytes }: ThumbnailProps) {
  const url = usePictureUrl(bytes, shownThumbnail);
  const [broken, setBroken] = useState<string>();
  if (url === undefined || url === broken) {
    return (
      <span className={styles['sign']}>
        <Icon of={signOf(mime)} size={20} />
      </span>
    );
  }
  return <img className={styles['thumbnail']} src={url} alt="" onError={() => setBroken(url)} />;
}

function signOf(mime: string): IconShape {
  if (mime.startsWith('image/')) return Image;
  if (mime.startsWith('video/')) return Film;
  if (mime.startsWith('audio/')) return Music;
  return mime.startsWith('text/') || mime === 'application/pdf' ? FileText : File;
}

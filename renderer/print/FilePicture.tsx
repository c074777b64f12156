/** The small picture that a file came with, by its sender's word; nothing where there is none or it is of no known kind. */
import { useMemo } from 'react';
import type { Output } from '../../shared/contract/index.ts';
import { shownThumbnail } from '../../shared/domain/pictures/picture.ts';

type Picture = Output<'records.printDocument'>['thumbnails'][number];
export type Pictures = ReadonlyMap<string, Picture>;

type FilePictureProps = { readonly picture: Picture | undefined; readonly words: string };

/** Its address lives as long as the window, which prints once and is gone. */
export function FilePicture({ picture, words }: FilePictureProps) {
  const url = useMemo(() => {
    const known = picture && shownThumbnail(picture.bytes);
    return known && URL.createObjectURL(new Blob([picture.bytes.slice()], { type: known.type }));
  }, [picture]);
  return url === undefined ? null : <img className="picture" src={url} alt={words} />;
}

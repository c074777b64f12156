/** A received picture, large. Only bytes that are a raster picture of a safe size are decoded; nothing else is ever rendered here. */
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { shownPicture } from '../../../shared/domain/pictures/picture.ts';
import { Banner, Button, Dialog, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import styles from './attachments.module.css';
import { readAttachment, type ReadPiece } from './read-attachment.ts';
import { usePictureUrl } from './use-picture-url.ts';

type PictureViewerProps = {
  readonly name: string;
  /** The same one each time, as long as it is about the same file. */
  readonly read: ReadPiece;
  readonly open: boolean;
  onSave(): void;
  onClose(): void;
};

export function PictureViewer({ name, read, open, onSave, onClose }: PictureViewerProps) {
  const text = useText();
  return (
    <Dialog
      open={open}
      size="large"
      title={name === '' ? text('attachments.unnamed') : name}
      onClose={onClose}
      footer={
        <Button icon={Download} onClick={onSave}>
          {text('attachments.action.save')}
        </Button>
      }
    >
      <Shown name={name} read={read} />
    </Dialog>
  );
}

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly words: string };

/** Mounted with the dialog's content: what was read is let go of when it closes. */
function Shown({ name, read }: Pick<PictureViewerProps, 'name' | 'read'>) {
  const text = useText();
  const faultText = useFaultText();
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const url = usePictureUrl(loaded.kind === 'shown' ? loaded.bytes : undefined, shownPicture);

  useEffect(() => {
    let isWanted = true;
    const show = (next: Loaded) => isWanted && setLoaded(next);
    readAttachment(read, () => isWanted).then(
      (outcome) => {
        if (outcome.kind === 'stopped') return;
        if (outcome.kind !== 'read') show({ kind: 'problem', words: text(`attachments.view.${outcome.kind}`) });
        else if (shownPicture(outcome.bytes) === undefined)
          show({ kind: 'problem', words: text('attachments.view.no-picture') });
        else show({ kind: 'shown', bytes: outcome.bytes });
      },
      (fault: unknown) =>
        show({ kind: 'problem', words: faultText(faultOf(fault)) ?? text('attachments.view.damaged') }),
    );
    return () => {
      isWanted = false;
    };
  }, [read, text, faultText]);

  if (loaded.kind === 'problem') {
    return (
      <Banner tone="needs-you" isLive>
        {loaded.words}
      </Banner>
    );
  }
  if (url === undefined) {
    return (
      <div className={styles['loading']}>
        <Spinner label={text('attachments.view.loading')} />
      </div>
    );
  }
  return (
    <img
      className={styles['picture']}
      src={url}
      alt={text('attachments.view.alt', { name })}
      onError={() => setLoaded({ kind: 'problem', words: text('attachments.view.no-picture') })}
    />
  );
}

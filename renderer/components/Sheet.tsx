/** A larger task in a panel at the side, over the screen. */
import { Dialog, type DialogProps } from './Dialog.tsx';

export function Sheet(props: Omit<DialogProps, 'size' | 'initialFocus'>) {
  return <Dialog {...props} size="side" />;
}

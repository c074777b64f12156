/** Prints a sheet, once it is there. */
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Banner, Button, type ButtonProps } from '../components/index.ts';
import { useText } from '../i18n/use-text.ts';
import type { Paper } from './use-paper.ts';

type PrintButtonProps = Pick<ButtonProps, 'variant' | 'disabled' | 'title' | 'children'> & {
  readonly paper: Paper;
  onPrinted?(): void;
};

export function PrintButton({ paper, disabled = false, onPrinted, ...rest }: PrintButtonProps) {
  const text = useText();
  const [isRefused, setIsRefused] = useState(false);

  async function print(): Promise<void> {
    const outcome = await paper.print();
    setIsRefused(outcome === 'no-sheet');
    // Cancelling the system's dialog is no event of ours.
    if (outcome === 'printed') onPrinted?.();
  }

  return (
    <>
      {isRefused && (
        <Banner tone="needs-you" isLive>
          {text('components.print.noSheet')}
        </Banner>
      )}
      <Button {...rest} icon={Printer} disabled={disabled || !paper.isReady} onClick={() => void print()} />
    </>
  );
}

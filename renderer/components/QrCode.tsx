/** A QR code, always dark on white so that any camera reads it, in the dark theme too. */
import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

type QrCodeProps = { readonly text: string; readonly label: string; readonly className?: string | undefined };

export function QrCode({ text, label, className }: QrCodeProps) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className={className}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}

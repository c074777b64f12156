/** The one way from a screen to paper: nothing is printed but a sheet that is there and drawn. */
import { useEffect, useState } from 'react';
import { type Host, useHost } from './host.ts';

export type Paper = {
  /** For the PrintSheet: `<PrintSheet ref={paper.sheet}>`. */
  sheet(element: HTMLElement | null): void;
  /** The sheet is there and drawn: until then no button prints. */
  readonly isReady: boolean;
  print(): ReturnType<Host['printWindow']>;
  /** `name` with its ending. */
  savePdf(name: string): ReturnType<Host['savePdf']>;
};

/** `onGiven`: it went to the printer, or became a file; not where the system's dialog was cancelled. */
export function usePaper(onGiven?: (to: 'paper' | 'pdf') => void): Paper {
  const host = useHost();
  const [sheet, setSheet] = useState<HTMLElement | null>(null);
  const [drawn, setDrawn] = useState<HTMLElement>();

  useEffect(() => {
    if (sheet === null) return undefined;
    let isGone = false;
    void untilDrawn(sheet).then((isDrawn) => !isGone && isDrawn && setDrawn(sheet));
    return () => {
      isGone = true;
    };
  }, [sheet]);

  /** Where two sheets are there at once, only the one that was asked for is printed. */
  async function withSheet<Outcome>(run: () => Promise<Outcome>, otherwise: Outcome): Promise<Outcome> {
    if (sheet === null || !(await untilDrawn(sheet)) || !sheet.isConnected) return otherwise;
    sheet.toggleAttribute('data-print-now', true);
    try {
      return await run();
    } finally {
      sheet.toggleAttribute('data-print-now', false);
    }
  }

  return {
    sheet: setSheet,
    isReady: sheet !== null && drawn === sheet,
    async print() {
      const outcome = await withSheet(() => host.printWindow(), 'no-sheet');
      if (outcome === 'printed') onGiven?.('paper');
      return outcome;
    },
    async savePdf(name) {
      const outcome = await withSheet(() => host.savePdf(name), 'failed');
      if (outcome === 'saved') onGiven?.('pdf');
      return outcome;
    },
  };
}

const families = ['--font-sans', '--font-serif', '--font-code'] as const;

/** A sheet is shown on no screen, so nothing else has asked for its fonts and pictures yet. False: a picture is missing. */
async function untilDrawn(sheet: HTMLElement): Promise<boolean> {
  const style = getComputedStyle(document.documentElement);
  const words = sheet.textContent;
  try {
    await Promise.all([
      ...families.flatMap((family) => {
        const font = `16px ${style.getPropertyValue(family)}`;
        return [document.fonts.load(font, words), document.fonts.load(`italic ${font}`, words)];
      }),
      ...[...sheet.querySelectorAll('img')].map((picture) => picture.decode()),
    ]);
  } catch {
    return false;
  }
  // What is still being rendered stands two frames later.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return true;
}

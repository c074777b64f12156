/** Which steps put the page on a home screen, by what the browser says of itself. */

export const homeScreens = ['Ios', 'Android', 'Samsung', 'Firefox', 'Desktop'] as const;
export type HomeScreen = (typeof homeScreens)[number];

export function homeScreenOf(userAgent: string, touchPoints: number): HomeScreen {
  // An iPad calls itself a Mac; no Mac has touch points.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'Ios';
  if (!/Android/.test(userAgent)) return 'Desktop';
  if (/SamsungBrowser/.test(userAgent)) return 'Samsung';
  return /Firefox/.test(userAgent) ? 'Firefox' : 'Android';
}

/** Public emergency and crisis numbers, the reader's own part of the world first. */
import type { MessageKey } from '../i18n/en.ts';

export type EmergencyNumbers = {
  readonly place: MessageKey;
  readonly emergency: string;
  /** A line for suicidal crises, where there is one number for the whole place. */
  readonly crisis?: string;
};

const northAmerica: EmergencyNumbers = { place: 'emergencyNorthAmerica', emergency: '911', crisis: '988' };
const spain: EmergencyNumbers = { place: 'emergencySpain', emergency: '112', crisis: '024' };
const europe: EmergencyNumbers = { place: 'emergencyEurope', emergency: '112' };
const unitedKingdom: EmergencyNumbers = { place: 'emergencyUnitedKingdom', emergency: '999', crisis: '116 123' };
const mexico: EmergencyNumbers = { place: 'emergencyMexico', emergency: '911' };

const byRegion: Readonly<Record<string, EmergencyNumbers>> = {
  US: northAmerica,
  CA: northAmerica,
  ES: spain,
  GB: unitedKingdom,
  MX: mexico,
};

/** `languages` as the browser lists them. Nothing is left out: a person may be far from home. */
export function emergencyNumbers(languages: readonly string[]): readonly EmergencyNumbers[] {
  const everywhere = [northAmerica, spain, europe, unitedKingdom, mexico];
  const region = languages.map((language) => /-([A-Z]{2})\b/.exec(language)?.[1]).find((found) => found !== undefined);
  const fallback = languages[0]?.startsWith('es') === true ? spain : undefined;
  const first = (region === undefined ? undefined : byRegion[region]) ?? fallback;
  return first === undefined ? everywhere : [first, ...everywhere.filter((numbers) => numbers !== first)];
}

/** The `tel:` address of a number as a person wrote it; undefined where it holds no dialable number. */
export function dialable(phone: string): string | undefined {
  const digits = phone.replace(/[^\d+*#]/g, '').slice(0, 24);
  return /\d{3}/.test(digits) && /^\+?[\d*#]+$/.test(digits)
    ? `tel:${encodeURIComponent(digits).replace('%2B', '+')}`
    : undefined;
}

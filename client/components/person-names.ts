/** Names as they came over the wire, made fit to stand in a sentence (attacks.md 46). */
import { cleanPersonName } from '../../shared/language/person-name.ts';
import type { Profile } from '../../shared/messenger/store.ts';

/** Shown where nothing is left of a name. */
const noName = '·';

export function nameOf(profile: Profile): string {
  return cleanPersonName(profile.name) || cleanPersonName(profile.practiceName ?? '') || noName;
}

/** Undefined where there is none, or where it would only repeat the name. */
export function practiceOf(profile: Profile): string | undefined {
  const practice = cleanPersonName(profile.practiceName ?? '');
  return practice === '' || practice === nameOf(profile) ? undefined : practice;
}

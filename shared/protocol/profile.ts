/** What the therapist tells a client about the practice; part of WELCOME and of content type 13. */
import { cleanPersonName } from '../language/person-name.ts';
import { type CborMap, cborMap } from './cbor.ts';
import { textAt } from './cbor-fields.ts';

export type Profile = {
  readonly practiceName: string;
  readonly therapistName: string;
  readonly phone: string;
  /** Plain text of several lines: shown as text, never as markup. */
  readonly emergencyText: string;
};

const MAX_EMERGENCY_CHARACTERS = 4000;

/** `{1: practice name, 2: therapist name, 3: phone, 4: emergency text}` */
export function profileMap(profile: Profile): CborMap {
  return cborMap({
    1: cleanPersonName(profile.practiceName),
    2: cleanPersonName(profile.therapistName),
    3: cleanPersonName(profile.phone),
    4: profile.emergencyText,
  });
}

/** What is missing is empty. */
export function profileOf(map: CborMap): Profile {
  return {
    practiceName: cleanPersonName(textAt(map, 1) ?? ''),
    therapistName: cleanPersonName(textAt(map, 2) ?? ''),
    phone: cleanPersonName(textAt(map, 3) ?? ''),
    emergencyText: (textAt(map, 4) ?? '').slice(0, MAX_EMERGENCY_CHARACTERS).toWellFormed(),
  };
}

/** The words of emergencies, agreements and the safety number, in English. */
export const safety = {
  emergency: 'Emergency',
  emergencyTitle: 'In an emergency',
  emergencyNotWatched: 'Nobody watches these messages around the clock. Do not wait for an answer here.',
  emergencyCall: 'If you or someone else is in danger, call your local emergency number now.',
  emergencyNorthAmerica: 'United States and Canada',
  emergencySpain: 'Spain',
  emergencyEurope: 'European Union',
  emergencyUnitedKingdom: 'United Kingdom',
  emergencyMexico: 'Mexico',
  emergencyNumber: 'emergency',
  crisisNumber: 'suicide and crisis line',
  emergencyPhone: 'Phone of {therapist}',
  emergencyOwnWords: 'From {therapist}',

  policy: 'Policy and plan',
  policyTitle: 'What we agreed',
  policyWhat: 'Kept on this device: you can read it without a connection.',
  safety: 'Safety number',
  safetyTitle: 'Is this really {therapist}?',
  safetyHow:
    'Compare these numbers with {therapist} the next time you see each other, in the room or by video. If all twelve groups are the same, nobody stands between you.',
  safetyDiffer: 'If they differ, write nothing private here, and call {therapist}.',
  safetyUnverified: 'Not compared yet.',
  safetyVerified: 'Compared on {date}.',
  safetySame: 'The numbers are the same',
  safetyTakeBack: 'Mark as not compared',
  safetyNew:
    'This conversation has a new safety number. Compare it with {therapist} before you write anything private.',
  safetyNone: 'The safety number appears once {therapist} has let you in.',
  safetyGroups: 'Safety number, twelve groups of five digits',
};

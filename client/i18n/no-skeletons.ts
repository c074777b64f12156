/**
 * Stands in for the part of the message parser that reads number and date skeletons (`{n, number, ::percent}`).
 * No word of this page uses one, which a test makes sure of, and the part would be a fiftieth of what a phone
 * must load before the page can be used.
 */

export function parseNumberSkeleton(): never {
  return refuse();
}

export function parseNumberSkeletonFromString(): never {
  return refuse();
}

export function parseDateTimeSkeleton(): never {
  return refuse();
}

function refuse(): never {
  throw new Error('The words of this page use no skeletons.');
}

/** What a change of the settings was about, for the audit log. */
import type { Settings } from './settings.repository.ts';

/** The names of the settings that differ; never what is in them. */
export function changedFields(before: Settings, after: Settings): readonly string[] {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(known.get(field)))
    .map(([field]) => field);
}

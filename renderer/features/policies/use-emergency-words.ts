/** What the practice tells clients about emergencies: the words of the policy in force in their language, else those of the settings. */
import type { Locale } from '../../../shared/contract/index.ts';
import { emergencyWords } from '../../../shared/domain/policies/policy-form.ts';
import { useServiceQuery } from '../../service/use-service.ts';

/** Undefined while it is not known yet; empty where nothing was written. */
export function useEmergencyWords(locale: Locale): readonly string[] | undefined {
  const settings = useServiceQuery('settings.get', undefined);
  const policy = useServiceQuery('policies.get', undefined);
  const number = policy.data?.versions[0]?.number;
  const version = useServiceQuery('policies.version', { number: number ?? 1 }, { enabled: number !== undefined });
  if (settings.data === undefined || policy.data === undefined) return undefined;
  if (number !== undefined && version.data === undefined) return undefined;
  const form = version.data?.forms.find((one) => one.locale === locale)?.form;
  const said = form === undefined ? [] : emergencyWords(form);
  if (said.length > 0) return said;
  return settings.data.emergencyText === '' ? [] : [settings.data.emergencyText];
}

/** Asking one client to sign the policy in force, with a word on what came of it. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

type Asking = { ask(client: { readonly id: ClientId; readonly name: string }): void; readonly isAsking: boolean };

export function useAskToSign(): Asking {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const asking = useServiceMutation('policies.ask');
  return {
    ask({ id, name }) {
      asking.mutate(
        { clientIds: [id] },
        {
          onSuccess: ({ asked }) => show({ title: text(asked > 0 ? 'policies.asked' : 'policies.notAsked', { name }) }),
          onError: (fault) => show({ title: faultText(fault) ?? '', tone: 'danger' }),
        },
      );
    },
    isAsking: asking.isPending,
  };
}

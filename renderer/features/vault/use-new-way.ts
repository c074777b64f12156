/** The last step of a new kit or new shares: what is on paper now comes into use. */
import { useState } from 'react';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';

export function useNewWay(onDone: () => void) {
  const service = useService();
  const faultText = useFaultText();
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function confirm(): Promise<void> {
    setIsBusy(true);
    try {
      await service.call('vault.confirmNewWay', undefined);
      onDone();
    } catch (caught) {
      setFault(faultText(faultOf(caught)));
      setIsBusy(false);
    }
  }

  return { confirm: () => void confirm(), isBusy, fault };
}

/** A vault's folder that came from another computer asks before anything is sent: two that send at once would break conversations. */
import { useState } from 'react';
import { Button, Form, FormActions, RadioGroup } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { GateFrame } from './GateFrame.tsx';

export function MovedOrCopy({ onSettled }: { onSettled(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [answer, setAnswer] = useState<'moved' | 'copy'>('copy');
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function settle(): Promise<void> {
    setIsBusy(true);
    try {
      await service.call('vault.settle', { answer });
      onSettled();
    } catch (error) {
      setFault(faultText(faultOf(error)));
      setIsBusy(false);
    }
  }

  return (
    <GateFrame title={text('moving.askTitle')} lead={text('moving.askText')}>
      <Form label={text('moving.askTitle')} onSubmit={() => void settle()}>
        <RadioGroup
          label={text('moving.ask')}
          options={[
            { value: 'copy', label: text('moving.copy'), hint: text('moving.copyHint') },
            { value: 'moved', label: text('moving.moved'), hint: text('moving.movedHint') },
          ]}
          value={answer}
          onChange={setAnswer}
        />
        {fault !== undefined && <p role="alert">{fault}</p>}
        <FormActions>
          <Button type="submit" variant="primary" busy={isBusy}>
            {text('moving.go')}
          </Button>
        </FormActions>
      </Form>
    </GateFrame>
  );
}

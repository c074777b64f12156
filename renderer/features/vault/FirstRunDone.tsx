/** The end of the first run. */
import { Button, FormActions } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { firstRunSteps } from './FirstRun.tsx';
import { GateFrame } from './GateFrame.tsx';

export function FirstRunDone({ onOpen }: { onOpen(): void }) {
  const text = useText();
  return (
    <GateFrame
      title={text('firstRun.doneTitle')}
      step={text('firstRun.step', { step: firstRunSteps, steps: firstRunSteps })}
      lead={text('firstRun.doneText')}
    >
      <p>{text('firstRun.doneLock')}</p>
      <FormActions>
        <Button variant="primary" onClick={onOpen}>
          {text('firstRun.open')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

/** Helping a client through the door, on the phone or in the room: what they see at each step, and what to say. */
import { useState } from 'react';
import { Badge, Button, Heading } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type JoinProgress, type Signing, type StepState, stepsWith } from './help-steps.ts';
import { StepPicture } from './StepPicture.tsx';
import styles from './help.module.css';

type HelpNowProps = {
  readonly clientName: string;
  readonly progress: JoinProgress;
  readonly signing: Signing;
  /** The invite asks for the code that is said on the phone. */
  readonly hasCode: boolean;
};

export function HelpNow({ clientName, progress, signing, hasCode }: HelpNowProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={styles['help']}>
      <Button variant="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {text(isOpen ? 'clients.help.hide' : 'clients.help.show', { name: clientName })}
      </Button>
      {isOpen && (
        <>
          <p className={styles['soft']}>{text('clients.help.what')}</p>
          <ol className={styles['steps']} role="list">
            {stepsWith(progress, signing).map(({ step, state }) => (
              <Step key={step} step={step} state={state} clientName={clientName} hasCode={hasCode} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

type StepProps = StepState & {
  readonly clientName: string;
  readonly hasCode: boolean;
};

function Step({ step, state, clientName, hasCode }: StepProps) {
  const text = useText();
  const isNow = state === 'now';
  const name = { name: clientName };
  return (
    <li className={styles['step']} aria-current={isNow ? 'step' : undefined}>
      <StepPicture step={step} className={styles['picture']} />
      <div className={styles['words']}>
        <Heading level={3} size="body">
          {text(`clients.help.${step}.see`, name)} {isNow && <Badge tone="needs-you">{text('clients.help.now')}</Badge>}
          {state === 'done' && <Badge tone="done">{text('clients.help.done')}</Badge>}
        </Heading>
        <p className={styles['say']}>{text(`clients.help.${step}.say`, name)}</p>
        {step === 'name' && hasCode && <p className={styles['say']}>{text('clients.help.name.code')}</p>}
        <p className={styles['soft']}>{text(`clients.help.${step}.if`, name)}</p>
      </div>
    </li>
  );
}

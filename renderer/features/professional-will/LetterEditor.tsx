/** The letter for custodians: what the therapist writes, kept as it is typed. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { Heading, TextArea } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAutosave } from '../../service/use-autosave.ts';
import { useService } from '../../service/use-service.ts';
import styles from './will.module.css';

type State = Output<'will.state'>;

export function LetterEditor({ state }: { readonly state: State }) {
  const text = useText();
  const service = useService();
  return (
    <>
      <Heading level={3} size="lead">
        {text('will.letter.title')}
      </Heading>
      <KeptText
        label={text('will.letter.label')}
        hint={text('will.letter.hint')}
        initial={state.letter}
        maxLength={100_000}
        save={(letter) => service.call('will.saveLetter', { letter })}
      />
      <Heading level={4} size="body">
        {text('will.letter.clients')}
      </Heading>
      <p className={styles['quiet']}>
        {text(state.clients.length === 0 ? 'will.letter.noClients' : 'will.letter.clientsText')}
      </p>
      {state.clients.map(({ id, name, text: initial }) => (
        <KeptText
          key={id}
          label={text('will.letter.client', { name })}
          initial={initial}
          maxLength={4000}
          save={(next) => service.call('will.saveClient', { clientId: id, text: next })}
        />
      ))}
    </>
  );
}

type KeptTextProps = {
  readonly label: string;
  readonly hint?: string;
  /** What is kept already; later answers do not overwrite what is being typed. */
  readonly initial: string;
  readonly maxLength: number;
  save(value: string): Promise<unknown>;
};

function KeptText({ label, hint, initial, maxLength, save }: KeptTextProps) {
  const text = useText();
  const [value, setValue] = useState(initial);
  const [wasTyped, setWasTyped] = useState(false);
  const [autosave, state] = useAutosave(save);
  return (
    <TextArea
      label={label}
      hint={wasTyped && state === 'kept' ? text('will.letter.kept') : hint}
      dir="auto"
      maxLength={maxLength}
      value={value}
      onChange={(next) => {
        setValue(next);
        setWasTyped(true);
        autosave.change(next);
      }}
    />
  );
}

/** Who gets a share, and how many of them are needed together. */
import { Plus, X } from 'lucide-react';
import { Button, FormActions, IconButton, Select, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './ways.module.css';

const most = 16;

type Holder = { readonly key: number; readonly name: string };

export type ChosenHolders = { readonly holders: readonly Holder[]; readonly needed: number };

export const twoOfThree: ChosenHolders = { holders: [0, 1, 2].map((key) => ({ key, name: '' })), needed: 2 };

type ShareHoldersProps = {
  /** What the shares open, in whose words it is asked. */
  readonly of: 'ways' | 'will.shares';
  readonly chosen: ChosenHolders;
  /** The shares were asked for: each needs a name. */
  readonly isAsked: boolean;
  onChange(chosen: ChosenHolders): void;
};

export function ShareHolders({ of, chosen: { holders, needed }, isAsked, onChange }: ShareHoldersProps) {
  const text = useText();

  function set(changed: readonly Holder[]): void {
    onChange({ holders: changed, needed: Math.min(needed, changed.length) });
  }

  return (
    <>
      {holders.map(({ key, name }, index) => (
        <div key={key} className={styles['holder']}>
          <TextField
            label={text(`${of}.holder`, { number: index + 1 })}
            value={name}
            maxLength={200}
            dir="auto"
            error={isAsked && name.trim() === '' ? text('ways.holderMissing') : undefined}
            onChange={(value) => set(holders.map((one) => (one.key === key ? { key, name: value } : one)))}
          />
          {holders.length > 2 && (
            <IconButton
              icon={X}
              label={text('ways.removeHolder', { number: index + 1 })}
              onClick={() => set(holders.filter((one) => one.key !== key))}
            />
          )}
        </div>
      ))}
      {holders.length < most && (
        <FormActions>
          <Button
            size="small"
            variant="quiet"
            icon={Plus}
            onClick={() => set([...holders, { key: Math.max(...holders.map(({ key }) => key)) + 1, name: '' }])}
          >
            {text('ways.addHolder')}
          </Button>
        </FormActions>
      )}
      <Select
        label={text(`${of}.needed`)}
        hint={text(`${of}.neededHint`)}
        options={holders.slice(1).map((_, index) => ({
          value: String(index + 2),
          label: text('ways.neededOf', { needed: index + 2, count: holders.length }),
        }))}
        value={String(needed)}
        onChange={(value) => onChange({ holders, needed: Number(value) })}
      />
    </>
  );
}

/** A passphrase: hidden until asked, says when Caps Lock is on, and how strong it is where that matters. */
import { ArrowBigUp, Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type KeyboardEvent, useId, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Field, type FieldTexts } from './Field.tsx';
import styles from './form.module.css';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { type Strength, StrengthMeter } from './StrengthMeter.tsx';

export type PassphraseFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'className' | 'type'> & {
    readonly value: string;
    onChange(value: string): void;
    /** Undefined: no meter. */
    readonly strength?: Strength | undefined;
  };

export function PassphraseField({
  label,
  isLabelHidden,
  hint,
  error,
  value,
  onChange,
  strength,
  ...rest
}: PassphraseFieldProps) {
  const text = useText();
  const meterId = useId();
  const [isShown, setIsShown] = useState(false);
  const [isCapsLockOn, setIsCapsLockOn] = useState(false);
  function watchCapsLock(event: KeyboardEvent<HTMLInputElement>): void {
    setIsCapsLockOn(event.getModifierState('CapsLock'));
  }
  return (
    <Field label={label} isLabelHidden={isLabelHidden ?? false} hint={hint} error={error}>
      {(wiring) => (
        <>
          <div className={styles['withButton']}>
            <input
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              {...rest}
              {...wiring}
              aria-describedby={
                [wiring['aria-describedby'], strength && meterId].filter(Boolean).join(' ') || undefined
              }
              type={isShown ? 'text' : 'password'}
              className={styles['control']}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              onKeyDown={watchCapsLock}
              onKeyUp={watchCapsLock}
              onBlur={() => setIsCapsLockOn(false)}
            />
            <span className={styles['insideButton']}>
              <IconButton
                icon={isShown ? EyeOff : Eye}
                label={text(isShown ? 'components.hidePassphrase' : 'components.showPassphrase')}
                onClick={() => setIsShown(!isShown)}
              />
            </span>
          </div>
          {isCapsLockOn && (
            <p className={styles['note']} role="status">
              <Icon of={ArrowBigUp} size={16} />
              {text('components.capsLock')}
            </p>
          )}
          {strength !== undefined && <StrengthMeter strength={strength} id={meterId} />}
        </>
      )}
    </Field>
  );
}

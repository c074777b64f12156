/** The frame of every screen outside the workspace: the name, a heading that takes the focus, one column, the language below. */
import { type ReactNode, useEffect, useRef } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { classNames, Heading } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from './BrandMark.tsx';
import styles from './gate.module.css';

type GateFrameProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  /** "Step 2 of 5". */
  readonly step?: string;
  readonly isWide?: boolean;
  /** False where a field of the screen takes the focus itself. */
  readonly focusesTitle?: boolean;
  readonly children: ReactNode;
};

export function GateFrame({ title, lead, step, isWide = false, focusesTitle = true, children }: GateFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusesTitle) heading.current?.focus();
  }, [focusesTitle]);
  return (
    <div className={styles['frame']}>
      <main className={classNames(styles['content'], isWide && styles['wide'])}>
        <div className={styles['brand']}>
          <BrandMark />
          <span>Quietline</span>
        </div>
        <div className={styles['head']}>
          {step !== undefined && <p className={styles['step']}>{step}</p>}
          <Heading level={1} size="display" ref={heading} tabIndex={-1}>
            {title}
          </Heading>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {children}
      </main>
      <LanguageChoice />
    </div>
  );
}

const languages = [
  { locale: 'en', name: 'English' },
  { locale: 'es', name: 'Español' },
] as const;

function LanguageChoice() {
  const text = useText();
  const { language, setLanguage } = usePreferences();
  return (
    <footer className={styles['foot']}>
      <fieldset className={styles['languages']} aria-label={text('gate.language')}>
        {languages.map(({ locale, name }) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={language === locale}
            className={styles['language']}
            onClick={() => setLanguage(locale)}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </footer>
  );
}

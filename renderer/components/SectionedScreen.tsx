/** A place of several sections: their names at the left, one of them open. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Heading } from './Heading.tsx';
import { Icon, type IconShape } from './Icon.tsx';
import styles from './sectioned-screen.module.css';

type SectionedScreenProps<Name extends string> = {
  readonly title: string;
  readonly sections: readonly { readonly name: Name; readonly label: string; readonly icon: IconShape }[];
  readonly current: NoInfer<Name>;
  /** As wide as there is room, for tables and for what stands side by side. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
  onGo(section: NoInfer<Name>): void;
};

export function SectionedScreen<Name extends string>({
  title,
  sections,
  current,
  isWide = false,
  children,
  onGo,
}: SectionedScreenProps<Name>) {
  const label = sections.find(({ name }) => name === current)?.label ?? title;
  return (
    <div className={styles['screen']}>
      <nav className={styles['sections']} aria-label={title}>
        <Heading level={1} tabIndex={-1} className={styles['sectionsTitle']}>
          {title}
        </Heading>
        {sections.map((section) => (
          <button
            key={section.name}
            type="button"
            className={styles['sectionLink']}
            aria-current={section.name === current ? 'true' : undefined}
            onClick={() => onGo(section.name)}
          >
            <Icon of={section.icon} />
            {section.label}
          </button>
        ))}
      </nav>
      {/* Each section begins at its top, however far the one before was scrolled. */}
      <div key={current} className={styles['content']}>
        <section className={classNames(styles['column'], isWide && styles['wide'])} aria-label={label}>
          <Heading level={2} size="title">
            {label}
          </Heading>
          {children}
        </section>
      </div>
    </div>
  );
}

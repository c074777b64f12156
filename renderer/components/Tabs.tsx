/** Views of one thing, one at a time. */
import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './Badge.tsx';
import styles from './tabs.module.css';

export type Tab<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
};

type TabsProps<Value extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<NoInfer<Value>>[];
  readonly value: Value;
  onChange(value: NoInfer<Value>): void;
};

export function Tabs<Value extends string>({ label, tabs, value, onChange }: TabsProps<Value>) {
  function change(next: unknown): void {
    const chosen = tabs.find((tab) => tab.value === next);
    if (chosen !== undefined) onChange(chosen.value);
  }
  return (
    <BaseTabs.Root className={styles['tabs']} value={value} onValueChange={change}>
      <BaseTabs.List className={styles['list']} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.value} value={tab.value} className={styles['tab']}>
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <Badge>{tab.count}</Badge>}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className={styles['panel']}>
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}

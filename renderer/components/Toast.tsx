/** A passing word in the corner: for what was done, never for what must be read. */
import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useText } from '../i18n/use-text.ts';
import { type Tone, toneIcons } from './Banner.tsx';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './toast.module.css';

type ToastData = { readonly tone: Tone };

export type ToastContent = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: Tone;
  readonly action?: { readonly label: string; run(): void };
};

/** Around the screens that show toasts. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider timeout={6000} limit={3}>
      {children}
      <Toast.Portal>
        <ToastViewport />
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** `show({ title })`. */
export function useToasts(): { show(content: ToastContent): void } {
  const { add } = Toast.useToastManager<ToastData>();
  const show = useCallback(
    ({ title, description, tone = 'info', action }: ToastContent) => {
      const actionProps =
        action === undefined ? {} : { actionProps: { children: action.label, onClick: () => action.run() } };
      add({ title, ...(description === undefined ? {} : { description }), ...actionProps, data: { tone } });
    },
    [add],
  );
  return { show };
}

function ToastViewport() {
  const text = useText();
  const { toasts } = Toast.useToastManager<ToastData>();
  return (
    <Toast.Viewport className={styles['viewport']} aria-label={text('components.notifications')}>
      {toasts.map((toast) => {
        const tone = toast.data?.tone ?? 'info';
        return (
          <Toast.Root key={toast.id} toast={toast} className={styles['toast']}>
            <span className={styles[tone]}>
              <Icon of={toneIcons[tone]} />
            </span>
            <Toast.Content className={styles['content']}>
              <Toast.Title className={styles['title']} render={<p />} />
              <Toast.Description className={styles['description']} />
              {toast.actionProps !== undefined && <Toast.Action className={styles['action']} />}
            </Toast.Content>
            <Toast.Close render={<IconButton icon={X} label={text('components.dismiss')} />} />
          </Toast.Root>
        );
      })}
    </Toast.Viewport>
  );
}

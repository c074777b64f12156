/** The join code, large, in two groups, and one character at a time for a screen reader. */
import { VisuallyHidden } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { codeGroups, codeSpelled } from './invite-words.ts';
import styles from './invite.module.css';

export function JoinCode({ code, clientName }: { readonly code: string; readonly clientName: string }) {
  const text = useText();
  return (
    <div className={styles['codeBox']}>
      <p className={styles['codeLabel']}>{text('clients.invite.code.label')}</p>
      <p className={styles['code']}>
        <span aria-hidden="true">{codeGroups(code)}</span>
        <VisuallyHidden>{codeSpelled(code)}</VisuallyHidden>
      </p>
      <p>{text('clients.invite.code.how', { name: clientName })}</p>
    </div>
  );
}

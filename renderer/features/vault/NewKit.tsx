/** New recovery words: shown, printed, and only then in use. */
import { useState } from 'react';
import { usePaper } from '../../app/use-paper.ts';
import { Button, Dialog, FormActions } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { AskPassphrase } from './AskPassphrase.tsx';
import { KitActions } from './KitActions.tsx';
import { KitSheet } from './PaperSheets.tsx';
import { RecoveryKit, type RecoveryWords } from './RecoveryKit.tsx';
import { useNewWay } from './use-new-way.ts';
import styles from './ways.module.css';

export function NewKit({ onClose }: { onClose(): void }) {
  const text = useText();
  const service = useService();
  const paper = usePaper();
  const [recovery, setRecovery] = useState<RecoveryWords>();
  const { confirm, isBusy, fault } = useNewWay(onClose);
  return (
    <Dialog
      open
      size="large"
      title={text('ways.newKit')}
      description={text(recovery === undefined ? 'ways.newKitText' : 'ways.newKitShown')}
      onClose={onClose}
    >
      {recovery === undefined ? (
        <AskPassphrase
          action={text('recovery.makeNew')}
          onPassphrase={async (passphrase) => {
            const made = await service.call('vault.newKit', { passphrase });
            if (made.kind === 'wrong-passphrase') return made;
            setRecovery(made.recovery);
            return undefined;
          }}
        />
      ) : (
        <div className={styles['step']}>
          <RecoveryKit recovery={recovery} />
          <KitSheet paper={paper} recovery={recovery} />
          <KitActions paper={paper} recovery={recovery} />
          {fault !== undefined && <p role="alert">{fault}</p>}
          <FormActions>
            <Button variant="primary" busy={isBusy} onClick={confirm}>
              {text('ways.useNewKit')}
            </Button>
          </FormActions>
        </div>
      )}
    </Dialog>
  );
}

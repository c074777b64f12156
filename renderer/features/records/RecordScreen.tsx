/** Exporting a record, and the log of every record that was given away. */
import { useNavigation } from '../../app/navigation.ts';
import { Heading } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { CertificateKey } from './CertificateKey.tsx';
import { DisclosureLog } from './DisclosureLog.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { RecordForm } from './RecordForm.tsx';
import styles from './records.module.css';
import { useRunningExport } from './running-export.tsx';

export function RecordScreen() {
  const text = useText();
  const { route } = useNavigation();
  const clientId = route.name === 'record' ? route.clientId : undefined;
  const preset = route.name === 'record' ? route.preset : undefined;
  const { started, kept, begin, dropKept } = useRunningExport();
  const place = `${clientId ?? ''} ${JSON.stringify(preset ?? {})}`;
  const isForAnyone = clientId === undefined && preset === undefined;
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <div>
          <Heading level={1} tabIndex={-1}>
            {text('records.title')}
          </Heading>
          <p className={styles['intro']}>{text('records.intro')}</p>
        </div>
        {started === undefined ? (
          <RecordForm
            key={place}
            clientId={clientId}
            preset={preset}
            kept={kept !== undefined && (isForAnyone || kept.place === place) ? kept.form : undefined}
            onTaken={dropKept}
            onStarted={(newly, form) => begin({ ...newly, from: { place, form } })}
          />
        ) : (
          <ExportProgress started={started} />
        )}
      </div>
      <div className={styles['column']}>
        <DisclosureLog />
        <CertificateKey />
      </div>
    </div>
  );
}

/** How much the record will hold, counted by the service as the form changes. */
import { Banner } from '../../components/index.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './records.module.css';

export function RecordPreview({ request }: { readonly request: Input<'records.preview'> | undefined }) {
  if (request === undefined) return null;
  return <Count request={request} />;
}

function Count({ request }: { readonly request: Input<'records.preview'> }) {
  const text = useText();
  const faultText = useFaultText();
  const count = useServiceQuery('records.preview', request, { keepPrevious: true });
  if (count.isError) return <Banner tone="danger">{faultText(count.error)}</Banner>;
  return (
    <div className={styles['preview']} role="status">
      {count.data === undefined ? (
        text('records.preview.counting')
      ) : (
        <>
          <p>{text('records.preview.count', { ...count.data })}</p>
          {count.data.unsignedNotes > 0 && (
            <p className={styles['unsigned']}>
              {text('records.preview.unsigned', { count: count.data.unsignedNotes })}
            </p>
          )}
        </>
      )}
    </div>
  );
}

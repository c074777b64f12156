/** The key that signs certificates, for a reader to compare with the one in a record. */
import { readableKey } from '../../../shared/contract/record-certificate.ts';
import { Banner, Heading } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './records.module.css';

export function CertificateKey() {
  const text = useText();
  const faultText = useFaultText();
  const found = useServiceQuery('records.certificateKey', undefined);
  return (
    <section className={styles['log']}>
      <div>
        <Heading level={2}>{text('records.key.title')}</Heading>
        <p className={styles['intro']}>{text('records.key.intro')}</p>
      </div>
      {found.isError && <Banner tone="danger">{faultText(found.error)}</Banner>}
      {found.isSuccess && <p className={styles['key']}>{readableKey(found.data.key)}</p>}
    </section>
  );
}

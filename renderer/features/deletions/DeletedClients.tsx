/** The certificates that stay, each to be opened, printed and saved again. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, DateTime, Dialog, Heading } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { CertificateActions, CertificateView } from './Certificate.tsx';
import styles from './deletions.module.css';

export function DeletedClients() {
  const text = useText();
  const faultText = useFaultText();
  const paper = usePaper();
  const { data: deletions, error } = useServiceQuery('deletions.list', undefined);
  const [shown, setShown] = useState<Output<'deletions.list'>[number]>();
  return (
    <>
      <Heading level={3} size="lead">
        {text('deletions.list')}
      </Heading>
      <p>{text(deletions?.length === 0 ? 'deletions.list.empty' : 'deletions.list.text')}</p>
      {error !== null && <Banner tone="danger">{faultText(error)}</Banner>}
      <ul className={styles['list']}>
        {deletions?.map((kept) => (
          <li key={kept.certificate.id}>
            <Button variant="quiet" onClick={() => setShown(kept)}>
              {text('deletions.list.open', { subject: kept.certificate.subject })}
            </Button>
            <DateTime at={kept.certificate.at} />
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <Dialog
          open
          title={text('deletions.certificate.title')}
          onClose={() => setShown(undefined)}
          footer={<CertificateActions paper={paper} id={shown.certificate.id} />}
        >
          <CertificateView paper={paper} kept={shown} />
        </Dialog>
      )}
    </>
  );
}

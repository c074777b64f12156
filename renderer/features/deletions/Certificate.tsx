/** The certificate of a deletion, on the screen and on paper, and what can be done with it. */
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PrintButton } from '../../app/PrintButton.tsx';
import type { Paper } from '../../app/use-paper.ts';
import { Banner, Button, DateTime, PrintSheet } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import styles from './deletions.module.css';

type Kept = Output<'deletions.list'>[number];

/** Also stands on the sheet that is printed, while it is shown. */
export function CertificateView({ paper, kept }: { readonly paper: Paper; readonly kept: Kept }) {
  const text = useText();
  const { language } = usePreferences();
  return (
    <>
      <CertificateFacts kept={kept} />
      <PrintSheet ref={paper.sheet} locale={language} className={styles['paper']}>
        <h1>{text('deletions.certificate.title')}</h1>
        <p className={styles['practice']} dir="auto">
          {kept.certificate.practice}
        </p>
        <CertificateFacts kept={kept} />
      </PrintSheet>
    </>
  );
}

function CertificateFacts({ kept: { certificate, sha256 } }: { readonly kept: Kept }) {
  const text = useText();
  const { remains } = certificate;
  return (
    <dl className={styles['facts']}>
      <Fact name={text('deletions.certificate.subject')}>
        <bdi>{certificate.subject}</bdi>
      </Fact>
      <Fact name={text('deletions.certificate.when')}>
        <DateTime at={certificate.at} />
      </Fact>
      <Fact name={text('deletions.certificate.by')}>
        <bdi>{certificate.by}</bdi>
      </Fact>
      <Fact name={text('deletions.certificate.removed')}>
        {text('deletions.certificate.counts', { ...certificate.removed, plans: certificate.removed.plans ?? 0 })}
      </Fact>
      {certificate.keeping !== undefined && (
        <Fact name={text('deletions.certificate.rule')}>
          <KeepingFact keeping={certificate.keeping} />
        </Fact>
      )}
      <Fact name={text('deletions.certificate.how')}>{text('deletions.certificate.howText')}</Fact>
      <Fact name={text('deletions.certificate.conversation')}>
        {text(`deletions.certificate.conversation.${certificate.conversation}`)}
      </Fact>
      <Fact name={text('deletions.certificate.remains')}>
        <ul className={styles['remains']}>
          <li>
            {text(`deletions.certificate.backups.${remains.backups.folder}`, { count: remains.backups.files.length })}
            {remains.backups.files.length > 0 && (
              <>
                <ul>
                  {remains.backups.files.map(({ name, createdAt }) => (
                    <li key={name}>
                      {name}, <DateTime at={createdAt} />
                    </li>
                  ))}
                </ul>
                {text('deletions.certificate.rotation')}
              </>
            )}
          </li>
          {remains.setAside.length > 0 && (
            <li>{text('deletions.certificate.setAside', { names: remains.setAside.join(', ') })}</li>
          )}
          {remains.clientCopy && <li>{text('deletions.certificate.clientCopy')}</li>}
          <li>{text('deletions.certificate.records', { count: remains.records })}</li>
          <li>{text('deletions.certificate.audit')}</li>
        </ul>
      </Fact>
      <Fact name={text('deletions.certificate.number')}>
        <code>{certificate.id}</code>
      </Fact>
      <Fact name={text('deletions.certificate.hash')}>
        <code>{sha256}</code>
      </Fact>
    </dl>
  );
}

function KeepingFact({ keeping }: { readonly keeping: NonNullable<Kept['certificate']['keeping']> }) {
  const text = useText();
  const dates = useDates();
  const { state, until, rule = text('deletions.certificate.rule.own') } = keeping;
  if (until === undefined) return text('deletions.certificate.rule.no-rule');
  const isOver = state === 'over';
  return text(`deletions.certificate.rule.${isOver ? 'over' : 'kept'}`, { rule, day: dates.day(until) });
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function CertificateActions({ paper, id }: { readonly paper: Paper; readonly id: string }) {
  const text = useText();
  const host = useHost();
  const save = useServiceMutation('deletions.save');

  async function saveFile(): Promise<void> {
    const folder = await host.chooseFolder();
    if (folder !== undefined) save.mutate({ id, folder });
  }

  return (
    <>
      {save.data !== undefined && (
        <Banner tone={save.data.kind === 'written' ? 'done' : 'needs-you'} isLive>
          {save.data.kind === 'written'
            ? text('deletions.saved', { name: save.data.name })
            : text(`deletions.saveFailed.${save.data.kind}`)}
        </Banner>
      )}
      <Button icon={Download} busy={save.isPending} onClick={() => void saveFile()}>
        {text('deletions.save')}
      </Button>
      <PrintButton paper={paper}>{text('deletions.print')}</PrintButton>
    </>
  );
}

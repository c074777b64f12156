/** The last step: on to the release builder with what was asked for, or an end without a record. */
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { RequestId } from '../../../shared/domain/ids.ts';
import { audienceOf } from '../../../shared/domain/records-request.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Banner, Button, ButtonRow, Part, Problem, RadioGroup, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { useRunningExport } from '../records/index.ts';
import { releaseWords } from './given-along.ts';
import { formatsOf, type RequestForm } from './request-form.ts';
import styles from './requests.module.css';

type ReleaseStepProps = { readonly id: RequestId; readonly form: RequestForm; onClose(): void };

export function ReleaseStep({ id, form, onClose }: ReleaseStepProps) {
  const text = useText();
  const { go } = useNavigation();
  const { outcome, putAside } = useRunningExport();
  const { clientId, right, format, letterLocale: locale, isIdentityChecked } = form;

  function release(): void {
    if (clientId === '') return;
    // An export that has ended would stand in the builder's place.
    if (outcome !== undefined) putAside();
    go({
      name: 'record',
      clientId,
      preset: {
        ...{ requestId: id, audience: audienceOf(right), formats: formatsOf(format), locale },
        ...releaseWords(form),
      },
    });
  }

  return (
    <>
      {!isIdentityChecked && <Banner tone="needs-you">{text('requests.release.notChecked')}</Banner>}
      <p>{text('requests.release.lead')}</p>
      <ButtonRow>
        <Button variant="primary" icon={ArrowRight} onClick={release}>
          {text('requests.release.go')}
        </Button>
      </ButtonRow>
      <details className={styles['without']}>
        <summary>{text('requests.release.without')}</summary>
        <WithoutRecord id={id} onClose={onClose} />
      </details>
    </>
  );
}

function WithoutRecord({ id, onClose }: { readonly id: RequestId; onClose(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const close = useServiceMutation('requests.close');
  const [how, setHow] = useState<'refused' | 'withdrawn'>('refused');
  const [why, setWhy] = useState('');
  const [isAsked, setIsAsked] = useState(false);

  function end(): void {
    setIsAsked(true);
    if (close.isPending || why.trim() === '') return;
    close.mutate({ id, how, why: why.trim() }, { onSuccess: onClose });
  }

  return (
    <Part className={styles['narrow']}>
      <RadioGroup<'refused' | 'withdrawn'>
        label={text('requests.release.how')}
        options={[
          { value: 'refused', label: text('requests.release.refused') },
          { value: 'withdrawn', label: text('requests.release.withdrawn') },
        ]}
        value={how}
        onChange={setHow}
      />
      <TextField
        label={text('requests.release.why')}
        error={isAsked && why.trim() === '' ? text('requests.needs') : undefined}
        maxLength={200}
        dir="auto"
        value={why}
        onChange={setWhy}
      />
      <Problem>{faultText(close.error)}</Problem>
      <ButtonRow>
        <Button busy={close.isPending} onClick={end}>
          {text('requests.release.close')}
        </Button>
      </ButtonRow>
    </Part>
  );
}

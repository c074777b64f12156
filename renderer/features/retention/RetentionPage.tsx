/** Keeping records: the practice's rules, and the list of what may go, what is held and what is kept. */
import { Archive, PencilLine, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  Badge,
  Banner,
  Button,
  ButtonRow,
  Heading,
  IconButton,
  Lead,
  Part,
  Quiet,
  Spinner,
  useToasts,
} from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './retention.module.css';
import { ReviewList } from './ReviewList.tsx';
import type { Rule } from './rule-form.ts';
import { RuleDialog } from './RuleDialog.tsx';

export function RetentionPage() {
  const text = useText();
  return (
    <>
      <Lead>{text('retention.lead')}</Lead>
      <Banner>{text('retention.notAdvice')}</Banner>
      <Rules />
      <ReviewList />
    </>
  );
}

function Rules() {
  const text = useText();
  const faultText = useFaultText();
  const rules = useServiceQuery('retention.rules', undefined);
  const [open, setOpen] = useState<Rule | 'new'>();
  if (rules.isError) return <Banner tone="danger">{faultText(rules.error)}</Banner>;
  if (rules.data === undefined) return <Spinner />;
  return (
    <Part title={text('retention.rules')}>
      {rules.data.length === 0 ? (
        <p>{text('retention.rules.none')}</p>
      ) : (
        <ul role="list" className={styles['rules']}>
          {rules.data.map((rule) => (
            <RuleItem key={rule.id} rule={rule} onEdit={() => setOpen(rule)} />
          ))}
        </ul>
      )}
      <ButtonRow>
        <Button icon={Plus} onClick={() => setOpen('new')}>
          {text('retention.rule.add')}
        </Button>
      </ButtonRow>
      {open !== undefined && <RuleDialog rule={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Part>
  );
}

function RuleItem({ rule, onEdit }: { readonly rule: Rule; onEdit(): void }) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const { show } = useToasts();
  const setUsual = useServiceMutation('retention.setUsual');
  const retire = useServiceMutation('retention.retireRule');
  const { id, name, adultYears, minorAge, minorYears, source, sourceDay, isUsual } = rule;
  const onError = (fault: Parameters<typeof faultText>[0]): void =>
    show({ title: faultText(fault) ?? '', tone: 'danger' });

  function retireIt(): void {
    retire.mutate(
      { id },
      {
        onSuccess: ({ kind }) =>
          show(
            kind === 'retired'
              ? { title: text('retention.rule.retired'), tone: 'done' }
              : { title: text('retention.rule.inUse') },
          ),
        onError,
      },
    );
  }

  return (
    <li className={styles['rule']}>
      <div className={styles['ruleHead']}>
        <Heading level={4} size="body">
          {name}
        </Heading>
        {isUsual && <Badge tone="accent">{text('retention.rule.usual')}</Badge>}
        <span className={styles['ruleButtons']}>
          {!isUsual && (
            <Button
              size="small"
              variant="quiet"
              busy={setUsual.isPending}
              onClick={() => setUsual.mutate({ id }, { onError })}
            >
              {text('retention.rule.makeUsual', { name })}
            </Button>
          )}
          <IconButton icon={PencilLine} label={text('retention.rule.edit', { name })} onClick={onEdit} />
          {!isUsual && <IconButton icon={Archive} label={text('retention.rule.retire', { name })} onClick={retireIt} />}
        </span>
      </div>
      <p>{text('retention.rule.sentence', { adultYears, minorAge, minorYears })}</p>
      <Quiet>{text('retention.rule.source', { day: dates.day(sourceDay), source })}</Quiet>
    </li>
  );
}

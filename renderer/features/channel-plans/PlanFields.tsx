/** The fields of a channel plan: what suits, how to reach each other, what the client asks for, when to look again. */
import { fitQuestions } from '../../../shared/domain/channel-plan.ts';
import type { Locale } from '../../../shared/contract/index.ts';
import { Banner, Checkbox, Heading, RadioGroup, Select, TextArea, TextField } from '../../components/index.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './channel-plans.module.css';
import {
  alternatives,
  type AnswerForm,
  channels,
  needsConsent,
  type PlanForm,
  type PlanNeed,
  type SignatureForm,
} from './plan-form.ts';

type PlanFieldsProps = {
  readonly form: PlanForm;
  readonly clientName: string;
  readonly usualUnreadDays: number;
  readonly needed: readonly PlanNeed[];
  onChange(changed: Partial<PlanForm>): void;
};

/** What to think of, where an answer gives cause to. */
const thoughts: { readonly [QuestionAndAnswer: string]: MessageId | undefined } = {
  'smartphone no': 'channelPlans.fit.smartphone.no',
  'smartphone unsure': 'channelPlans.fit.smartphone.unsure',
  'reads no': 'channelPlans.fit.reads.no',
  'reads unsure': 'channelPlans.fit.reads.unsure',
  'risk yes': 'channelPlans.fit.risk.yes',
  'risk unsure': 'channelPlans.fit.risk.unsure',
  'sharedDevice yes': 'channelPlans.fit.sharedDevice.yes',
  'sharedDevice unsure': 'channelPlans.fit.sharedDevice.unsure',
  'suits no': 'channelPlans.fit.suits.no',
  'suits unsure': 'channelPlans.fit.suits.unsure',
};

export function PlanFields(props: PlanFieldsProps) {
  return (
    <>
      <FitFields {...props} />
      <WayFields {...props} />
      <WishFields {...props} />
      <ReviewFields {...props} />
    </>
  );
}

function FitFields({ form, clientName, onChange }: PlanFieldsProps) {
  const text = useText();
  return (
    <section className={styles['part']}>
      <Heading level={3} size="body">
        {text('channelPlans.fit', { name: clientName })}
      </Heading>
      <p className={styles['lead']}>{text('channelPlans.fit.lead')}</p>
      {fitQuestions.map((question) => {
        const thought = thoughts[`${question} ${form.fit[question]}`];
        return (
          <Select<AnswerForm>
            key={question}
            label={text(`channelPlans.fit.${question}`)}
            hint={thought === undefined ? undefined : text(thought)}
            options={[
              { value: '', label: text('channelPlans.fit.notAsked') },
              { value: 'yes', label: text('channelPlans.value.yes') },
              { value: 'no', label: text('channelPlans.value.no') },
              { value: 'unsure', label: text('channelPlans.value.unsure') },
            ]}
            value={form.fit[question]}
            onChange={(answer) => onChange({ fit: { ...form.fit, [question]: answer } })}
          />
        );
      })}
      <TextField
        label={text('channelPlans.language')}
        maxLength={100}
        dir="auto"
        value={form.language}
        onChange={(language) => onChange({ language })}
      />
    </section>
  );
}

function WayFields(props: PlanFieldsProps) {
  const text = useText();
  const { form, usualUnreadDays, needed, onChange } = props;
  return (
    <section className={styles['part']}>
      <Heading level={3} size="body">
        {text('channelPlans.ways')}
      </Heading>
      <div className={styles['two']}>
        <Select<PlanForm['channel']>
          label={text('channelPlans.channel')}
          options={channels.map((way) => ({ value: way, label: text(`channelPlans.value.${way}`) }))}
          value={form.channel}
          onChange={(channel) => onChange({ channel })}
        />
        <Select<PlanForm['alternative']>
          label={text('channelPlans.alternative')}
          options={alternatives.map((way) => ({ value: way, label: text(`channelPlans.value.${way}`) }))}
          value={form.alternative}
          onChange={(alternative) => onChange({ alternative })}
        />
      </div>
      <TextField
        label={text('channelPlans.alternativeDetail')}
        maxLength={1000}
        dir="auto"
        value={form.alternativeDetail}
        onChange={(alternativeDetail) => onChange({ alternativeDetail })}
      />
      <TextField
        inputMode="numeric"
        label={text('channelPlans.unreadDays')}
        hint={text('channelPlans.unreadDays.hint', { count: usualUnreadDays })}
        error={needed.includes('unreadDays') ? text('channelPlans.unreadDays.wrong') : undefined}
        maxLength={2}
        value={form.unreadDays}
        onChange={(unreadDays) => onChange({ unreadDays })}
      />
      {needsConsent(form) && <ConsentFields {...props} />}
    </section>
  );
}

function ConsentFields({ form, clientName, needed, onChange }: PlanFieldsProps) {
  const text = useText();
  return (
    <>
      <Banner tone="needs-you" title={text('channelPlans.open.title')}>
        {text('channelPlans.open.text', { name: clientName })}
      </Banner>
      <TextArea
        label={text('channelPlans.scope')}
        hint={text('channelPlans.scope.hint')}
        rows={2}
        maxLength={1000}
        dir="auto"
        value={form.scope}
        onChange={(scope) => onChange({ scope })}
      />
      <RadioGroup<SignatureForm>
        label={text('channelPlans.signature')}
        options={[
          { value: 'none', label: text('channelPlans.signature.none') },
          { value: 'paper', label: text('channelPlans.signature.paper') },
          { value: 'typed', label: text('channelPlans.signature.typed') },
        ]}
        value={form.signature}
        onChange={(signature) => onChange({ signature })}
      />
      {form.signature !== 'none' && (
        <>
          <div className={styles['two']}>
            <TextField
              label={text('channelPlans.signature.name')}
              error={needed.includes('signedName') ? text('channelPlans.signature.name.needed') : undefined}
              maxLength={200}
              dir="auto"
              value={form.signedName}
              onChange={(signedName) => onChange({ signedName })}
            />
            <TextField
              type="date"
              label={text('channelPlans.signature.day')}
              error={needed.includes('signedDay') ? text('channelPlans.day.needed') : undefined}
              value={form.signedDay}
              onChange={(signedDay) => onChange({ signedDay })}
            />
          </div>
          <Checkbox
            label={text('channelPlans.withdrawn')}
            checked={form.isWithdrawn}
            onChange={(isWithdrawn) => onChange({ isWithdrawn })}
          />
          {form.isWithdrawn && (
            <TextField
              type="date"
              label={text('channelPlans.withdrawnDay')}
              error={needed.includes('withdrawnDay') ? text('channelPlans.day.needed') : undefined}
              value={form.withdrawnDay}
              onChange={(withdrawnDay) => onChange({ withdrawnDay })}
            />
          )}
        </>
      )}
    </>
  );
}

function WishFields({ form, clientName, needed, onChange }: PlanFieldsProps) {
  const text = useText();
  return (
    <section className={styles['part']}>
      <Heading level={3} size="body">
        {text('channelPlans.wishes.title', { name: clientName })}
      </Heading>
      <Checkbox
        label={text('channelPlans.request')}
        hint={text('channelPlans.request.hint')}
        checked={form.isRequested}
        onChange={(isRequested) => onChange({ isRequested })}
      />
      {form.isRequested && (
        <>
          <TextField
            type="date"
            label={text('channelPlans.requestDay')}
            error={needed.includes('requestDay') ? text('channelPlans.day.needed') : undefined}
            value={form.requestDay}
            onChange={(requestDay) => onChange({ requestDay })}
          />
          <TextArea
            label={text('channelPlans.wishes')}
            rows={2}
            maxLength={1000}
            dir="auto"
            value={form.wishes}
            onChange={(wishes) => onChange({ wishes })}
          />
        </>
      )}
      <TextField
        label={text('channelPlans.people')}
        maxLength={1000}
        dir="auto"
        value={form.people}
        onChange={(people) => onChange({ people })}
      />
      <div className={styles['two']}>
        <TextField
          label={text('channelPlans.times')}
          hint={text('channelPlans.times.hint')}
          maxLength={1000}
          dir="auto"
          value={form.times}
          onChange={(times) => onChange({ times })}
        />
        <TextField
          label={text('channelPlans.numbers')}
          maxLength={1000}
          dir="auto"
          value={form.numbers}
          onChange={(numbers) => onChange({ numbers })}
        />
      </div>
      <TextField
        label={text('channelPlans.voicemail')}
        hint={text('channelPlans.voicemail.hint')}
        maxLength={1000}
        dir="auto"
        value={form.voicemail}
        onChange={(voicemail) => onChange({ voicemail })}
      />
    </section>
  );
}

function ReviewFields({ form, onChange }: PlanFieldsProps) {
  const text = useText();
  return (
    <section className={styles['part']}>
      <Heading level={3} size="body">
        {text('channelPlans.review')}
      </Heading>
      <div className={styles['two']}>
        <TextField
          type="date"
          label={text('channelPlans.reviewDay')}
          value={form.reviewDay}
          onChange={(reviewDay) => onChange({ reviewDay })}
        />
        <Select<Locale>
          label={text('channelPlans.locale')}
          options={[
            { value: 'en', label: text('channelPlans.locale.en') },
            { value: 'es', label: text('channelPlans.locale.es') },
          ]}
          value={form.locale}
          onChange={(locale) => onChange({ locale })}
        />
      </div>
    </section>
  );
}

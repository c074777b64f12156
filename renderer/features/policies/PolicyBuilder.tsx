/** Writing the policy: sections and clauses at the left, at the right what the client will see. Every change is kept. */
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Output } from '../../../shared/contract/index.ts';
import { isQuestion } from '../../../shared/domain/forms/form.ts';
import { clauses, type SectionId, sectionIds } from '../../../shared/domain/policies/clauses.ts';
import { missingBlanks, policyForm, policyWords } from '../../../shared/domain/policies/policy-form.ts';
import {
  type Policy,
  policyLimits,
  type PolicyLocale,
  policyLocales,
  type PolicyNames,
} from '../../../shared/domain/policies/policy.ts';
import { readingOf } from '../../../shared/domain/policies/readability.ts';
import { usePaper } from '../../app/use-paper.ts';
import {
  Banner,
  Button,
  ButtonRow,
  Checkbox,
  Dialog,
  Heading,
  PrintSheet,
  Quiet,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAutosave } from '../../service/use-autosave.ts';
import { useService } from '../../service/use-service.ts';
import { Choices } from './Choices.tsx';
import { ClauseEditor } from './ClauseEditor.tsx';
import { MakeVersion } from './MakeVersion.tsx';
import { onlyInOne, withLanguage, withSection, withTitle } from './policy-draft.ts';
import styles from './policies.module.css';
import { PolicyPrint } from './PolicyPrint.tsx';
import { PolicyWording } from './PolicyWording.tsx';

type PolicyBuilderProps = {
  /** What was kept; what is written from here on counts. */
  readonly first: Policy;
  readonly names: PolicyNames;
  readonly inForce: Output<'policies.get'>['versions'][number] | undefined;
  onMade(): void;
};

export function PolicyBuilder({ first, names, inForce, onMade }: PolicyBuilderProps) {
  const text = useText();
  const service = useService();
  const paper = usePaper();
  const locale: PolicyLocale = useIntl().locale === 'es' ? 'es' : 'en';
  const [policy, setPolicy] = useState(first);
  const [shown, setShown] = useState<PolicyLocale>(locale);
  const [isMaking, setIsMaking] = useState(false);
  const [draft, draftState] = useAutosave((value: Policy) => service.call('policies.saveDraft', { draft: value }));
  const seen = policy.locales.includes(shown) ? shown : (policy.locales[0] ?? 'en');
  const form = policyForm(policy, seen, names);
  const isReady = policy.locales.every((of) => missingBlanks(policy, of).length === 0);

  function change(next: Policy): void {
    setPolicy(next);
    draft.change(next);
  }

  return (
    <div className={styles['builder']}>
      <div className={styles['writing']}>
        <fieldset className={styles['languages']}>
          <legend>{text('policies.languages')}</legend>
          {policyLocales.map((of) => (
            <Checkbox
              key={of}
              label={text(`policies.language.${of}`)}
              checked={policy.locales.includes(of)}
              onChange={(isIn) => change(withLanguage(policy, of, isIn))}
            />
          ))}
        </fieldset>
        {policy.locales.map((of) => (
          <TextField
            key={of}
            label={text('policies.inLanguage', {
              label: text('policies.title'),
              language: text(`policies.language.${of}`),
            })}
            lang={of}
            maxLength={policyLimits.titleCharacters}
            placeholder={policyWords[of].title}
            value={policy.own[of].title}
            onChange={(title) => change(withTitle(policy, of, title))}
          />
        ))}
        {sectionIds.map((id) => (
          <section key={id} className={styles['section']} aria-label={policyWords[locale].sections[id]}>
            <Heading level={3}>{policyWords[locale].sections[id]}</Heading>
            {clauses
              .filter(({ section }) => section === id)
              .map((clause) => (
                <ClauseEditor key={clause.id} clause={clause} policy={policy} locale={locale} onChange={change} />
              ))}
            <OwnWords id={id} policy={policy} onChange={change} />
          </section>
        ))}
      </div>
      <div className={styles['beside']}>
        <section className={styles['preview']} aria-label={text('policies.preview')}>
          <div className={styles['previewHead']}>
            <Heading level={3} size="body">
              {text('policies.preview')}
            </Heading>
            {policy.locales.length > 1 && (
              <Choices
                label={text('policies.preview.language')}
                options={policy.locales.map((of) => ({ value: of, label: text(`policies.language.${of}`) }))}
                value={seen}
                onChange={setShown}
              />
            )}
          </div>
          <div className={styles['phone']} tabIndex={0} role="region" aria-label={form.title}>
            <PolicyWording form={form} locale={seen} level={3} />
          </div>
          <ReadingHint words={wordsOf(form)} locale={seen} />
        </section>
        <Quiet role="status">{text(`policies.draft.${draftState}`)}</Quiet>
        {!isReady && <Banner tone="needs-you">{text('policies.notReady')}</Banner>}
        <ButtonRow>
          <Button
            variant="primary"
            disabled={!isReady}
            onClick={() => void draft.flush().then(() => setIsMaking(true))}
          >
            {text('policies.make', { number: (inForce?.number ?? 0) + 1 })}
          </Button>
        </ButtonRow>
        <PolicyPrint paper={paper} fileName={form.title} />
      </div>
      <PrintSheet ref={paper.sheet} locale={seen} className={styles['paper']}>
        <p className={styles['paperNote']}>{text('policies.paper.draft')}</p>
        <PolicyWording form={form} locale={seen} level={1} hasLines />
      </PrintSheet>
      <Dialog
        open={isMaking}
        size="large"
        title={text('policies.make', { number: (inForce?.number ?? 0) + 1 })}
        onClose={() => setIsMaking(false)}
      >
        <MakeVersion
          policy={policy}
          names={names}
          inForce={inForce?.number}
          onCancel={() => setIsMaking(false)}
          onMade={onMade}
        />
      </Dialog>
    </div>
  );
}

type OwnWordsProps = { readonly id: SectionId; readonly policy: Policy; onChange(policy: Policy): void };

/** Folded away until there is something. */
function OwnWords({ id, policy, onChange }: OwnWordsProps) {
  const text = useText();
  const has = policy.locales.some((of) => (policy.own[of].sections[id] ?? '') !== '');
  const [isOpen, setIsOpen] = useState(has);
  if (!isOpen)
    return (
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        {text('policies.own.add')}
      </Button>
    );
  return (
    <div className={styles['own']}>
      {policy.locales.map((of) => (
        <TextArea
          key={of}
          label={text('policies.inLanguage', {
            label: text('policies.own'),
            language: text(`policies.language.${of}`),
          })}
          lang={of}
          dir="auto"
          maxLength={policyLimits.sectionCharacters}
          value={policy.own[of].sections[id] ?? ''}
          onChange={(words) => onChange(withSection(policy, of, id, words))}
        />
      ))}
      {onlyInOne(policy).includes(id) && <p className={styles['needed']}>{text('policies.own.onlyOne')}</p>}
    </div>
  );
}

function ReadingHint({ words, locale }: { readonly words: string; readonly locale: PolicyLocale }) {
  const text = useText();
  const reading = readingOf(words, locale);
  if (reading === undefined) return null;
  const isHard = reading.level === 'handbook' || reading.level === 'contract' || reading.level === 'newspaper';
  return (
    <div className={styles['reading']}>
      <p>
        {text('policies.reading', {
          like: text(`policies.reading.${reading.level}`),
          words: Math.round(reading.wordsPerSentence),
        })}
      </p>
      {isHard && <Quiet>{text('policies.reading.begin', { sentence: reading.longestSentence })}</Quiet>}
    </div>
  );
}

/** Headings are read, too, and are no sentences of the text. */
function wordsOf(form: ReturnType<typeof policyForm>): string {
  return form.items.flatMap((item) => (isQuestion(item) || item.kind === 'heading' ? [] : [item.text])).join('\n');
}

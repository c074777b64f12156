/** Hides a passage in every record of a client: marked in the entry or typed, with a reason, and shown at once as a reader will see it. */
import { useId, useMemo, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { createRedactor, type RedactionReason, redactionReasons } from '../../../shared/domain/redaction.ts';
import { redactionLabel, redactionWords } from '../../../shared/domain/redaction-words.ts';
import { usePreferences } from '../../app/preferences.tsx';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  Problem,
  RadioGroup,
  Select,
  Spinner,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './releases.module.css';

const scopes = ['passage', 'everywhere', 'whole'] as const;
type Scope = (typeof scopes)[number];

/** Without an item: a name or another passage, wherever it stands. */
export type RedactionAsked = { readonly itemId: string | undefined };

type RedactDialogProps = {
  readonly clientId: ClientId;
  /** Undefined: closed. */
  readonly asked: RedactionAsked | undefined;
  onClose(): void;
};

type ContentProps = RedactionAsked &
  Omit<RedactDialogProps, 'asked'> & {
    /** Words of a psychotherapy note stay sealed with it: what is hidden everywhere is kept in the open store. */
    readonly isSealed?: boolean;
  };

export function RedactDialog({ clientId, asked, onClose }: RedactDialogProps) {
  const text = useText();
  // While it closes, it shows what it showed.
  const [last, setLast] = useState(asked);
  if (asked !== undefined && asked !== last) setLast(asked);
  const shown = asked ?? last;
  return (
    <Dialog open={asked !== undefined} size="large" title={text('releases.redact.title')} onClose={onClose}>
      <p className={styles['intro']}>{text('releases.redact.intro')}</p>
      {shown?.itemId === undefined ? (
        <RedactForm clientId={clientId} itemId={undefined} texts={[]} onClose={onClose} />
      ) : (
        <OfItem clientId={clientId} itemId={shown.itemId} onClose={onClose} />
      )}
    </Dialog>
  );
}

function OfItem({ itemId, ...props }: ContentProps & { readonly itemId: string }) {
  const text = useText();
  const faultText = useFaultText();
  const found = useServiceQuery('records.itemTexts', { clientId: props.clientId, itemId });
  if (found.isError) return <Banner tone="danger">{faultText(found.error)}</Banner>;
  if (found.data === undefined) return <Spinner label={text('releases.loading')} />;
  const { texts, part } = found.data;
  return <RedactForm {...props} itemId={itemId} texts={texts} isSealed={part === 'psychotherapy-notes'} />;
}

function RedactForm({
  clientId,
  itemId,
  texts,
  isSealed = false,
  onClose,
}: ContentProps & { readonly texts: readonly string[] }) {
  const text = useText();
  const faultText = useFaultText();
  const { language } = usePreferences();
  const formId = useId();
  const words = useRef<HTMLDivElement>(null);
  const [scope, setScope] = useState<Scope>(itemId === undefined ? 'everywhere' : 'passage');
  const [passage, setPassage] = useState('');
  const [reason, setReason] = useState<RedactionReason>('third-party');
  const [isAsked, setIsAsked] = useState(false);
  const redact = useServiceMutation('releases.redact');
  const find = useServiceMutation('records.findPassages');
  const wanted = scope === 'whole' ? undefined : passage.trim();
  const shown = useMemo(() => {
    if (wanted === '') return { texts, count: 0 };
    const rule = { itemId: scope === 'everywhere' ? undefined : 'item', passage: wanted, reason };
    const hide = createRedactor([rule], (why) => redactionLabel(language, why))('item');
    const redacted = texts.map((one) => hide?.(one) ?? { text: one, reasons: [] });
    return {
      texts: redacted.map((one) => one.text),
      count: redacted.reduce((sum, { reasons }) => sum + reasons.length, 0),
    };
  }, [texts, wanted, scope, reason, language]);
  const isEverywhere = itemId === undefined || scope === 'everywhere';
  /** A name that was looked for and stands nowhere is asked about once, and hidden if it is asked for again. */
  const nowhere =
    isEverywhere && find.data?.entries[0] === 0 && find.variables?.passages[0] === wanted ? find.data : undefined;
  const isMissing = wanted === '' || (itemId !== undefined && scope === 'passage' && shown.count === 0);

  /** What is marked in the entry above, by mouse or with Shift and the arrow keys. */
  function takeMarked(): void {
    for (const area of words.current?.querySelectorAll('textarea') ?? []) {
      const marked = area.value.slice(area.selectionStart, area.selectionEnd).trim();
      if (marked !== '') setPassage(marked);
    }
  }

  function submit(): void {
    setIsAsked(true);
    if (isMissing || redact.isPending || find.isPending) return;
    if (!isEverywhere || wanted === undefined || nowhere !== undefined) {
      save();
      return;
    }
    find.mutate(
      { clientId, passages: [wanted] },
      {
        onSuccess({ entries }) {
          if (entries[0] !== 0) save();
        },
      },
    );
  }

  function save(): void {
    redact.mutate(
      {
        clientId,
        reason,
        ...(isEverywhere ? {} : { itemId }),
        ...(wanted === undefined ? {} : { passage: wanted }),
      },
      { onSuccess: onClose },
    );
  }

  return (
    <Form id={formId} onSubmit={submit}>
      {texts.length > 0 && (
        <div ref={words} className={styles['texts']}>
          {texts.map((one, index) => (
            <TextArea
              key={index}
              // Read only, and yet with a caret, which the arrow keys need for marking.
              aria-readonly
              isSerif
              label={text('releases.redact.entry', { number: index + 1, count: texts.length })}
              dir="auto"
              value={one}
              onChange={() => undefined}
              onSelect={takeMarked}
            />
          ))}
        </div>
      )}
      {itemId !== undefined && (
        <RadioGroup<Scope>
          label={text('releases.redact.scope')}
          options={scopes
            .filter((value) => !isSealed || value !== 'everywhere')
            .map((value) => ({
              value,
              label: text(`releases.redact.scope.${value}`),
              hint: text(`releases.redact.scope.${value}.hint`),
            }))}
          value={scope}
          onChange={setScope}
        />
      )}
      {scope !== 'whole' && (
        <TextField
          label={text('releases.redact.passage')}
          hint={text(itemId === undefined ? 'releases.redact.passage.name' : 'releases.redact.passage.hint')}
          error={
            isAsked && isMissing
              ? text(wanted === '' ? 'releases.redact.needed' : 'releases.redact.notFound')
              : undefined
          }
          dir="auto"
          value={passage}
          onChange={setPassage}
        />
      )}
      <Select<RedactionReason>
        label={text('releases.redact.reason')}
        options={redactionReasons.map((value) => ({ value, label: redactionWords(language, value) }))}
        value={reason}
        onChange={setReason}
      />
      {texts.length > 0 && (
        <div role="status" className={styles['shown']}>
          <p className={styles['shownHead']}>{text('releases.redact.shown', { count: shown.count })}</p>
          {shown.texts.map((one, index) => (
            <p key={index} className={styles['shownText']} dir="auto">
              {one}
            </p>
          ))}
        </div>
      )}
      <div role="status">
        {nowhere !== undefined && (
          <Banner tone="needs-you" title={text('releases.redact.nowhere')}>
            {text('releases.redact.nowhere.hint')}
            {nowhere.lockedNotes > 0 && ` ${text('releases.lockedNotes', { count: nowhere.lockedNotes })}`}
          </Banner>
        )}
      </div>
      <Problem>{faultText(redact.error ?? find.error)}</Problem>
      <FormActions>
        <Button type="submit" variant="primary" busy={redact.isPending || find.isPending}>
          {text(nowhere === undefined ? 'releases.redact.save' : 'releases.redact.anyway')}
        </Button>
        <Button onClick={onClose}>{text('components.cancel')}</Button>
      </FormActions>
    </Form>
  );
}

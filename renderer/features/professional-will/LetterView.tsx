/** The continuity letter, opened: plain to read, to print and to copy, and nothing of the record. */
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { ContinuityLetter, Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, DateTime, FormActions, Heading, PrintSheet } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { GateFrame } from '../vault/index.ts';
import styles from './will.module.css';

type Opened = Extract<Output<'vault.openCapsule'>, { kind: 'opened' }>;

const clipboardMs = 120_000;
/** More the clipboard is not given. */
const mostCopied = 60_000;

export function LetterView({ opened, onClose }: { readonly opened: Opened; onClose(): void }) {
  const text = useText();
  const host = useHost();
  const [isCopied, setIsCopied] = useState(false);
  const { practice } = opened.letter;
  const { language } = usePreferences();
  const paper = usePaper();

  const from = (
    <>
      {text('custodian.letter.from', { therapist: practice.therapist, practice: practice.name })}{' '}
      <DateTime at={opened.writtenAt} />
    </>
  );
  const copied = plainText(opened.letter);

  async function copy(): Promise<void> {
    await host.copyText(copied, clipboardMs);
    setIsCopied(true);
  }

  return (
    <GateFrame title={text('custodian.letter.title')} lead={from} isWide>
      <Letter letter={opened.letter} />
      <PrintSheet ref={paper.sheet} locale={language}>
        <h1>{text('custodian.letter.title')}</h1>
        <p>{from}</p>
        <Letter letter={opened.letter} />
      </PrintSheet>
      {isCopied && (
        <Banner tone="done" isLive>
          {text('custodian.letter.copied')}
        </Banner>
      )}
      <Banner tone={opened.isNoted ? 'info' : 'needs-you'}>
        {text(opened.isNoted ? 'custodian.logged' : 'custodian.notLogged')}
      </Banner>
      <FormActions>
        <PrintButton variant="primary" paper={paper}>
          {text('custodian.letter.print')}
        </PrintButton>
        {copied.length <= mostCopied && (
          <Button icon={Copy} onClick={() => void copy()}>
            {text('custodian.letter.save')}
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          {text('custodian.letter.close')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}

/** On the screen as on paper. */
function Letter({ letter: { practice, letter, clients } }: { readonly letter: ContinuityLetter }) {
  const text = useText();
  return (
    <div className={styles['letter']}>
      <p className={styles['quiet']}>{text('custodian.letter.secret')}</p>
      <p className={styles['letterText']} dir="auto">
        {letter === '' ? text('custodian.letter.noLetter') : letter}
      </p>
      {practice.phone !== '' && (
        <p>
          {text('custodian.letter.phone')}: <bdi>{practice.phone}</bdi>
        </p>
      )}
      {practice.emergencyText !== '' && (
        <p>
          {text('custodian.letter.emergency')}: <bdi>{practice.emergencyText}</bdi>
        </p>
      )}
      <Heading level={2} size="lead">
        {text('custodian.letter.clients')}
      </Heading>
      <div>
        {clients.map((client, index) => (
          // Two clients may have one name; the order is the letter's.
          <Person key={`${index} ${client.name}`} client={client} />
        ))}
      </div>
    </div>
  );
}

function Person({ client }: { readonly client: ContinuityLetter['clients'][number] }) {
  const text = useText();
  const { name, connection, isArchived, lastDay, text: words } = client;
  return (
    <section className={styles['person']}>
      <Heading level={3} size="body">
        <bdi>{name}</bdi>
      </Heading>
      <p dir="auto">{words === '' ? text('custodian.letter.nothing') : words}</p>
      <p className={styles['quiet']}>
        {isArchived ? text('custodian.letter.archived') : text(`clients.connection.${connection}`)}
        {lastDay !== undefined && `. ${text('custodian.letter.last')}: ${lastDay}`}
      </p>
    </section>
  );
}

function plainText({ practice, letter, clients }: ContinuityLetter): string {
  const people = clients.map(({ name, text, lastDay }) => [name, text, lastDay].filter(Boolean).join('\n'));
  return [`${practice.therapist}, ${practice.name}`, practice.phone, letter, ...people].filter(Boolean).join('\n\n');
}

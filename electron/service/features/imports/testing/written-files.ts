/** Files of each kind that can be brought in, as the apps that they come from write them. */
import type { ImportSource } from '../formats/read-item.ts';

export type WrittenMessage = {
  readonly text: string;
  /** Of the one whose phone or account it is. */
  readonly isOwn: boolean;
  /** Milliseconds since the Unix epoch, on a whole minute: a chat's text has no more. */
  readonly at: number;
};

export type FileKind = {
  readonly source: ImportSource;
  readonly name: string;
  /** How the file names the one whose it is, and the other. */
  readonly own: string;
  readonly other: string;
  readonly write: (messages: readonly WrittenMessage[]) => string;
};

export const fileKinds: readonly FileKind[] = [
  {
    ...{ source: 'sms', name: 'sms.xml', own: '', other: '+15550100' },
    write: (messages) =>
      `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n<smses count="${String(messages.length)}">\n${messages
        .map(
          ({ text, isOwn, at }) =>
            `  <sms protocol="0" address="+15550100" date="${String(at)}" type="${isOwn ? '2' : '1'}" body="${escaped(text)}" />`,
        )
        .join('\n')}\n</smses>`,
  },
  {
    ...{ source: 'whatsapp', name: 'WhatsApp Chat with Ana.txt', own: 'Mira', other: 'Ana' },
    write: (messages) =>
      messages
        .map(({ text, isOwn, at }) => {
          const [day = '', time = ''] = new Date(at).toISOString().split('T');
          return `${day.split('-').reverse().join('/')}, ${time.slice(0, 5)} - ${isOwn ? 'Mira' : 'Ana'}: ${text}`;
        })
        .join('\n'),
  },
  {
    ...{ source: 'signal', name: 'signal.json', own: '', other: '+15550100' },
    write: (messages) =>
      JSON.stringify(
        messages.map(({ text, isOwn, at }) => ({
          type: isOwn ? 'outgoing' : 'incoming',
          ...{ sent_at: at, body: text, source: '+15550100', conversationId: 'c' },
        })),
      ),
  },
  {
    ...{ source: 'mail', name: 'all.mbox', own: 'mira@example.org', other: 'ana@example.org' },
    write: (messages) =>
      messages
        .map(({ text, isOwn, at }) => {
          const date = new Date(at).toUTCString();
          const head = `From a@example.org ${date}\r\nFrom: ${isOwn ? 'mira' : 'ana'}@example.org\r\nDate: ${date}`;
          return `${head}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encodedWords(text)}\r\n\r\n`;
        })
        .join(''),
  },
  {
    ...{ source: 'pasted', name: 'pasted', own: 'Mira', other: 'Ana' },
    write: (messages) =>
      [
        { quietline: 'pasted' },
        ...messages.map(({ text, isOwn, at }) => ({ date: at, sender: isOwn ? 'Mira' : 'Ana', body: text })),
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
  },
];

function escaped(text: string): string {
  // As Android's serializer writes it: what is not ASCII as references, beyond the first plane as two halves.
  return text.replace(/[<>&"'\n\u007f-\uffff]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function encodedWords(text: string): string {
  return (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

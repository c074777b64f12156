/** The usual way to a text: `text('unlock.title')`, with values where the text has places for them. */
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './messages.ts';

export type TextValues = Readonly<Record<string, string | number | Date>>;
export type Text = (id: MessageId, values?: TextValues) => string;

export function useText(): Text {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}

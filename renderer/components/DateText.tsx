/** Dates on screen, each with the exact time behind it for machines and tooltips. */
import { useIntl } from 'react-intl';
import { useText } from '../i18n/use-text.ts';
import { daysAgo, formatDateTime, formatDay, formatTime } from './date-format.ts';

type DateTextProps = {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly timeZone?: string;
  readonly className?: string | undefined;
};

/** "Tue 3 Mar, 14:05", or only the day or the time of day. */
export function DateTime({
  at,
  timeZone,
  show = 'both',
  className,
}: DateTextProps & { readonly show?: 'both' | 'day' | 'time' }) {
  const { locale } = useLocale();
  const now = Date.now();
  const words =
    show === 'both'
      ? formatDateTime(locale, at, now, timeZone)
      : show === 'day'
        ? formatDay(locale, at, now, timeZone)
        : formatTime(locale, at, timeZone);
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {words}
    </time>
  );
}

/** For lists: the time today, then "Yesterday", then the day. The full date is its title. */
export function RelativeDate({ at, className }: DateTextProps) {
  const { locale } = useLocale();
  const text = useText();
  const now = Date.now();
  const days = daysAgo(at, now);
  const words =
    days === 0 ? formatTime(locale, at) : days === 1 ? text('components.yesterday') : formatDay(locale, at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(locale, at, now)} className={className}>
      {words}
    </time>
  );
}

/** For the rule between days: "Today", "Yesterday", "Tue 3 Mar". */
export function DayName({ at, className }: DateTextProps) {
  const { locale } = useLocale();
  const text = useText();
  const now = Date.now();
  const days = daysAgo(at, now);
  const words =
    days === 0 ? text('components.today') : days === 1 ? text('components.yesterday') : formatDay(locale, at, now);
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {words}
    </time>
  );
}

function useLocale() {
  const { locale } = useIntl();
  return { locale: locale === 'es' ? ('es' as const) : ('en' as const) };
}

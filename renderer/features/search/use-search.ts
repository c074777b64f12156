/** Asks the service while someone types: a little after the last key, page after page, never showing an older answer over a newer one. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Fault, Input, Output } from '../../../shared/contract/index.ts';
import { useService } from '../../service/use-service.ts';

export type SearchScope = Input<'search.find'>['scope'];
type SearchPage = Output<'search.find'>;

const PAUSE_MS = 120;
const PAGE_SIZE = 30;

export function useSearch(typed: string, scope: SearchScope) {
  const service = useService();
  const query = useSettled(typed.trim());
  const answer = useInfiniteQuery<SearchPage, Fault, SearchPage['hits'], readonly unknown[], string | undefined>({
    // Named like the service's other queries, so that events refresh it.
    queryKey: ['search.find', { query, scope }],
    queryFn: ({ pageParam }) =>
      service.call('search.find', {
        query,
        scope,
        limit: PAGE_SIZE,
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.cursor,
    select: (data) => data.pages.flatMap((page) => page.hits),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  return { query, answer };
}

/** The value once it has stood for a moment; nothing at once. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === '') {
      setSettled('');
      return undefined;
    }
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

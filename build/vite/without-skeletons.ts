/**
 * Leaves out the part of react-intl's message parser that reads number and date skeletons
 * (`{n, number, ::percent}`): no word of the client's page uses one, which a test makes sure of.
 */
import type { Plugin } from 'vite';

const parser = '@formatjs/icu-skeleton-parser';
const stand = `\0${parser}`;

export function withoutSkeletons(): Plugin {
  return {
    name: 'quietline-without-skeletons',
    enforce: 'pre',
    resolveId: (id) => (id === parser ? stand : undefined),
    load: (id) =>
      id === stand
        ? `const refuse = () => { throw new Error('The words of this page use no skeletons.'); };
           export { refuse as parseDateTimeSkeleton, refuse as parseNumberSkeleton, refuse as parseNumberSkeletonFromString };`
        : undefined,
  };
}

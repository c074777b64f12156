/** What is in the way of what was just asked for, read out when it comes; nothing where nothing is. */
import { Banner } from './Banner.tsx';

type ProblemProps = { readonly tone?: 'danger' | 'needs-you'; readonly children: string | undefined };

export function Problem({ tone = 'danger', children }: ProblemProps) {
  if (children === undefined) return null;
  return (
    <Banner tone={tone} isLive>
      {children}
    </Banner>
  );
}

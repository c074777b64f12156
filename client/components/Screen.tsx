/** The frame of every screen but the conversation: a heading that takes the focus, so that a change is heard. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export function Screen({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <main className="screen">
      <h1 ref={heading} tabIndex={-1} dir="auto">
        {title}
      </h1>
      {children}
    </main>
  );
}

import { describe, expect, test } from 'vitest';
import { takeLink } from './link-fragment.ts';

function addressOf(hash: string) {
  const replaced: string[] = [];
  return {
    replaced,
    address: {
      location: { hash, origin: 'https://page.example', pathname: '/' },
      history: {
        state: null,
        replaceState: (_state: unknown, _title: string, url?: string | URL | null) => replaced.push(String(url)),
      },
    },
  };
}

describe('taking the link out of the address', () => {
  test('attacks 9: the fragment is replaced at once and returned', () => {
    const { address, replaced } = addressOf('#AQBsecret');
    expect(takeLink(address)).toBe('https://page.example/#AQBsecret');
    expect(replaced).toEqual(['/']);
  });

  test('no fragment is no link, and the address is left as it is', () => {
    const { address, replaced } = addressOf('');
    expect(takeLink(address)).toBeUndefined();
    expect(replaced).toEqual([]);
  });

  test('a fragment of any length is bounded', () => {
    const { address, replaced } = addressOf(`#${'A'.repeat(100_000)}`);
    expect(takeLink(address)?.length).toBeLessThan(5_000);
    expect(replaced).toEqual(['/']);
  });
});

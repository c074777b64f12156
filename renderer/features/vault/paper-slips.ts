/** What is said when words or shares from paper do not fit: the slip, by its place. */
import type { Output, SharesProblem } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import type { Text } from '../../i18n/use-text.ts';

export type PaperSlip = Exclude<Output<'vault.checkPaper'>, { kind: 'fits' }>;

/** `asks`: what paper the person has in hand, for a paper of another vault. */
export function slipText(text: Text, slip: PaperSlip, asks: 'words' | 'shares'): string {
  switch (slip.kind) {
    case 'word-count':
      return text('words.count', { count: slip.count });
    case 'unknown-word':
      return text('words.unknown', { position: slip.position });
    case 'mistyped':
      return text('words.mistyped');
    case 'other-vault':
      return text(asks === 'words' ? 'words.otherVault' : 'shares.otherVault');
    case 'shares':
      return sharesProblemText(text, slip.problem);
    default:
      return assertNever(slip);
  }
}

export function sharesProblemText(text: Text, problem: SharesProblem): string {
  switch (problem.kind) {
    case 'unknown-word':
      return text('shares.unknown', { position: problem.position });
    case 'wrong-word':
      return text('shares.wrongWord', { position: problem.position });
    case 'wrong-count':
      return text('shares.count', { count: problem.count });
    case 'wrong-checksum':
      return text('shares.mistyped');
    case 'unusable':
      return text('shares.unusable');
    case 'other-set':
      return text('shares.otherSet');
    case 'duplicate':
      return text('shares.duplicate', { share: problem.sameAs });
    case 'too-few':
      return text('shares.given', { given: problem.given, needed: problem.needed });
    case 'not-together':
      return text('shares.notTogether');
    default:
      return assertNever(problem);
  }
}

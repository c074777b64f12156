/** What the certificate's plain page shares with the verifier: its words. */
export { factLines } from './report.ts';
export { wordsIn } from './words.ts';

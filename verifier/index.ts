/** What the app shares with the verifier: its words, on the certificate's plain page, and its reader of zips. */
export { NotAZip, readZip, type ZippedFile } from './read-zip.ts';
export { piecesOf, type Source } from './record-files.ts';
export { factLines } from './report.ts';
export { wordsIn } from './words.ts';

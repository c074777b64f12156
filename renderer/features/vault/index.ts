/** The screens around the vault: first run, recovery words, unlock, and a vault that can't be opened. */
export { AskPassphrase } from './AskPassphrase.tsx';
export { BrandMark } from './BrandMark.tsx';
export { FirstRun, type NewVault } from './FirstRun.tsx';
export { FirstRunDone } from './FirstRunDone.tsx';
export { GateFrame } from './GateFrame.tsx';
export { MovedOrCopy } from './MovedOrCopy.tsx';
export { NewPassphrase, noPassphrase, type PassphraseProblem, problemOf } from './NewPassphrase.tsx';
export type { RecoveryWords } from './RecoveryKit.tsx';
export { RecoverySetup } from './RecoverySetup.tsx';
export { Unlock } from './Unlock.tsx';
export { Unreadable } from './Unreadable.tsx';
export { PaperActions } from './PaperActions.tsx';
export { type NewShares, ShareSheets } from './PaperSheets.tsx';
export { slipText } from './paper-slips.ts';
export { ShareEntry, type SharesLooked } from './ShareEntry.tsx';
export { WaysInSection } from './WaysInSection.tsx';
export { WordsField } from './WordsField.tsx';
export { useCountdown } from './use-countdown.ts';

/** The only door of the policy's screens. */
export { ConsentLine } from './ConsentLine.tsx';
export { ConsentText } from './ConsentText.tsx';
export { PolicyPage } from './PolicyPage.tsx';
export { useAskToSign } from './use-ask-to-sign.ts';
export { useEmergencyWords } from './use-emergency-words.ts';

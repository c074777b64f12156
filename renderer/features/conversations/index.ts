/** What other features may use of conversations. */
export { Conversation } from './Conversation.tsx';
export { SafetyNumberPanel } from './SafetyNumberPanel.tsx';

/** The only door of practice mode. */
export { createPracticeMode } from './practice-mode.handlers.ts';

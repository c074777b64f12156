/** The door of the forms screens. */
export { FormLine } from './FormLine.tsx';

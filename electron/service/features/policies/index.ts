/** The only door of the policies feature. */
export { createPolicies } from './policies.ts';

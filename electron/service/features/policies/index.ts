/** The only door of the policies feature. */
export { createPoliciesRepository } from './policies.repository.ts';
export { createPolicies } from './policies.ts';

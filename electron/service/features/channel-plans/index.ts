/** The only door of the channel plans. */
export { createChannelPlans } from './channel-plans.handlers.ts';
export { type ChannelPlansRepository, createChannelPlansRepository } from './channel-plans.repository.ts';

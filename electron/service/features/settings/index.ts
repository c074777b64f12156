/** The only door of the settings feature. */
export { changedFields } from './changed-fields.ts';
export { createSettingsHandlers, type SettingsPorts } from './settings.handlers.ts';
export { createSettingsRepository, type SettingsRepository } from './settings.repository.ts';

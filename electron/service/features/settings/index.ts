/** The only door of the settings feature. */
export { createSettingsHandlers, type SettingsPorts } from './settings.handlers.ts';
export { createSettingsRepository, type Settings, type SettingsRepository } from './settings.repository.ts';

/** The only door of the contacts feature. */
export { createContactsHandlers } from './contacts.handlers.ts';
export { createContactsRepository, type ContactsRepository } from './contacts.repository.ts';
export { contactsSource } from './contacts-source.ts';

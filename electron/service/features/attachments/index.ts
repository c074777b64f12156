/** The only door of the attachments feature. */
export { type AttachmentFolder, createAttachmentFolder } from './attachment-folder.ts';
export { type AttachmentRow, attachmentOf, attachmentRow } from './attachment-rows.ts';
export { createAttachmentsHandlers } from './attachments.handlers.ts';
export { saveAttachment } from './save-attachment.ts';
export { markMissing, type SealedFile, sealedFilesOf } from './sealed-files.ts';
export { attachmentView, createAttachmentsRepository } from './attachments.repository.ts';

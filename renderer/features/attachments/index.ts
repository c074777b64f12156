/** What other features may use of attachments. */
export { AttachButton } from './AttachButton.tsx';
export { Attachment } from './Attachment.tsx';
export { FileBlock, KeptFile } from './KeptFile.tsx';
export { drawThumbnail } from './read-attachment.ts';
export { SendFilesDialog } from './SendFilesDialog.tsx';
export { Uploads } from './Uploads.tsx';
export { useChosenFiles } from './use-chosen-files.ts';
export { useFileDrop } from './use-file-drop.ts';

/** The only door of the imports feature. */
export { createImportedFileReader, type ReadImportedFile } from './imported-files.handlers.ts';
export { createImportedFiles, type ImportedFileFacts } from './imported-files.repository.ts';
export { createImportsHandlers, type ImportsPorts } from './imports.handlers.ts';
export {
  createImportsRepository,
  dropUnfinishedImports,
  importedFileNames,
  importedItemId,
  type ImportedRow,
  type ImportRole,
  type ImportsRepository,
} from './imports.repository.ts';
export { importsSource } from './imports-source.ts';

/** English texts of the move to another computer, and of a vault's folder that was copied. */
export const moving = {
  'moving.title': 'Move to a new computer',
  'moving.text':
    'Everything goes into one encrypted file that you take to the new computer, with a folder beside it if there are attachments. This one is then only read, so that two never write to your clients at once.',
  'moving.open': 'Move',
  'moving.before':
    'Choose a drive that you can take along. Have your passphrase or your recovery kit at hand for the new computer. From the moment the file is written, nothing is sent or received here.',
  'moving.action': 'Write the file and move',
  'moving.doneTitle': 'The file is ready',
  'moving.doneText': 'It was read back and is whole. This computer only reads from now on.',
  'moving.step1':
    'Take the drive with everything that was written to it to the new computer and install Quietline there.',
  'moving.step2': 'On its first screen choose “Restore from a backup”, and then this file.',
  'moving.step3':
    'Type your passphrase, or the recovery words. Your conversations go on from there by themselves once each client has been reached.',
  'moving.problem.no-folder': 'Choose the drive or folder first.',
  'moving.problem.folder-missing': 'That folder is not there. Nothing was changed. Choose another one.',
  'moving.problem.folder-unwritable': 'Nothing can be written to that folder. Nothing was changed. Choose another one.',
  'moving.problem.disk-full': 'There is no room for the file. Nothing has moved. Make some room, then try again.',
  'moving.problem.other':
    'The file could not be made. Nothing has moved, and everything is safe. Unlock and try again.',
  'moving.movedNotice':
    'This vault moved to another computer on {date}. Here it can only be read; nothing is sent or received.',
  'moving.copyNotice': 'This is a copy, kept since {date}. It can only be read; nothing is sent or received.',
  'moving.askTitle': 'This vault comes from another computer',
  'moving.askText':
    'Its folder was last in use elsewhere. Two computers that write to the same clients would lose messages, so Quietline asks first. Nothing has been sent yet.',
  'moving.ask': 'What is it?',
  'moving.copy': 'A copy',
  'moving.copyHint': 'The other computer goes on. Here everything can be read, and nothing is sent.',
  'moving.moved': 'It moved here for good',
  'moving.movedHint':
    'The other computer must not be used for it again. Conversations go on here once each client has been reached.',
  'moving.go': 'Go on',
};

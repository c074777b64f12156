/** English texts of the shell, of what the service's faults mean, and of a service that stopped. */
export const shell = {
  'shell.title': 'Quietline',
  'shell.titleUnread': '({count, number}) Quietline',
  'shell.skip': 'Skip to the content',
  'shell.navigation': 'Quietline',
  'shell.inbox': 'Inbox',
  'shell.notes': 'Notes',
  'shell.record': 'Record',
  'shell.practice': 'Practice',
  'shell.practice.policy': 'Policy',
  'shell.practice.adoption': 'Adoption',
  'shell.practice.forms': 'Forms',
  'shell.practice.requests': 'Records requests',
  'shell.practice.disclosures': 'Disclosures and corrections',
  'shell.practice.retention': 'Keeping records',
  'shell.practice.rehearsal': 'Practice mode',
  'shell.settings': 'Settings',
  'shell.search': 'Search',
  'shell.lock': 'Lock',
  'shell.unread': '{count, plural, one {# unread message} other {# unread messages}}',
  'shell.newMessage': 'A new message came in.',
  'shell.demo': 'This is a made-up practice. Nobody here is real, and nothing leaves this computer.',
  'shell.relayUnreachable':
    'The relay has been out of reach since {since}. You can read, write and search as always{waiting, plural, =0 {.} one {; one message is kept here and goes out by itself.} other {; # messages are kept here and go out by themselves.}}',
  'shell.relayPortTaken':
    'Another program uses the address that your clients write to. What you write is kept here. Close the other program, or start Quietline again.',
  'shell.relaySettings': 'Relay settings',
  'shell.storeFull':
    'The disk of this computer is full. Everything saved so far is safe; what you write now may not be kept. Make some room, then go on.',
  'shell.storeFailed':
    'The vault could not be written to. Everything saved so far is safe. Lock Quietline, check the disk and unlock again.',
  'shell.notices': 'Good to know',
  'shell.understood': 'Understood',
  'shell.screenStopped': 'This screen stopped working',
  'shell.screenStoppedText':
    'What was saved is safe in the vault. Show the screen again; if it stops again, lock and unlock.',
  'shell.showAgain': 'Show again',
  'shell.opening': 'Opening',
  'shell.restartingTitle': 'Locked and restarting',
  'shell.restartingText':
    'The part of Quietline that keeps the vault stopped and is starting again. The vault closed itself; what was saved is safe.',
  'shell.failedTitle': 'The vault stays closed for now',
  'shell.failedText':
    'The part of Quietline that keeps the vault stopped twice within a minute. What was saved is safe in the vault, encrypted as always. Start it again; if it stops once more, start the computer anew and make sure that the disk has room.',
  'shell.failedAction': 'Start again',

  'shortcuts.title': 'Keys',
  'shortcuts.search': 'Search messages and notes',
  'shortcuts.new-client': 'New client',
  'shortcuts.lock': 'Lock at once',
  'shortcuts.settings': 'Settings',
  'shortcuts.help': 'This list',

  'fault.invalidInput':
    'Something in this form has a shape that cannot be kept. Nothing was changed. Look through the fields and try again.',
  'fault.vaultLocked': 'The vault is locked. Nothing was changed. Unlock it and try again.',
  'fault.vaultExists':
    'There is a vault on this computer already. It was left as it is. Start Quietline again to unlock it.',
  'fault.vaultRetired':
    'This vault is only read here: it lives on another computer. Nothing was changed or sent. Do it there.',
  'fault.notFound': 'This is no longer there. Nothing else was changed. Go back and choose again.',
  'fault.noteSigned': 'This note is signed and stays as it is. You can add an addendum.',
  'fault.psychotherapyNotesLocked': 'Psychotherapy notes are locked, so nothing of them was opened. Unlock them first.',
  'fault.legalHold':
    'A legal hold stands for this client, so nothing was taken away. Lift the hold first, under Keeping and legal hold.',
  'fault.storeFull':
    'The disk of this computer is full. What was saved before is safe. Make some room, then try again.',
  'fault.storeFailed':
    'The vault could not be written to. What was saved before is safe. Check the disk, then try again.',
  'fault.relayUnreachable': "The relay can't be reached. Nothing is lost. Try again when you are online.",
  'fault.folderUnwritable':
    'Nothing can be written to this folder. Your data is safe in the vault. Choose another folder.',
  'fault.tooManyRequests': 'That was too much at once. Nothing is lost. Wait a moment and try again.',
  'fault.serviceStopping': 'The vault is closing. What was saved is safe. Try again once it is open.',
  'fault.internal':
    'Something did not work as it should. What was saved is safe. Try again; if you ask for help, name incident {incident}.',
};

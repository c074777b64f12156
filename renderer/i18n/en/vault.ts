/** English texts of first run, recovery words, unlocking and a vault that can't be opened. */
export const vault = {
  'gate.language': 'Language',

  'firstRun.welcomeTitle': 'A quiet line to your clients',
  'firstRun.welcomeLead':
    'You write to your clients and keep your notes here, on this computer. They answer from the browser of their phone, with nothing to install.',
  'firstRun.keepsTitle': 'This computer keeps everything',
  'firstRun.keepsText': 'Conversations and notes live in one encrypted file on this computer, and nowhere else.',
  'firstRun.keyTitle': 'Only you can open it',
  'firstRun.keyText':
    'Your passphrase is the key. We never learn it, so we cannot reset it; recovery words on paper are your second key.',
  'firstRun.relayTitle': 'Messages travel sealed',
  'firstRun.relayText': 'A relay passes them on. It cannot read them, and it is told no names.',
  'firstRun.begin': 'Set up my practice',
  'firstRun.duration': 'About two minutes. Have a printer or paper and pen at hand.',
  'firstRun.step': 'Step {step, number} of {steps, number}',
  'firstRun.continue': 'Continue',
  'firstRun.back': 'Back',
  'firstRun.namesTitle': 'Who are you?',
  'firstRun.therapistName': 'Your name',
  'firstRun.therapistNameWhy': 'Your clients see it beside what you write, and it stands under the notes you sign.',
  'firstRun.practiceName': 'Name of your practice',
  'firstRun.practiceNameWhy':
    'Your clients see it on the invitation, so that they know whose page they are on. Your own name will do.',
  'firstRun.nameMissing': 'Type a name. You can change it later.',
  'firstRun.passphraseTitle': 'Choose a passphrase',
  'firstRun.passphraseLead':
    'It encrypts everything that Quietline keeps. You type it when you sit down to work, so take one that you can remember and nobody can guess.',
  'firstRun.create': 'Make my vault',
  'firstRun.doneTitle': 'Your practice is ready',
  'firstRun.doneText':
    'Your vault is on this computer and open. Next you can invite a client: you get a link and a code to print.',
  'firstRun.doneLock': 'When you leave the desk, press Lock at the lower left. It takes no time.',
  'firstRun.open': 'Open my inbox',

  'passphrase.new': 'Passphrase',
  'passphrase.hint': 'At least 14 characters. Five random words are easier to remember than signs and digits.',
  'passphrase.again': 'Passphrase once more',
  'passphrase.againHint': 'So that a slip of the finger does not lock you out.',
  'passphrase.suggest': 'Suggest five random words',
  'passphrase.suggestOther': 'Suggest five others',
  'passphrase.short':
    'Too short so far. {missing, plural, one {One more character} other {# more characters}} at least.',
  'passphrase.guessable':
    'Long enough, but easy to guess: it follows a well-known pattern. Add words that have nothing to do with each other.',
  'passphrase.good': 'Good. It would keep a patient guesser busy for a very long time.',
  'passphrase.strong': 'Strong. Guessing it is out of reach.',
  'passphrase.tooWeak': 'This one could be guessed. Make it longer, or take five random words.',
  'passphrase.different': 'The two are not the same. Type the second one again, or show both and compare.',

  'recovery.title': 'Your recovery words',
  'recovery.lead':
    'If you forget your passphrase, these 24 words open the vault. They are shown only this once. Print them, or write them down by hand.',
  'recovery.leadRenewed':
    'These 24 words take the place of the earlier ones, which no longer open anything. They are shown only this once. Print them, or write them down by hand.',
  'recovery.kitTitle': 'Quietline recovery kit',
  'recovery.vaultName': 'for the vault “{name}”',
  'recovery.kitUse':
    'Whoever has these words can open the vault. Keep this sheet where you keep papers of value, and not beside the computer.',
  'recovery.print': 'Print',
  'recovery.written': 'I have them on paper',
  'recovery.confirmTitle': 'Three words from your paper',
  'recovery.confirmLead':
    'Take the sheet and type these three. It shows that the paper will work on the day you need it.',
  'recovery.wordNumber': 'Word {position, number}',
  'recovery.wordDiffers': 'Your paper should have another word at place {position, number}. Look again.',
  'recovery.confirm': 'Confirm',
  'recovery.showAgain': 'Show the words again',
  'recovery.brokenOffTitle': 'New recovery words are needed',
  'recovery.brokenOffText':
    'Last time, Quietline was closed before you confirmed your recovery words. Your vault is safe and open. To be sure that a paper exists which opens it, make new words now; earlier ones will no longer work.',
  'recovery.makeNew': 'Make new words',

  'unlock.title': 'Quietline is locked',
  'unlock.lead': 'Everything is kept encrypted on this computer until you come back.',
  'unlock.restarted':
    'The part of Quietline that keeps the vault stopped and has started again. The vault closed itself; what was saved is safe.',
  'unlock.updating': 'Bringing the vault up to date',
  'unlock.updatingText':
    'Quietline is newer than on the day you last opened it. A copy is made, brought forward and checked; until then the vault stays as it was. With many years in it this takes up to a minute.',
  'unlock.passphrase': 'Passphrase',
  'unlock.action': 'Unlock',
  'unlock.useWords': 'Use the recovery words',
  'unlock.wrong':
    'That is not the passphrase of this vault. Nothing is lost. Look at the keyboard language and Caps Lock, then type it again.',
  'unlock.wait': 'You can try again in {seconds, plural, one {# second} other {# seconds}}.',

  'words.title': 'Open with the recovery words',
  'words.lead': 'Take your recovery kit. The words open the vault, and you choose a new passphrase at once.',
  'words.label': 'The 24 words, in order',
  'words.hint': 'With spaces between them. Capital letters do not matter.',
  'words.count':
    'A kit has 24 words; here {count, plural, =0 {is none yet} one {is one} other {are #}}. Add the missing ones.',
  'words.unknown': 'Word {position, number} is not in the list that kits are made of. Compare it with your paper.',
  'words.mistyped':
    'Each word exists, but together they do not fit. One may be in another place, or be a similar word. Compare them with your paper.',
  'words.otherVault':
    'These words are in order, but they belong to another vault. Look at the name on your paper: the kit may be from an earlier vault.',
  'words.action': 'Open the vault',
  'words.back': 'Back to the passphrase',

  'unreadable.safe': 'What is safe',
  'unreadable.do': 'What you can do',
  'unreadable.folder': 'Where the files are',
  'unreadable.retry': 'Try again',
  'unreadable.copy': 'Copy the folder',
  'unreadable.copied': 'Copied',
  'unreadable.diagnostic': 'Copy a diagnostic',
  'unreadable.diagnosticCopied': 'Copied',
  'unreadable.diagnosticHint':
    'The diagnostic is for somebody who helps you. It holds versions, the reason and the sizes of files: no content, no names, no keys.',
  'unreadable.key-file-damaged.title': "The vault's key file is damaged",
  'unreadable.key-file-damaged.what':
    'The small file that your passphrase opens (vault.json) has changed in a way that cannot be read. Without it the vault stays closed.',
  'unreadable.key-file-damaged.safe':
    'Your conversations and notes are in their own encrypted file, which was not touched. Nothing was replaced or deleted.',
  'unreadable.key-file-damaged.do':
    'Choose “Restore from a backup”: the damaged files move into a folder of their own and are kept. If you have no backup, copy the whole folder to another disk and keep it.',
  'unreadable.key-file-missing.title': "The vault's key file is missing",
  'unreadable.key-file-missing.what':
    'The encrypted file with your conversations and notes is here, but the small file that your passphrase opens (vault.json) is not.',
  'unreadable.key-file-missing.safe':
    'Your conversations and notes are in their file, untouched. Quietline will not begin a new vault over it.',
  'unreadable.key-file-missing.do':
    'Look for vault.json in the trash or in a synchronised folder, put it into this folder, and try again. Or choose “Restore from a backup”: what is here moves into a folder of its own and is kept.',
  'unreadable.key-file-newer.title': 'This vault was made by a newer Quietline',
  'unreadable.key-file-newer.what':
    'The key file was written by a later version, and this version does not know how to read it.',
  'unreadable.key-file-newer.safe': 'Everything is in order in the vault, and nothing was changed.',
  'unreadable.key-file-newer.do':
    'Install the newest version of Quietline on this computer, and open the vault with it.',
  'unreadable.store-damaged.title': 'The file of the vault is damaged',
  'unreadable.store-damaged.what':
    'A part of the encrypted file cannot be read. A failing disk or an interrupted copy can cause that.',
  'unreadable.store-damaged.safe': 'The file was left exactly as it is. Nothing was repaired, replaced or deleted.',
  'unreadable.store-damaged.do':
    'Choose “Restore from a backup”: the damaged files move into a folder of their own and are kept. If you have no backup, copy the whole folder to another disk and keep it: someone may be able to rescue a part.',
  'unreadable.store-missing.title': 'The file of the vault is missing',
  'unreadable.store-missing.what':
    'The key file is here, but the encrypted file with your conversations and notes is not.',
  'unreadable.store-missing.safe':
    'The key file was left as it is. Quietline will not begin an empty vault in its place.',
  'unreadable.store-missing.do':
    'Look for the file in the trash, in a synchronised folder or on a disk that is not connected, put it into this folder, and try again. Or choose “Restore from a backup”.',
  'unreadable.store-newer.title': 'This vault was used with a newer Quietline',
  'unreadable.store-newer.what':
    'A later version has written to the vault, and this version does not know all of what it holds.',
  'unreadable.store-newer.safe': 'Everything is in order in the vault, and nothing was changed.',
  'unreadable.store-newer.do': 'Install the newest version of Quietline on this computer, and open the vault with it.',
  'unreadable.store-in-use.title': 'The vault is open elsewhere',
  'unreadable.store-in-use.what':
    'Another Quietline, perhaps of another user of this computer, has this vault open right now.',
  'unreadable.store-in-use.safe': 'Everything is in order. Two at once could harm the file, so this one waits.',
  'unreadable.store-in-use.do': 'Close the other one, and try again.',
  'unreadable.store-other-key.title': 'Key file and vault do not belong together',
  'unreadable.store-other-key.what':
    'The key file opened, but it is not the one that this encrypted file was made with. One of the two may come from another vault or from a backup.',
  'unreadable.store-other-key.safe': 'Both files were left exactly as they are.',
  'unreadable.store-other-key.do':
    'Bring back the file that was here before, and try again. Or choose “Restore from a backup”: both files move into a folder of their own and are kept.',
  'unreadable.no-permission.title': 'This computer does not let Quietline read the vault',
  'unreadable.no-permission.what':
    'The folder or a file in it may not be read or written by your user account, or the disk takes no changes.',
  'unreadable.no-permission.safe': 'The files were not touched.',
  'unreadable.no-permission.do':
    'Sign in with the account that made the vault, or let the person who looks after this computer give your account access to the folder. If the disk is write-protected, take that off. Then try again.',
  'unreadable.migration-failed.title': 'This version could not bring your vault forward',
  'unreadable.migration-failed.what':
    'A new version of Quietline keeps things in a new form. The change was made on a copy, and the copy did not pass its check.',
  'unreadable.migration-failed.safe':
    'Your vault is exactly as it was before. Only the copy was changed, and it is gone again.',
  'unreadable.migration-failed.do':
    'Go on working with the version you had before. Tell the people who make Quietline, and send them the diagnostic: it holds no content.',
  'unreadable.disk-full.title': 'The disk is full',
  'unreadable.disk-full.what':
    'To open the vault, Quietline needs a little room on the disk, after an update as much as the vault takes. There is too little.',
  'unreadable.disk-full.safe': 'What was saved is in the vault, unchanged.',
  'unreadable.disk-full.do': 'Empty the trash or move large files elsewhere, and try again.',
};

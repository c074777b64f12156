/** English texts of the professional will: for the therapist, for a custodian, and on paper. */
export const will = {
  'settings.will.title': 'Professional will',
  'will.lead':
    'If you die, fall ill or disappear, somebody has to tell your clients and look after the records. Name custodians now: people you trust, each with a sheet of paper. Only enough sheets together open anything; one alone says nothing.',
  'will.what.continuity': 'Continuity letter',
  'will.what.continuityText':
    'Who your clients are, how to reach them and what to do next. It opens nothing else: no message, no note.',
  'will.what.full': 'Full record',
  'will.what.fullText':
    'The key to everything, with a backup: conversations, notes, the whole file. For the few cases in which somebody must take over the records. It has sheets of its own.',
  'will.none': 'No shares were made yet.',
  'will.held': 'Any {needed, number} of {count, number} together: {holders}.',
  'will.made': 'Made',
  'will.rehearsed': 'Last rehearsal',
  'will.neverRehearsed': 'Not rehearsed yet.',
  'will.rehearsalDue': 'A year has passed. Bring the sheets together and try them: paper gets lost, and people move.',
  'will.written': 'The file was last written',
  'will.folder.none':
    'Choose a folder for backups first: the capsules are kept current there by themselves. You can also save them by hand.',
  'will.folder.missing':
    'The folder for backups is not there now. The capsules are written when it is; you can also save them by hand.',
  'will.folder.written': 'The files lie in the folder of your backups and are kept current by themselves.',
  'will.openBackups': 'Open backups',
  'will.makeShares': 'Make shares',
  'will.newShares': 'Make new shares',
  'will.rehearse': 'Rehearse',
  'will.save': 'Save the file',
  'will.remove': 'Take back',
  'will.saved': 'Written to the file {name}. It is not kept current: save it anew from time to time.',
  'will.saveFailed.disk-full': 'The disk of that folder is full. Nothing was written. Choose another folder.',
  'will.saveFailed.folder-unwritable': 'Nothing can be written to that folder. Choose another one.',
  'will.removeTitle': 'Take back these shares?',
  'will.removeText':
    'The file in the folder of the backups goes, and no new one is written. Copies of it elsewhere still open with the sheets; ask for the sheets back.',
  'will.removeAction': 'Take back',

  'will.letter.title': 'The letter',
  'will.letter.label': 'What your custodian should know and do first',
  'will.letter.hint':
    'Whom to call, in what order; where the keys of the office are; your insurance, landlord, supervisor; what to say to clients, and what not.',
  'will.letter.clients': 'Your clients',
  'will.letter.clientsText':
    'Names and the day of the last message are in the letter by themselves. Write how to reach each person, the next appointment, and what comes next.',
  'will.letter.client': '{name}: how to reach, what next',
  'will.letter.noClients': 'No clients yet.',
  'will.letter.kept': 'Kept.',

  'will.openings': 'Openings',
  'will.openings.text':
    'When a custodian opens a capsule, a note is left beside it, and Quietline finds it here. An opening of a copy elsewhere, or from a drive that cannot be written to, cannot be known.',
  'will.openings.none': 'None was noticed.',
  'will.opening.continuity': 'The continuity letter was opened on another computer, with {shares}.',
  'will.opening.full': 'The full record was opened on another computer, with {shares}.',
  'will.opening.share': '{count, plural, one {share} other {shares}} {numbers}',
  'will.opening.former':
    'These are earlier shares: they are no longer in use, and open copies of the earlier file only.',
  'will.opening.new': 'New',
  'will.opening.seen': 'I have seen this',
  'will.notice.opened': 'A custodian has opened a capsule of your professional will.',
  'will.notice.rehearse': 'The shares of your professional will have not been tried for a year.',
  'will.notice.open': 'Open the professional will',

  'will.shares.title.continuity': 'Shares for the continuity letter',
  'will.shares.title.full': 'Shares for the full record',
  'will.shares.text':
    'Each person gets a sheet of their own. Earlier sheets stay good until you say that the new ones are on paper. Copies of the earlier file that lie elsewhere still open with them: ask for those sheets back.',
  'will.shares.shown': 'Hand each sheet over in person, and keep none of them together.',
  'will.shares.holder': 'Who gets share {number, number}?',
  'will.shares.needed': 'How many of them together open it?',
  'will.shares.neededHint': 'Leave room for somebody who has moved or died.',
  'will.shares.passphrase': 'Your passphrase',
  'will.shares.wrongPassphrase': 'That is not the passphrase. Nothing was made.',
  'will.shares.make': 'Make the shares',
  'will.shares.made': '{count, number} sheets are ready to print, in this order:',
  'will.shares.use': 'The sheets are on paper',

  'will.rehearse.title': 'Rehearse the shares',
  'will.rehearse.text':
    'Bring the sheets together and type or paste them. Nothing is opened or changed; you learn whether they would work.',
  'will.rehearse.fits': 'These shares open the capsule. Give each sheet back.',
  'will.rehearse.otherShares':
    'These shares fit together, but they belong to the other capsule, to an earlier set or to another vault. Look at the title and the date on the sheets.',

  'custodian.open': 'I am a custodian',
  'custodian.title': 'For custodians',
  'custodian.lead':
    'Somebody has trusted you with a sheet of paper. Choose the file or folder that you were given, or the drive with the backups. Nothing on this computer is changed.',
  'custodian.chooseFile': 'Choose the capsule file',
  'custodian.chooseFolder': 'Choose the folder with the backups',
  'custodian.back': 'Back',
  'custodian.found': 'Found for the vault “{name}”',
  'custodian.writtenAt': 'As of',
  'custodian.choose.continuity': 'Open the continuity letter',
  'custodian.choose.full': 'Open the full record',
  'custodian.chooseText.continuity': 'Whom to notify and what to do next. Nothing else is opened.',
  'custodian.chooseText.full': 'Everything, from a backup. It needs sheets of its own and a backup file.',
  'custodian.refused.not-a-capsule':
    'There is no capsule here. Its name begins with Quietline and ends in .qlcapsule; it lies beside the backups.',
  'custodian.refused.newer':
    'This capsule was made by a newer Quietline. Install the newest version and choose it again.',
  'custodian.refused.damaged': 'This capsule is damaged and cannot be opened. Look for another copy.',
  'custodian.refused.file-unreadable': 'The file cannot be read. If it is on a drive, connect the drive again.',
  'custodian.otherShares':
    'These shares fit together, but not this capsule. Look at the title, the vault’s name and the date on the sheets.',
  'custodian.shares.lead': 'Take the sheets, one after the other. Type the words, or scan the code and paste them.',
  'custodian.openLetter': 'Open the letter',
  'custodian.logged':
    'A note of this opening lies beside the capsule: if the practice’s own computer comes upon it, it stands in its log, with the numbers of the shares.',
  'custodian.notLogged':
    'No note of this opening could be left beside the capsule, so the practice’s log cannot know of it. Write down the day and who was there.',
  'custodian.willLog': 'The opening is noted beside the capsule, with the numbers of the shares, and not the words.',
  'custodian.letter.title': 'Continuity letter',
  'custodian.letter.from': 'From {therapist}, {practice}. As of',
  'custodian.letter.noLetter': 'No letter was written.',
  'custodian.letter.clients': 'Clients',
  'custodian.letter.client': 'Name',
  'custodian.letter.reach': 'How to reach, what next',
  'custodian.letter.last': 'Last message',
  'custodian.letter.state': 'State',
  'custodian.letter.phone': 'Telephone of the practice',
  'custodian.letter.emergency': 'What clients are told for emergencies',
  'custodian.letter.archived': 'Archived',
  'custodian.letter.nothing': 'Nothing written',
  'custodian.letter.print': 'Print',
  'custodian.letter.save': 'Copy as text',
  'custodian.letter.copied': 'Copied. The clipboard is cleared after two minutes.',
  'custodian.letter.close': 'Close the letter',
  'custodian.letter.secret':
    'This is confidential. Use it to notify people, and destroy prints when they are no longer needed.',
  'custodian.full.backup': 'Backup',
  'custodian.full.noBackup': 'No backup lies beside the capsule. Choose the file.',
  'custodian.full.chooseBackup': 'Choose another backup file',
  'custodian.full.chosen': 'Chosen file',
  'custodian.full.text':
    'The backup is opened on this computer as a vault of its own, with a passphrase that you choose. It says in its audit log that custodians opened it. Conversations are on hold until both sides have agreed on new keys.',
  'custodian.full.action': 'Open the record',
  'custodian.full.exists':
    'There is a vault on this computer already, and two cannot be side by side. Use a computer or a user account without one.',
  'custodian.full.capsuleUnreadable': 'The capsule cannot be read any more. Choose it again.',

  'willPaper.kind.continuity': 'Professional will: continuity letter',
  'willPaper.kind.full': 'Professional will: full record',
  'willPaper.share': 'Share {number, number} of {count, number} for {holder}',
  'willPaper.file.continuity': 'Quietline letter shares {name}',
  'willPaper.file.full': 'Quietline record shares {name}',
  'willPaper.practice': '{therapist}, {practice}',
  'willPaper.what.continuity':
    'Any {needed, number} of {count, number} such sheets together open a letter: who the clients of this practice are, how to reach them, and what to do next. They open no message and no note. This sheet alone says nothing.',
  'willPaper.what.full':
    'Any {needed, number} of {count, number} such sheets together, with a backup, open the whole record of this practice. This sheet alone says nothing.',
  'willPaper.step1': 'If the therapist cannot act, bring {needed, number} sheets together in one room.',
  'willPaper.step2':
    'Install Quietline on any computer, choose “I am a custodian” on its first screen, and choose the capsule on the backup drive.',
  'willPaper.step3': 'Type the 33 words of each sheet, or scan the code and paste them.',
  'willPaper.keep':
    'Keep this sheet where you keep papers of value, and give it to nobody who does not prove who they are. Once a year the therapist asks for it, to try it.',
};

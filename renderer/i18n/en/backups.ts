/** English texts of backups and of restoring from one. */
export const backups = {
  'backups.lead':
    'A backup is one encrypted file with everything in it. Your passphrase of that day or the recovery words open it. Take a folder on another disk, a drive that you put away, or a folder that is copied elsewhere.',
  'backups.folder': 'Folder',
  'backups.noFolder': 'No folder chosen yet',
  'backups.chooseFolder': 'Choose a folder',
  'backups.chooseOther': 'Choose another folder',
  'backups.last': 'Last backup',
  'backups.none': 'There is none yet.',
  'backups.whole':
    'Read back and whole: {messages, plural, one {one message} other {# messages}}, {notes, plural, one {one note} other {# notes}}, {clients, plural, one {one client} other {# clients}}.',
  'backups.now': 'Back up now',
  'backups.daily':
    'While Quietline is open it backs up once a day by itself. Of the older ones it keeps one for each of seven days, five weeks and twelve months.',
  'backups.running.writing': 'Writing the backup',
  'backups.running.reading': 'Reading it back',
  'backups.running.check': 'Reading the newest backup',
  'backups.percent': '{percent, number} %',
  'backups.cancel': 'Stop',
  'backups.failed.folder-missing':
    'The folder for backups is not there. If it is on a drive, connect it; Quietline tries again by itself. Your vault is safe, and so are the backups in that folder.',
  'backups.failed.folder-unwritable':
    'Nothing can be written to the folder for backups. Your vault is safe. Quietline tries again by itself; if it goes on, choose another folder.',
  'backups.failed.disk-full':
    'There is no room for another backup. Your vault and the earlier backups are safe. Make some room, or choose another folder.',
  'backups.failed.store-damaged':
    'A part of the vault itself could not be read, so no backup was made and the earlier ones were kept. Close Quietline, copy the whole folder of the vault to another disk, and have the disk of this computer looked at.',
  'backups.failed.not-whole':
    'What was written did not read back as it should, so it does not count and was removed. The drive may be failing. Your vault and the earlier backups are safe. Choose a folder on another drive.',
  'backups.failed.other':
    'The backup did not work out. Your vault and the earlier backups are safe. Quietline tries again by itself.',
  'backups.failedAt': 'Last try',
  'backups.check': 'Check that a backup opens',
  'backups.checkText':
    'Reads your newest backup from beginning to end, as if it were being restored, and leaves the vault alone. It happens by itself once a month.',
  'backups.checkAction': 'Check now',
  'backups.checked.never': 'Not checked yet.',
  'backups.checked.whole': 'The newest backup opens and is whole',
  'backups.checked.damaged':
    'The newest backup could not be read to its end. Your vault is safe. Make another one now; if that cannot be read either, choose a folder on another drive',
  'backups.checked.no-backup': 'There was no backup in the folder',
  'backups.checked.folder-missing': 'The folder for backups was not there',
  'backups.checked.disk-full': 'This computer had no room to open a backup',
  'backups.restoreTitle': 'If this computer is lost',
  'backups.restoreText':
    'Install Quietline on another one and choose “Restore from a backup” on its first screen. You need the file and your passphrase, or the recovery words.',
  'backups.folderRefused.folder-missing': 'That folder is not there. Choose another one.',
  'backups.folderRefused.folder-unwritable': 'Nothing can be written to that folder. Choose another one.',
  'backups.notice.none': 'There is no backup of your vault yet. A folder on another disk is enough.',
  'backups.notice.old':
    'The last backup is some days old. Connect the drive with the folder, or choose another folder.',
  'backups.notice.damaged': 'The newest backup could not be read to its end. Your vault is safe; make another one.',
  'backups.notice.open': 'Open backups',
  'backups.notice.later': 'Later',

  'restore.open': 'Restore from a backup',
  'restore.title': 'Restore from a backup',
  'restore.lead':
    'Choose the file. It is looked through to its end first; before that, nothing on this computer is changed.',
  'restore.leadBeside':
    'Choose the file. It is looked through to its end first. Then the files that cannot be opened move into a folder of their own, and nothing of them is deleted.',
  'restore.choose': 'Choose the backup file',
  'restore.chooseOther': 'Choose another file',
  'restore.back': 'Back',
  'restore.found': 'Backup of the vault “{name}”',
  'restore.with': 'What opens it',
  'restore.withPassphrase': 'The passphrase',
  'restore.withPassphraseHint': 'The one that you used on the day of the backup.',
  'restore.withWords': 'The recovery words',
  'restore.withShares': 'Shares',
  'restore.withSharesHint': 'The sheets of people who were given a share. You choose a new passphrase with them.',
  'restore.withWordsHint': 'The 24 words on your recovery kit. You choose a new passphrase with them.',
  'restore.passphrase': 'Passphrase on the day of the backup',
  'restore.action': 'Restore',
  'restore.progress': 'Reading the backup',
  'restore.cancel': 'Stop',
  'restore.cancelled': 'Stopped. Nothing was changed.',
  'restore.missing': 'Type the passphrase.',
  'restore.wrong':
    'That is not the passphrase of this backup. If you changed it since, the earlier one opens it; the recovery words do as well. Nothing was changed.',
  'restore.refused.not-a-backup': 'This file is no backup of Quietline. Its name ends in .qlbackup.',
  'restore.refused.newer':
    'This backup was made by a newer Quietline. Nothing was changed. Install the newest version and choose it again.',
  'restore.refused.damaged':
    'This file is damaged and cannot be restored. Nothing was changed. Choose an earlier backup.',
  'restore.refused.file-unreadable':
    'The file cannot be read. Nothing was changed. If it is on a drive, connect the drive again.',
  'restore.refused.disk-full':
    'There is not enough room on this computer. Nothing was changed. Make some room and try again.',
  'restore.refused.no-permission':
    'Quietline may not write into its own folder. Nothing was changed. Let the person who looks after this computer give your account access.',
  'restore.doneTitle': 'Your practice is back',
  'restore.doneText':
    '{messages, plural, one {One message} other {# messages}}, {notes, plural, one {one note} other {# notes}} and {clients, plural, one {one client} other {# clients}} were restored, each of them read and found whole. The backup is from',
  'restore.doneFiles':
    '{files, plural, one {One file} other {# files}} of your conversations did not lie beside this backup, in the folder that begins with “Quietline files”. The messages about them are there and say so. A client who still has such a file can be asked for it.',
  'restore.doneFrozen':
    'Conversations wait for a moment before you can write in them again: both sides agree on new keys first. What your clients wrote since then comes back from them.',
  'restore.doneAside': 'The files that were here before are in this folder:',
  'restore.doneOpen': 'Open my inbox',
};

/** English texts of deleting a client for good, and of the certificate. */
export const deletions = {
  'deletions.title': 'Delete {name} for good',
  'deletions.what':
    'This takes away from this computer: {messages, plural, =0 {no messages} one {one message} other {# messages}}, {notes, plural, =0 {no notes} one {one note} other {# notes}}, {plans, plural, =0 {no channel plan} other {the channel plan}}, the conversation with its keys, drafts, and {disclosures, plural, =0 {no entries} one {one entry} other {# entries}} of the disclosure log. Nobody can bring it back from this vault.',
  'deletions.told':
    '{name} is told that the conversation has ended, and the relay forgets its mailboxes. What {name} has on an own device stays there.',
  'deletions.backups':
    '{count, plural, =0 {There is no backup in your folder.} one {One backup still holds {name}, until newer ones take its place.} other {# backups still hold {name}, until newer ones take their place.}}',
  'deletions.backupsUnknown':
    'The folder for backups is not there now. The backups in it still hold {name}, until newer ones take their place.',
  'deletions.certificateStays': 'A certificate of the deletion stays, without anything that was written.',
  'deletions.law':
    'Records often have to be kept for years. Without a rule Quietline does not know how long this one has to stay; you can set one under Practice, Keeping records.',
  'deletions.over': 'Your rule kept this record until {day}. That time is over.',
  'deletions.held':
    'A legal hold stands, so nothing of this client can be deleted. Lift the hold first, under Keeping and legal hold in the menu of the client.',
  'deletions.tooEarly': 'Your rule keeps this record until {day}. Delete it now only if you know that you may.',
  'deletions.certificate.rule': 'Rule',
  'deletions.certificate.rule.over': '{rule}: kept until {day}, the time was over',
  'deletions.certificate.rule.kept': '{rule}: kept until {day}, deleted before that day',
  'deletions.certificate.rule.no-rule': 'Deleted without a rule',
  'deletions.certificate.rule.own': 'Own day',
  'deletions.exported': 'Record last exported',
  'deletions.notExported': 'The record was never exported.',
  'deletions.export': 'Export the record first',
  'deletions.typed': 'Type the name to confirm: {name}',
  'deletions.typedDiffers': 'That is another name than {name}. Nothing was deleted.',
  'deletions.subject': 'How the certificate names the client',
  'deletions.subjectHint':
    'The name, initials or a file number. It is the only thing about the client that stays in the vault.',
  'deletions.subjectMissing': 'Write a name, initials or a file number.',
  'deletions.action': 'Delete for good',
  'deletions.keep': 'Keep the client',
  'deletions.notTold.title': '{name} could not be told yet',
  'deletions.notTold.text':
    'The relay could not be reached. The conversation is ended and nothing was deleted; the goodbye goes out by itself. You can wait and delete later, or delete now: then {name} is not told, and the relay forgets the mailboxes by itself when nobody has used them for some weeks.',
  'deletions.notTold.action': 'Delete now, untold',
  'deletions.notTold.again': 'Try again',
  'deletions.done.title': 'Deleted',
  'deletions.done.text':
    'Nothing of this client is left in the vault. The certificate stays under Settings, Audit log.',
  'deletions.print': 'Print the certificate',
  'deletions.save': 'Save as a file',
  'deletions.saved': 'Written to the file {name}.',
  'deletions.saveFailed.disk-full': 'The disk of that folder is full. Nothing was written. Choose another folder.',
  'deletions.saveFailed.folder-unwritable': 'Nothing can be written to that folder. Choose another one.',
  'deletions.close': 'Close',
  'deletions.list': 'Deleted clients',
  'deletions.list.text': 'What was deleted for good, and the certificate of it.',
  'deletions.list.empty': 'No client was deleted.',
  'deletions.list.open': 'Certificate for {subject}',
  'deletions.certificate.title': 'Certificate of deletion',
  'deletions.certificate.subject': 'Client',
  'deletions.certificate.when': 'Deleted',
  'deletions.certificate.by': 'By',
  'deletions.certificate.removed': 'What was deleted',
  'deletions.certificate.counts':
    '{messages, plural, one {one message} other {# messages}}, {contacts, plural, one {one contact} other {# contacts}}, {plans, plural, =0 {no channel plan} one {one version of the channel plan} other {# versions of the channel plan}}, {notes, plural, one {one note} other {# notes}}, {addenda, plural, one {one addendum} other {# addenda}}, {disclosures, plural, one {one entry} other {# entries}} of the disclosure log, and {keys, plural, one {one set} other {# sets}} of keys',
  'deletions.certificate.how': 'How',
  'deletions.certificate.howText':
    'The rows were overwritten in the encrypted file, with the search index and the keys; the log beside the file was emptied.',
  'deletions.certificate.conversation': 'Conversation',
  'deletions.certificate.conversation.ended':
    'The client was told that it has ended; the relay has forgotten its mailboxes.',
  'deletions.certificate.conversation.not-told':
    'The client could not be told. The relay forgets the mailboxes by itself when nobody uses them.',
  'deletions.certificate.conversation.never-joined': 'There was none.',
  'deletions.certificate.remains': 'What remains',
  'deletions.certificate.backups.none': 'No backups were made.',
  'deletions.certificate.backups.missing':
    'The folder for backups could not be read; backups in it hold the client until newer ones take their place.',
  'deletions.certificate.backups.read':
    '{count, plural, =0 {No backup in the folder.} one {One backup holds the client until newer ones take its place:} other {# backups hold the client until newer ones take their place:}}',
  'deletions.certificate.rotation':
    'While backups go on, one of each day goes after a week, one of each week after five weeks, one of each month after twelve months.',
  'deletions.certificate.setAside': 'Files of an earlier vault, set aside when a backup was restored: {names}.',
  'deletions.certificate.records':
    '{count, plural, =0 {No record was given out.} one {One record that was given out.} other {# records that were given out.}}',
  'deletions.certificate.clientCopy': "What the client's own device holds.",
  'deletions.certificate.audit': 'Entries of the audit log, which hold times and numbers and name nobody.',
  'deletions.certificate.number': 'Number',
  'deletions.certificate.hash': 'SHA-256 of the certificate file, also in the audit log',
};

/** English texts of the settings. */
export const settings = {
  'settings.title': 'Settings',
  'settings.save': 'Save',
  'settings.saved': 'Saved',
  'settings.nameMissing': 'Type a name.',

  'settings.practice.title': 'Practice',
  'settings.therapistName': 'Your name',
  'settings.therapistNameHint':
    'Clients see it beside what you write, and it stands under the notes you sign from now on.',
  'settings.practiceName': 'Name of the practice',
  'settings.practiceNameHint': 'Clients see it on the invitation and above the conversation.',
  'settings.phone': 'Telephone',
  'settings.phoneHint':
    'Shown to clients, for help with joining and for when this way does not work. Leave it empty to show none.',
  'settings.emergencyText': 'In an emergency',
  'settings.emergencyTextHint':
    'Your own words on what to do, shown to clients on their page together with the general advice to call the emergency number.',

  'settings.security.title': 'Lock and passphrase',
  'settings.idleLock': 'Lock by itself',
  'settings.idleLockHint':
    'When nobody has touched this computer for this long. It also locks when the computer sleeps.',
  'settings.idleLockMinutes':
    'After {minutes, plural, one {# minute} =60 {an hour} =120 {two hours} other {# minutes}}',
  'settings.changePassphrase': 'Change the passphrase',
  'settings.changePassphraseText':
    'Nothing is encrypted anew and nothing can be lost by it: only the key to the key changes.',
  'settings.currentPassphrase': 'Current passphrase',
  'settings.newPassphrase': 'New passphrase',
  'settings.changePassphraseAction': 'Change the passphrase',
  'settings.passphraseMissing': 'Type the passphrase that you use now.',
  'settings.passphraseWrong': 'That is not the passphrase you use now. It stays as it is. Type it again.',
  'settings.passphraseChanged': 'The passphrase is changed',
  'settings.passphraseChangedText': 'From the next time on, the new one opens the vault.',
  'settings.recoveryTitle': 'Your recovery words stay the same',
  'settings.recoveryText':
    'The sheet you printed or wrote on the first day opens this vault whatever the passphrase is. Do you know where it lies?',

  'settings.backups.title': 'Backups',
  'settings.audit.title': 'Audit log',

  'settings.messages.title': 'Messages',
  'settings.unreadDays': 'Ask me when a client has read nothing for',
  'settings.unreadDaysHint':
    'Then the alternative of the client’s channel plan is proposed. A plan may name another number of days.',
  'settings.readReceipts': 'Tell clients when I have read their message',
  'settings.readReceiptsHint':
    'When this is off, clients see that a message has arrived, but not that you have read it.',

  'settings.relay.title': 'Relay',
  'settings.relayKind': 'What carries the messages',
  'settings.relayEmbedded': 'This computer',
  'settings.relayEmbeddedHint':
    'For a first try, with a browser on this same computer. Phones and other computers do not reach it.',
  'settings.relayServer': 'A relay on the internet',
  'settings.relayServerHint': 'Clients reach it at any time. It passes on what it cannot read, and is told no names.',
  'settings.relayUrl': 'Address of the relay',
  'settings.relayUrlHint': 'Whoever runs the relay tells you.',
  'settings.relayPassword': 'Password of the relay',
  'settings.relayPasswordHint': 'Only if the relay asks for one before new invitations. It opens nothing of yours.',
  'settings.pageUrl': 'Address of the page for clients',
  'settings.pageUrlHint': 'Leave it empty: the relay serves the page itself.',
  'settings.addressShape':
    'This is no address that can be used. It begins with https://, so that nobody on the way can read the password; only a relay on this computer may do without.',
  'settings.tryRelay': 'Try this relay',
  'settings.saveRelay': 'Use this relay',
  'settings.tryReachable': 'The relay answers. Nothing was changed yet.',
  'settings.tryWantsPassword':
    'The relay answers and asks for a password before new invitations. Nothing was changed yet.',
  'settings.tryUnreachable':
    'Nobody answers at this address. Nothing was changed. Look at the address and at your connection, then try again.',
  'settings.tryNotARelay':
    'Something answers at this address, but it is no relay. Nothing was changed. Look at the address.',
  'settings.relayState.starting': 'Starting',
  'settings.relayState.reachable': 'Connected',
  'settings.relayState.unreachable': 'Out of reach',
  'settings.relayState.port-taken': 'Address in use',
  'settings.relaySince': 'Since',
  'settings.relayWaiting': '{count, plural, one {one message waits to go out} other {# messages wait to go out}}',

  'settings.appearance.title': 'Language and look',
  'settings.language': 'Language',
  'settings.theme': 'Theme',
  'settings.themeSystem': 'As this computer',
  'settings.themeSystemHint': 'Light by day and dark by night, if you have set the computer so.',
  'settings.themeLight': 'Light',
  'settings.themeDark': 'Dark',

  'settings.about.title': 'About Quietline',
  'settings.aboutText':
    'Encrypted messages and case notes for a therapy practice, in one encrypted file on your own computer. Nothing is measured, reported or sent to us.',
  'settings.protects.title': 'What this protects, and what it does not',
  'settings.protects.words': 'Only you and your client can read the messages. The relay passes on what it cannot read.',
  'settings.protects.addresses':
    'Whoever runs the relay can see that two internet addresses write to each other, and when.',
  'settings.protects.page':
    'Your client’s page is loaded from a server each time. Whoever runs that server could change it for one person. It is weaker than this app.',
  'settings.protects.device':
    'Nobody is protected from a program on an unlocked computer or phone, on either side, or from someone who looks at the screen.',
  'settings.protects.backup':
    'Who has a backup and its passphrase can read everything and go on in your place. Your clients would see that the session was renewed.',
  'settings.protects.number': 'A safety number that nobody has compared proves nothing yet.',
  'settings.aboutVersion': 'Version {version}',
  'settings.aboutLicence': 'Free software under the GNU Affero General Public License, version 3 or later.',
};

/** English texts of the ways into the vault: shares, this computer's keychain, and what is printed of them. */
export const ways = {
  'settings.ways.title': 'Ways in',
  'ways.lead':
    'Each of these opens the vault “{name}” by itself. Making one anew or taking one away leaves conversations and notes as they are. Besides the passphrase, one on paper always stays.',
  'ways.since': 'Since',
  'ways.tested': 'Last tried',
  'ways.neverTested': 'Not tried yet.',
  'ways.none': 'There is none.',
  'ways.passphrase': 'Passphrase',
  'ways.passphraseText': 'What you type each day. Change it under “Lock and passphrase”.',
  'ways.words': 'Recovery words',
  'ways.wordsText': 'One sheet of paper with 24 words, for the day the passphrase is forgotten.',
  'ways.testWords': 'Try the paper',
  'ways.newKit': 'New recovery kit',
  'ways.newKitText':
    'For when the paper is lost, or somebody may have seen it. The present words stay good until you say that the new ones are on paper; copies and backups made before today still open with them.',
  'ways.newKitShown': 'Print these words or write them down. The present kit works until you press the button below.',
  'ways.useNewKit': 'The new words are on paper',
  'ways.removeWords': 'Remove the recovery words',
  'ways.shares': 'Shares for people you trust',
  'ways.sharesText':
    'The key in several sheets, one for each person. Only enough of them together open the vault; one alone says nothing.',
  'ways.sharesHeld': 'Any {needed, number} of {count, number} together: {holders}.',
  'ways.testShares': 'Try the shares',
  'ways.newShares': 'New shares',
  'ways.newSharesText':
    'Each person gets a sheet of their own. The present shares, if there are any, stay good until you say that the new ones are on paper.',
  'ways.newSharesShown': 'Each sheet is for one person. Hand it over in person, and keep none of them together.',
  'ways.holder': 'For whom is share {number, number}?',
  'ways.holderMissing': 'Type a name. It stands on the sheet.',
  'ways.addHolder': 'One more person',
  'ways.removeHolder': 'Take out share {number, number}',
  'ways.needed': 'How many of them together open the vault?',
  'ways.neededHint':
    'Fewer are easier to bring together, and easier to misuse. Leave room for somebody who has moved or died.',
  'ways.neededOf': '{needed, number} of {count, number}',
  'ways.makeShares': 'Make the shares',
  'ways.sharesMade': '{count, number} sheets are ready to print, in this order:',
  'ways.useNewShares': 'The shares are on paper',
  'ways.removeShares': 'Remove the shares',
  'ways.testText':
    'Take the paper and type what is on it. Nothing is opened or changed; you learn whether it would work.',
  'ways.testAction': 'Try these words',
  'ways.wordsFit': 'The words fit this vault. Put the paper back where it was.',
  'ways.sharesFit': 'The shares fit together, and they fit this vault. Give each one back.',
  'ways.keychain': 'This computer',
  'ways.keychainText':
    'Whoever is signed in to this computer opens the vault without typing. Convenient at a desk that only you use; everybody who can sign in as you can read everything.',
  'ways.setKeychain': 'Unlock with this computer',
  'ways.setKeychainText': 'You can still unlock with the passphrase, and take this back at any time.',
  'ways.removeKeychain': 'Ask for the passphrase again',
  'ways.removeText.words':
    'The paper with the 24 words no longer opens this vault. Backups made before today still do.',
  'ways.removeText.shares': 'The shares no longer open this vault. Backups made before today still do.',
  'ways.removeText.keychain': 'From the next lock on, the passphrase is asked for again.',
  'ways.lastWay':
    'This is the last way in on paper, so it stays. Whoever forgets the passphrase would be locked out for good. Make the other one first.',

  'keychain.unavailable.plain-text':
    'This system would keep the key readable for every program, so Quietline does not use it. With a keyring such as GNOME Keyring or KWallet it can.',
  'keychain.unavailable.none': 'This system offers no keyring, or it is closed. Sign in to it, then try again.',
  'keychain.unavailable.refused': 'The system did not answer or did not allow it. Nothing was changed.',
  'keychain.changed':
    'This system keeps its keys in another keyring than on the day you set this up, so it cannot open the vault. Use the passphrase, then set it up anew.',
  'keychain.refused': 'This computer’s keyring did not open the vault. Nothing is lost. Use the passphrase.',

  'unlock.useShares': 'Use shares',
  'unlock.useKeychain': 'Unlock with this computer',

  'shares.title': 'Open with shares',
  'shares.lead':
    'Take the sheets, one after the other. When there are enough, the vault opens and you choose a new passphrase.',
  'shares.label': 'The 33 words of share {number, number}',
  'shares.hint': 'Typed, or pasted from the picture of the code. Capital letters and the numbers do not matter.',
  'shares.wordsSoFar': '{count, number} of {all, number} words',
  'shares.suggestions': 'Words that begin so',
  'shares.add': 'Add this share',
  'shares.givenList': 'Shares given',
  'shares.number': 'Share {number, number} is in order',
  'shares.takeOut': 'Take out share {number, number}',
  'shares.given': '{given, number} of {needed, number} given. Take the next sheet.',
  'shares.enough': 'These are enough.',
  'shares.open': 'Open the vault',
  'shares.unknown': 'Word {position, number} is not in the list that shares are made of. Compare it with the sheet.',
  'shares.wrongWord':
    'Word {position, number} does not fit the others. It is a word of the list, but not the one on the sheet. Compare it.',
  'shares.count':
    'A share has 33 words; here {count, plural, =0 {is none yet} one {is one} other {are #}}. Compare it with the sheet.',
  'shares.mistyped':
    'Each word exists, but together they do not fit. Several may be wrong, or two changed places. Compare them with the sheet.',
  'shares.unusable': 'These words are whole, but they are no share that Quietline has made.',
  'shares.otherSet':
    'This share belongs to another set than the ones before. It may be from an earlier set, or from another vault. Look at the title, the date and the vault’s name on the sheets.',
  'shares.duplicate': 'This is the same share as number {share, number}. Take another sheet.',
  'shares.notTogether':
    'Each of these shares is whole, but together they give no key. One of them is not what it says. Take it out and try another.',
  'shares.otherVault':
    'These shares fit together, but they belong to another vault or to an earlier set. Look at the vault’s name and the date on the sheets.',

  'paper.brand': 'Quietline',
  'paper.pdf': 'Save as PDF',
  'paper.pdfTitle': 'A file is a copy of the key',
  'paper.pdfText':
    'Whoever finds the file can use it as you can. Save it only on a drive that you put away, print it, and delete it. It is not in your backups.',
  'paper.pdfSave': 'Choose where and save',
  'paper.pdfSaved': 'The file is written. Delete it once it is printed, from the trash as well.',
  'paper.pdfFailed': 'The file could not be written there. Nothing was left behind. Choose another place.',
  'paper.kitFile': 'Quietline recovery kit {name}',
  'paper.sharesFile': 'Quietline shares {name}',
  'paper.kitWhat':
    'These 24 words open the vault when the passphrase is forgotten. Whoever has this sheet can open it: keep it where you keep papers of value, and not beside the computer.',
  'paper.kitStep1': 'Open Quietline. On a new computer, choose “Restore from a backup” and take the newest backup.',
  'paper.kitStep2': 'Choose “Use the recovery words” and type the 24 words in order, or scan the code and paste them.',
  'paper.kitStep3': 'Choose a new passphrase. Afterwards make a new kit and destroy this one if anyone has seen it.',
  'paper.kitKeep': 'Nobody, and not the makers of Quietline either, can make this sheet again.',
  'paper.qr': 'The code holds the same words. Scan it only with a device that is not connected to the internet.',
  'paper.qrLabel': 'The words as a code',
  'paper.use': 'How it is used',
  'paper.made': 'Made on',
  'paper.shareTitle': 'Share {number, number} of {count, number}',
  'paper.shareFor': 'for {holder}',
  'paper.shareWhat':
    'This is one of {count, number} shares of the key to a practice’s vault. Any {needed, number} of them open it together. This one alone says nothing.',
  'paper.shareStep1':
    'Keep this sheet where you keep papers of value. When it is needed, bring {needed, number} shares together in one room.',
  'paper.shareStep2': 'Open Quietline with the vault or one of its backups, and choose “Use shares”.',
  'paper.shareStep3':
    'Type the 33 words of each share, one after the other. With share number {needed, number} the vault opens.',
  'paper.shareKeep':
    'Give it to nobody who does not prove who they are. These are SLIP-39 words: other programs can combine them, too.',
};

/** The words of this device, in English. */
export const device = {
  about: 'About',
  aboutTitle: 'About this page',
  aboutKeptTitle: 'What is kept on this device',
  aboutKept:
    'Your messages, your draft and the keys to them are kept in this browser. Anyone who can use this browser can read them. {therapist} keeps the conversation as part of your record.',
  aboutKeptSealed:
    'Your messages, your draft and the keys to them are kept in this browser, encrypted under your passcode. {therapist} keeps the conversation as part of your record.',
  aboutPersisted: 'This browser has agreed to keep them until you delete them.',
  aboutNotPersisted:
    'This browser has not promised to keep them. Some browsers delete them after a week without a visit, or when the device runs out of room. If that happens, ask {therapist} for a new link.',
  aboutProtectsTitle: 'What this protects, and what it does not',
  aboutProtects:
    'Only you and {therapist} can read the messages; whoever passes them on cannot. They can see which internet addresses write to each other, and when. Nothing protects from someone who uses this device unlocked, or from a program on it.',
  aboutServerTitle: 'Where this page comes from',
  aboutServer:
    'The page is loaded from a server each time. Whoever runs that server could change it, so it is not as strong as an installed app. In return there is nothing to install.',
  aboutInsecure:
    'This page was not opened over a secure connection (https). The messages are encrypted all the same, but the page itself could be changed on its way to you.',
  aboutReceipts: 'Let {therapist} see when you have read a message',
  aboutDeleteTitle: 'Delete the conversation from this device',
  aboutDelete:
    'The app of {therapist} is told that you are leaving, then everything that this page keeps in this browser is deleted. {therapist} keeps the conversation. To write again you need a new link.',
  aboutDeleteAsk: 'Delete from this device …',
  aboutDeleteConfirm: 'Delete now',
  aboutDeleteKeep: 'Keep it',
  aboutDeleteTelling: 'Telling the app of {therapist} …',
  aboutDeleteUnsent:
    '{count, plural, one {# message has} other {# messages have}} not left this device yet and will not be sent.',
  lockedTitle: 'Locked',
  lockedLabel: 'Passcode',
  lockedOpen: 'Open',
  lockedOpening: 'Opening …',
  lockedWrong: 'That is not the passcode. Try again.',
  lockedForgot: 'Forgotten?',
  lockedForgotText:
    'Nobody can bring a passcode back. You can delete what this page keeps here and ask your therapist for a new link. Your therapist still has the conversation.',
  lockedErase: 'Delete from this device',
  alteredTitle: 'What this device keeps was changed',
  alteredText:
    'Something other than this page has changed or damaged what it keeps here. None of it is shown, and nothing is sent. Your therapist still has the conversation.',
  alteredWhat: 'Tell your therapist by another way, delete what is kept here, and ask for a new link.',
  isItYouTitle: 'Is it you?',
  isItYouText: 'This page belongs to somebody whose name begins with {initial}.',
  isItYouUnnamed: 'This page belongs to somebody who uses this device with others.',
  isItYouYes: 'Yes, it is me',
  isItYouNo: 'No, leave',
  isItYouWrong: 'That is not the word that was agreed.',
  sharedQuestion: 'Does anybody else use this device?',
  sharedNo: 'Only me',
  sharedYes: 'Others use it, too',
  sharedAdvice:
    'The page will ask “Is it you?” before it shows anything. To lock it, set a passcode under “About” once you are in.',
  sharedTitle: 'Who uses this device',
  sharedAsk: 'Others use it, too: ask “Is it you?” first',
  sharedLimits: 'This asks; it does not lock. A passcode locks.',
  codeWord: 'Code word',
  codeWordHint:
    'A word that you and {therapist} agreed on. This page asks for it at “Is it you?”, and {therapist} asks for it when you come back on another device. Leave it empty if there is none.',
  codeWordKeep: 'Keep the word',
  codeWordKept: 'Kept on this device.',
  passTitle: 'Passcode for this device',
  passWhat:
    'With a passcode, what this page keeps here is encrypted. It asks when the page is opened, and after five minutes without a touch.',
  passOn:
    'A passcode is set. What this page keeps here is encrypted. It asks when the page is opened, and after five minutes without a touch.',
  passStart: 'Set a passcode …',
  passLimits:
    'Six characters keep a curious person out. Whoever copies the browser’s files can try many: a longer one, of several words, holds longer. How many messages there are and when they came can still be seen in those files.',
  passForget:
    'Nobody can bring a forgotten passcode back. The messages on this device are lost then, and you need a new link from {therapist}, who still has the conversation.',
  passNew: 'New passcode',
  passAgain: 'Once more',
  passSet: 'Set the passcode',
  passShort: 'Use at least six characters.',
  passDiffer: 'The two are not the same.',
  passWorking: 'Working …',
  passFailed: 'That could not be done on this device. Nothing was changed. Reload the page and try again.',
  passRemove: 'Remove the passcode',
  lockNow: 'Lock now',
  installTitle: 'Put it on your home screen',
  installWhy:
    'Browsers delete what a page keeps when it was not used for a while: Safari after seven days without a visit, others when the device runs out of room. From the home screen that happens far less.',
  installIos:
    'iPhone and iPad, Safari: press “Share”, then “Add to Home Screen”. The page there keeps its own messages and begins empty: do it before you join and paste the link there, or ask for a new link.',
  installAndroid:
    'Android, Chrome: open the menu with three dots, then “Add to Home screen”. Your messages come along.',
  installSamsung: 'Samsung Internet: open the menu, then “Add page to”, “Home screen”. Your messages come along.',
  installFirefox:
    'Android, Firefox: open the menu with three dots, then “Add to Home screen”. Your messages come along.',
  installDesktop:
    'On a computer: bookmark this page, and open it at least once a week. In Safari on a Mac: “File”, then “Add to Dock”, before you join.',
  installOthers: 'Other browsers',
  roomLow: 'This device is nearly full. New messages may soon not be kept here: make some room.',
  relayDownCall: 'If it cannot wait, call',
};

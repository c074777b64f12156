/** Every word of the client's page, in English. A further language is one more file with the same keys. */
import { forms } from './en/forms.ts';

export const en = {
  loading: 'One moment …',
  retry: 'Try again',
  back: 'Back',
  close: 'Close',

  welcomeTitle: 'Messages with your therapist',
  welcomeWhat:
    'Someone has invited you to write to each other on this page. There is nothing to install and no account.',
  firstKeptTitle: 'Where it is kept',
  firstKept: 'In this browser on this device, and on your therapist’s office computer, as part of your record.',
  firstProtectsTitle: 'What it protects',
  firstProtects:
    'Messages are encrypted on this device. Nobody on the way can read them, not even the service that carries them.',
  firstNotTitle: 'What it does not',
  firstNot:
    'Whoever can use this browser can read them, unless you set a passcode. And nobody watches around the clock: in an emergency, call your local emergency number.',
  firstExitTitle: 'When somebody comes in',
  firstExit: '“Leave quickly” puts another page here at once. Pressing Escape three times does the same.',
  quickExit: 'Leave quickly',
  pasteLabel: 'Do you have a link? Paste it here.',
  pasteOpen: 'Open the link',
  welcomeNothing: 'Nothing is sent, and nothing is kept on this device, until you press “Continue”.',
  welcomeAlready:
    'This device already has a conversation. “Continue” looks at the new invitation; the old conversation stays.',
  welcomeOpenOld: 'Open my conversation instead',
  continue: 'Continue',
  notLoaded:
    'The rest of the page could not be loaded. Nothing was sent. Check the connection and try again; if that does not help, open the link once more.',

  emptyTitle: 'This device has no conversation',
  emptyText: 'Ask your therapist for a new link.',
  emptyHint: 'If you have just opened a link, open it once more from where you found it, or scan the code again.',
  emptyEvicted:
    'If you wrote here before: some browsers delete what a page keeps after a while. Your therapist still has the conversation.',

  elsewhereTitle: 'Open in another tab',
  elsewhereText:
    'Your messages are open in another tab or window of this browser. Close it, and they open here by themselves.',

  storageBlockedTitle: 'This browser keeps nothing for this page',
  storageBlockedText:
    'Messages have to be kept on this device, and the browser does not allow it. Private windows and strict settings do that. Open the link in an ordinary window.',
  storageNewerTitle: 'A newer version of this page was used here',
  storageNewerText:
    'What is kept on this device was written by a newer version. It is safe. Reload the page to get that version.',
  storageLostTitle: 'This page has been closed here',
  storageLostText:
    'The browser has taken away what this page keeps, or it was deleted in another tab. Reload the page to see what is there.',
  reload: 'Reload the page',

  openingTitle: 'Opening the invitation …',
  refusedNotALinkTitle: 'This is not an invitation',
  refusedNotALinkText:
    'The address does not hold an invitation. Open the link from your therapist once more, or scan the code again.',
  refusedDamagedTitle: 'The link is not complete',
  refusedDamagedText:
    'A part of the link is missing or was changed on the way, which happens when it is cut into two lines. Open it once more from where you found it, or scan the code.',
  refusedExpiredTitle: 'This invitation has run out',
  refusedExpiredText: 'Invitations are good for a few days only. Nothing is lost: ask your therapist for a new link.',
  refusedGoneTitle: 'This invitation can no longer be used',
  refusedGoneText:
    'It was used already, or your therapist has withdrawn it. If it was not you who used it, tell your therapist. To write here, ask for a new link.',
  refusedAlteredTitle: 'This invitation was changed on its way',
  refusedAlteredText:
    'What arrived is not what your therapist made. Nothing was sent. Tell your therapist, and ask for a new link.',
  refusedNewerTitle: 'This invitation needs a newer page',
  refusedNewerText: 'It was made for a newer version of this page. Reload the page and open the link once more.',
  refusedUnreachableTitle: 'The message service cannot be reached',
  refusedUnreachableText: 'Your invitation is untouched. Check the connection of this device and try again.',

  inviteTitle: 'You are invited by {therapist}, {practice}',
  inviteTitleNoPractice: 'You are invited by {therapist}',
  inviteExpires: 'The invitation is good until {date}.',
  inviteNameLabel: 'What should {therapist} call you?',
  inviteNameHint: 'A first name is enough. {therapist} sees it; the service that carries the messages does not.',
  inviteNameNeeded: 'Write a name, so that {therapist} knows who is asking.',
  inviteCodeLabel: 'The code for this invitation',
  inviteCodeHint:
    'Eight letters and digits. {therapist} tells you the code, or sends it in another way than the link. Small or capital letters, spaces and hyphens do not matter.',
  inviteCodeNeeded: 'Write all eight characters of the code.',
  inviteCodeWork: 'Preparing your request',
  inviteKept:
    'Your messages will be kept in this browser, on this device. Anyone who can use this browser can read them. On a shared device, think about that first.',
  inviteJoin: 'Ask to join',
  inviteJoining: 'Asking …',
  inviteUnexpected: 'Did you not expect this? Close the page. {therapist} learns nothing of it.',
  inviteAgain:
    'This device already has a conversation with {therapist}. If you are let in, a new one begins, with a new safety number. What was written before can still be read here.',
  inviteNoHistory:
    'Have you written to {therapist} before, in another browser or on another device? Those messages do not come along; {therapist} still has them.',
  joinUnreachable:
    'The message service cannot be reached. Nothing was sent. Check the connection and press the button again.',
  joinFailed: 'This device could not keep what is needed to join. Nothing was sent.',
  draftNoRoom: 'This device has no room to keep what you are writing. It is lost if you close the page.',
  noRoom: 'This device has no room; your message was not saved. Make some room, then press “Send” again.',

  waitingTitle: 'Waiting for {therapist} to let you in',
  waitingQueued: 'Your request is kept on this device and goes out by itself when the connection is back.',
  waitingSent: 'Your request has left this device. {therapist} sees it when the office computer is on.',
  waitingCode:
    'Only the office computer of {therapist} can tell whether your code was right. Once it is on, you read it here.',
  waitingClose:
    'You can close this page. Come back to it in this same browser; you do not need the link again. It helps to bookmark the page or add it to your home screen.',

  notLetInTitle: 'You were not let in with this invitation',
  notLetInText:
    'It was withdrawn, has run out, someone else used it first, or its code was wrong too many times. Ask your therapist for a new link.',
  wrongCodeTitle: 'That was not the right code',
  wrongCodeLeft:
    '{count, plural, one {One try is left with this invitation.} other {# tries are left with this invitation.}} After that it can no longer be used, and you need a new one.',
  wrongCodeWhat: 'Ask {therapist} to tell you the code once more, one character at a time.',
  wrongCodeOpenLink: 'Then open the link once more, from where you found it.',
  wrongCodeAgain: 'Write the code again',
  crowdedTitle: 'Too many people have asked to join with this invitation',
  crowdedText:
    'You were not let in. If you did not pass the link on, someone else has it: call {therapist} and ask for a new one.',
  notLetInForget: 'Delete the request from this device',

  chooseTitle: 'Your conversations',
  chooseWaiting: 'Waiting to be let in',
  chooseEnded: 'Begun {date}, has ended, can still be read',
  chooseNotLetIn: 'Not let in',
  otherConversations: 'Other conversations on this device',

  conversationWith: 'Messages with {therapist}',
  messagesLabel: 'Messages between you and {therapist}',
  nothingYet: 'No messages yet. Write the first one, or wait for {therapist} to write.',
  earlier: 'Earlier messages',
  unread: 'New',
  newBelow: '{count, plural, one {# new message} other {# new messages}}',
  arrived: 'New message from {therapist}',
  you: 'You',
  saidAt: '{who}, {when}',
  replyLabel: 'Message to {therapist}',
  replyShort: 'Message',
  send: 'Send',
  sending: 'Sending …',
  sendKeys: 'Control and Enter sends.',
  notWatched: 'Nobody watches this around the clock.',
  tooLong:
    'This is too long for one message: about {count, number} characters too many. Send it in two parts. Nothing was sent.',
  sendFailed: 'Your message could not be saved on this device, and was not sent. It still stands in the box.',
  frozen: 'Sending is stopped, because something does not fit together in this conversation. Call {therapist}.',
  ended: 'This conversation has ended. You can still read it here. To write again, ask {therapist} for a new link.',
  endedByOther:
    'This conversation has ended on the side of {therapist}. If you have joined again in another browser or on another device, go on there. If you have not, and did not agree to end it, call {therapist}: someone else may have joined in your name. You can still read it here. To write again here, ask {therapist} for a new link.',
  endedGoesOn:
    'This conversation has ended. You can still read it here. You have a newer one with {therapist} on this device.',
  openNewer: 'Open the newer conversation',

  stateQueued: 'Waiting to leave this device',
  stateSent: 'Sent',
  stateSentLong: 'Sent {when}, not confirmed since',
  stateDelivered: 'Delivered',
  stateRead: 'Read {when}',
  stateFailedGone: 'Not sent: this conversation no longer takes messages. Ask for a new link.',
  stateFailedRefused: 'Not sent: the message service refused it.',
  stateFailedEnded: 'Not sent: the conversation has ended.',
  editedAt: 'edited {when}',
  changeQueued: 'the change is waiting to leave this device',
  showEarlierText: 'Show earlier text',
  hideEarlierText: 'Hide earlier text',
  earlierText: 'Earlier text',
  takenBackBy: 'Taken back by {therapist}, {when}',
  takenBackByYou: 'Taken back by you, {when}. It stays in the record of {therapist}.',
  ownMessageMore: 'Edit or take back',
  ownMessageTitle: 'Your message',
  ownMessageWhat:
    'Either asks the app of {therapist} to show new words, or to hide the message. {therapist} may have read it already, and what you first wrote stays in the record.',
  ownFileWhat:
    'The app of {therapist} is asked to hide the file. {therapist} may have saved it already, and it stays in the record.',
  react: 'React',
  reactHow: 'Answer without words',
  reactYes: 'Yes, agreed',
  reactHeart: 'Heart',
  reactThanks: 'Thank you',
  reactSmile: 'Smile',
  reactSad: 'Sad',
  reactFailed: 'This device could not save that. Nothing was sent.',
  editLabel: 'New words',
  edit: 'Edit',
  takeBack: 'Take back',
  changeNoRoom: 'This device has no room; nothing was changed. Make some room and try again.',
  changeFailed: 'This device could not save the change. Your message stands as it was.',
  updateToView: 'This message needs a newer version of this page. Reload the page to see it.',
  unreadable: 'This message arrived, but it is written in a way that this page cannot show.',

  attach: 'Attach a file',
  filesTitle: 'Send to {therapist}',
  filesSealed: 'Files are encrypted on this device before they leave it.',
  filesSend: '{count, plural, one {Send the file} other {Send # files}}',
  filesSealing: 'Encrypting:',
  filesUnderWay: 'Files on their way',
  fileLeaveOut: 'Leave out',
  fileTooLarge: 'Too large to send: {max} is the most. It stays out.',
  fileUnreadable: 'This could not be read. It stays out.',
  fileChanged: '{file} changed or went away while it was being read. It was not sent. Choose it again.',
  filePlaceRemoved: 'Where it was taken, and the details of the camera, were taken out.',
  fileDetailsRemoved: 'Hidden details, such as the camera and the time, were taken out.',
  filePhoto:
    'A {format} picture may say where and when it was taken. That cannot be taken out here; a JPEG of it can be cleaned.',
  fileVideo: 'A video may say where and when it was taken. That cannot be taken out here.',
  fileDamagedStays: 'This picture is damaged. If it says where and when it was taken, that could not be taken out.',
  fileUnnamed: 'File without a name',
  fileAlt: 'Picture {file}',
  fileProgress: '{done} of {total}',
  fileInert: 'Not shown on this page. Save it to open it on your device, if you expected it.',
  fileUploading: 'Being sent.',
  fileFetching: 'Being fetched.',
  filePaused: 'Paused. It goes on from here.',
  fileUnreachable: 'The message service cannot be reached. It goes on by itself, from here.',
  fileRelayFull: 'The message service has no room just now. It goes on by itself, from here.',
  fileStoppedEnded: 'Not sent: the conversation has ended.',
  fileStoppedRefused: 'Not sent: the message service refused it.',
  fileStoppedMissing: 'Not sent: this device no longer has it. Choose the file again.',
  fileAnnounced: 'Not on this device yet.',
  fileRefused:
    'What arrived is not what {therapist} sent, so it was thrown away. Try once more; if it happens again, tell {therapist}.',
  fileGone: 'The message service no longer has it. {therapist} can be asked to send it again.',
  fileGoneOwn: 'The message service no longer has it.',
  fileGoneAsked:
    'The message service no longer has it. The app of {therapist} was asked for it, {when}; it comes by itself.',
  fileMissing: 'This device no longer has it.',
  fileDamaged: 'What this device kept of it is damaged, so it is not shown.',
  fileNoPicture: 'This is called a picture and is none that can be shown here safely.',
  fileNoRoom:
    'This device has no room for the file; it cannot be kept. Nothing else is lost. Make some room and try again.',
  fileFailed: 'This device could not do that just now. Nothing is lost; try again.',
  fileNotAskable: 'It cannot be asked for just now.',
  fileTooLate: 'It had left already. You can take the message back.',
  fileView: 'View',
  fileSave: 'Save to this device',
  fileFetch: 'Get file',
  fileAskAgain: 'Ask for it again',
  filePause: 'Pause',
  fileResume: 'Go on',
  fileCancel: 'Do not send',

  relayDown: 'The message service cannot be reached. What you write is kept here and goes out by itself.',
  noRoomIncoming: 'This device has no room for new messages. They wait at the service and come in when there is room.',
  storeTrouble: 'This device could not save something just now. Nothing is lost; it is being tried again.',
  missing:
    '{count, plural, one {# message has} other {# messages have}} not arrived yet. They have been asked for again.',
  missingUnasked: '{count, plural, one {# message has} other {# messages have}} not arrived yet.',
  forkNotice:
    'Messages with {therapist} do not fit together any more: someone else may be using a copy of this conversation. Sending is stopped. Call {therapist} and ask for a new link.',

  eventJoined: '{therapist} let you in',
  eventAsked: 'You asked to join',
  eventVerified: 'You compared the safety number',
  eventFork: 'Sending was stopped',
  eventRejoined: 'You joined anew, with a new safety number',
  eventEnded: 'You ended this conversation',
  eventEndedByOther: 'This conversation was ended on the side of {therapist}',
  eventMailboxFull: 'The message service was full for a while; a message may have been turned away and comes later',
  eventRenewed: 'Secure session renewed',
  eventMessageGone: 'A message of {therapist} was lost there and can no longer arrive',
  eventLostOnBothSides:
    '{count, plural, one {# message is} other {# messages are}} lost: both sides were put back to an older copy, and nothing is left of that',

  emergency: 'Emergency',
  emergencyTitle: 'In an emergency',
  emergencyNotWatched: 'Nobody watches these messages around the clock. Do not wait for an answer here.',
  emergencyCall: 'If you or someone else is in danger, call your local emergency number now.',
  emergencyNorthAmerica: 'United States and Canada',
  emergencySpain: 'Spain',
  emergencyEurope: 'European Union',
  emergencyUnitedKingdom: 'United Kingdom',
  emergencyMexico: 'Mexico',
  emergencyNumber: 'emergency',
  crisisNumber: 'suicide and crisis line',
  emergencyPhone: 'Phone of {therapist}',
  emergencyOwnWords: 'From {therapist}',

  policy: 'Policy and plan',
  policyTitle: 'What we agreed',
  policyWhat: 'Kept on this device: you can read it without a connection.',
  safety: 'Safety number',
  safetyTitle: 'Is this really {therapist}?',
  safetyHow:
    'Compare these numbers with {therapist} the next time you see each other, in the room or by video. If all twelve groups are the same, nobody stands between you.',
  safetyDiffer: 'If they differ, write nothing private here, and call {therapist}.',
  safetyUnverified: 'Not compared yet.',
  safetyVerified: 'Compared on {date}.',
  safetySame: 'The numbers are the same',
  safetyTakeBack: 'Mark as not compared',
  safetyNew:
    'This conversation has a new safety number. Compare it with {therapist} before you write anything private.',
  safetyNone: 'The safety number appears once {therapist} has let you in.',
  safetyGroups: 'Safety number, twelve groups of five digits',
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

  erasedTitle: 'Deleted from this device',
  erasedText: 'This page keeps nothing in this browser any more. You can close it.',
  erasedUntold:
    'Your therapist’s app could not be told, because the message service did not answer in time. It may still take the conversation for open: tell your therapist yourself that you no longer read here.',

  ...forms,
};

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;

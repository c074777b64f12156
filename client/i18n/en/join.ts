/** The words of joining, in English. */
export const join = {
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
};

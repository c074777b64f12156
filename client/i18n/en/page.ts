/** The words of the page before and around a conversation, in English. */
export const page = {
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

  erasedTitle: 'Deleted from this device',
  erasedText: 'This page keeps nothing in this browser any more. You can close it.',
  erasedUntold:
    'Your therapist’s app could not be told, because the message service did not answer in time. It may still take the conversation for open: tell your therapist yourself that you no longer read here.',
  erasedUnopened:
    'Your therapist’s app was not told, because nothing could be opened here. Tell your therapist, who still has the conversation, and ask for a new link.',
};

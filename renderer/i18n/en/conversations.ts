/** The words of a conversation, its reply box and its safety number, in English. */
export const conversations = {
  'conversations.label': 'Conversation with {name}',
  'conversations.loading': 'Opening the conversation',
  'conversations.failed': 'The conversation could not be opened just now. Nothing is lost.',
  'conversations.empty': 'Nothing written yet.',
  'conversations.empty.notInvited': 'Nothing written yet. Invite {name}, then you can write to each other.',
  'conversations.you': 'You',
  'conversations.invite': 'Invite',
  'conversations.invite.show': 'Show the invite',
  'conversations.retry': 'Try again',
  'conversations.door': 'Someone waits at the door',
  'conversations.safety': 'Safety number',
  'conversations.verified': 'Compared',
  'conversations.notVerified': 'Not compared yet',
  'conversations.notes': 'Notes',
  'conversations.panel.close': 'Close the side panel',
  'conversations.back': 'Back to the list',

  'conversations.unreadLine': 'Unread from here',
  'conversations.older.loading': 'Older messages are being opened',
  'conversations.newer.pill': '{count, plural, one {# new message} other {# new messages}}',
  'conversations.toNewest': 'To the newest',
  'conversations.arrived': '{name} wrote: {text}',

  'conversations.message.reply': 'Reply',
  'conversations.message.copy': 'Copy text',
  'conversations.message.copied': 'Copied. The clipboard is cleared in one minute.',
  'conversations.message.repliesTo': 'Reply to {who}',
  'conversations.message.unknown': "This version can't show what was sent here. An update may.",

  'conversations.state.queued': 'Kept here, not sent yet',
  'conversations.state.queuedOffline': 'Kept here until the relay can be reached',
  'conversations.state.sent': 'Sent {when}',
  'conversations.state.delivered': 'Delivered {when}',
  'conversations.state.read': 'Read {when}',
  'conversations.state.failed.mailbox-gone': "Not sent: {name}'s mailbox is gone",
  'conversations.state.failed.refused-by-relay': 'Not sent: the relay refused it',
  'conversations.state.failed.conversation-ended': 'Not sent: the conversation has ended',

  'conversations.event.invited': 'Invite made',
  'conversations.event.invite-revoked': 'Invite revoked',
  'conversations.event.invite-expired': 'Invite expired unused',
  'conversations.event.asked-to-join': '{name} asked to join',
  'conversations.event.joined': '{name} joined',
  'conversations.event.join-declined': 'Request to join declined',
  'conversations.event.attempt-on-used-invite': 'Someone tried a used invite again',
  'conversations.event.undecipherable-join': 'A request to join could not be read',
  'conversations.event.verified': 'Safety number compared',
  'conversations.event.message-gone': 'A message was removed before it arrived here',
  'conversations.event.rejoined': '{name} joined again, with a new safety number',
  'conversations.event.ended': 'You ended this conversation',
  'conversations.event.ended-by-other': '{name} ended this conversation',
  'conversations.event.mailbox-was-full': 'The mailbox of this conversation was full for a while',
  'conversations.event.fork': 'From here on this conversation could not be verified',

  'conversations.reply.label': 'Message to {name}',
  'conversations.reply.placeholder': 'Write to {name}',
  'conversations.reply.send': 'Send',
  'conversations.reply.hint': 'Enter sends, Shift and Enter makes a new line',
  'conversations.reply.draftKept': 'Draft kept',
  'conversations.reply.quoting': 'Replying to {who}',
  'conversations.reply.quoting.cancel': "Don't reply to this message",
  'conversations.reply.quoting.cancelled': 'Not a reply any more',
  'conversations.reply.tooLong':
    'Too long for one message by {count, plural, one {about # character} other {about # characters}}. Shorten it or send it in two parts. Your text is kept.',
  'conversations.reply.empty': 'There is nothing to send yet.',

  'conversations.blocked.not-invited': 'You can write once {name} has joined. {name} is not invited yet.',
  'conversations.blocked.invited': 'You can write once {name} has joined. The invite is waiting to be opened.',
  'conversations.blocked.wants-to-join': 'You can write once you have let {name} in.',
  'conversations.blocked.frozen':
    'Sending is on hold because this conversation could not be verified. What was written stays readable. Speak with {name} in person.',
  'conversations.blocked.ended': 'This conversation has ended. What was written stays readable and in the record.',

  'conversations.banner.relay': "The relay can't be reached. Your message is kept here and goes out by itself.",
  'conversations.banner.relay.idle':
    "The relay can't be reached. Reading and writing work as always; messages go out by themselves when it is back.",
  'conversations.banner.portTaken':
    "The built-in relay can't start because another program uses its port. Messages are kept here. Settings shows the port.",
  'conversations.banner.missing':
    '{count, plural, one {# message is still on its way: a later one came first. It is shown as soon as it arrives.} other {# messages are still on their way: later ones came first. They are shown as soon as they arrive.}}',
  'conversations.banner.fork.title': 'This conversation could not be verified',
  'conversations.banner.fork.text':
    "Two copies of {name}'s side disagree about what was said, for instance after a restored backup. Nothing was lost here. Speak with {name} before you rely on what came after this point.",

  'conversations.safety.title': 'Safety number',
  'conversations.safety.intro': 'If you and {name} see the same number, nobody stands between you.',
  'conversations.safety.none': 'There is a safety number once {name} has joined.',
  'conversations.safety.label': 'Safety number of the conversation with {name}',
  'conversations.safety.inPerson': 'In person',
  'conversations.safety.inPerson.text':
    "Both open the safety number, you here and {name} on the conversation's page. Hold the two side by side.",
  'conversations.safety.onCall': 'On a call',
  'conversations.safety.onCall.text':
    'Read the first half aloud and let {name} read the second. Use a call in which you know the voice, never a message.',
  'conversations.safety.differs':
    'If one group differs, do not mark it, and write nothing confidential here until you have spoken in person.',
  'conversations.safety.confirm': 'I compared it, it matches',
  'conversations.safety.undo': 'Take the mark back',
  'conversations.safety.verifiedAt': 'Compared {date}',
  'conversations.safety.verifiedBy': 'Compared {date} by {by}',
  'conversations.safety.notVerified': 'Not compared yet. You can write all the same; compare it at the next session.',
} as const;

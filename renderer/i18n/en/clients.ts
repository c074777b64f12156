/** The words of the client list, the invite and the door, in English. */
export const clients = {
  'clients.title': 'Clients',
  'clients.new': 'New client',
  'clients.filter.label': 'Which clients to show',
  'clients.filter.all': 'All',
  'clients.filter.unread': 'Unread',
  'clients.filter.archived': 'Archived',
  'clients.empty.title': 'No clients yet',
  'clients.empty.text': 'Add the first one by name. You decide afterwards whether and when to invite them.',
  'clients.empty.unread': 'Nothing unread.',
  'clients.empty.archived': 'No one is archived.',
  'clients.empty.allArchived': 'Everyone is archived.',
  'clients.list.label': 'Clients',
  'clients.choose.title': 'Choose a client',
  'clients.choose.text': 'The conversation opens here.',
  'clients.loading': 'Opening the list',

  'clients.row.last.file': 'File',
  'clients.row.last.form': 'Form to fill in',
  'clients.row.last.form-answer': 'Answer to a form',
  'clients.row.last.taken-back': 'Message taken back',
  'clients.row.last.unknown': 'Something this version can’t show',
  'clients.row.own': 'You: {text}',
  'clients.row.draft': 'Draft',
  'clients.row.verified': 'Safety number compared',
  'clients.row.unread': '{count, plural, one {# unread message} other {# unread messages}}',

  'clients.connection.not-invited': 'Not invited yet',
  'clients.connection.invited': 'Invited',
  'clients.connection.wants-to-join': 'Wants to join',
  'clients.connection.joined': 'Joined',
  'clients.connection.ended': 'Ended',
  'clients.connection.frozen': 'On hold',
  'clients.connection.wants-to-rejoin': 'Wants to join again',
  'clients.connection.number-changed': 'Number changed',

  'clients.create.title': 'New client',
  'clients.create.name': 'Name',
  'clients.create.hint': 'As you say it. Only you see it: the name stays in the encrypted file on this computer.',
  'clients.create.needsName': 'Write a name first.',
  'clients.create.action': 'Add client',
  'clients.rename.title': 'Rename {name}',
  'clients.rename.action': 'Rename',
  'clients.menu.label': 'More about {name}',
  'clients.menu.rename': 'Rename',
  'clients.menu.invite': 'Invite',
  'clients.menu.newInvite': 'New invite',
  'clients.menu.end': 'End the conversation',
  'clients.menu.delete': 'Delete for good',
  'clients.menu.archive': 'Archive',
  'clients.menu.unarchive': 'Bring back from the archive',
  'clients.menu.record': 'Export the record',
  'clients.archived.note': 'Archived. Nothing was deleted: messages still arrive and the record stays whole.',

  'clients.invite.title': 'Invite {name}',
  'clients.invite.intro':
    'The link opens the conversation once, on one device. Give it to {name} in person, on paper or by a way you both trust.',
  'clients.invite.intro.mail':
    'The link opens the conversation once, on one device, for whoever also knows the code. Send {name} the link, and say the code another way.',
  'clients.invite.way': 'How it reaches your client',
  'clients.invite.way.room': 'In the room',
  'clients.invite.way.room.hint': 'A QR code to scan, or on paper. No code is needed.',
  'clients.invite.way.mail': 'By e-mail or text message',
  'clients.invite.way.mail.hint':
    'Others may see a message on its way. The link works only with a code that you say on the phone.',
  'clients.invite.code.label': 'The code for this invite',
  'clients.invite.code.how':
    'Read it to {name} on the phone, or send it another way than the link. Never both in one message.',
  'clients.invite.mail.title': 'Text for the message',
  'clients.invite.mail.what': 'A text that says nothing about why you write to each other:',
  'clients.invite.mail.copy': 'Copy text',
  'clients.invite.roomOnly':
    'Whoever has this link can ask to join. To send it by e-mail or text message, revoke this invite and make one with a code.',
  'clients.invite.tries.title':
    '{count, plural, one {Someone tried to join, and it did not fit} other {# tries to join did not fit}}',
  'clients.invite.tries.text':
    'The code was wrong, or the link was changed. Ask your client whether it was them. After five such tries this invite ends by itself.',
  'clients.invite.triedOut':
    'The invite ended by itself: five tries had a wrong code or a changed link. Ask your client whether it was them, then make a new one.',
  'clients.invite.validity': 'Valid for',
  'clients.invite.days': '{days, plural, one {# day} other {# days}}',
  'clients.invite.language': "Client's language",
  'clients.invite.language.en': 'English',
  'clients.invite.language.es': 'Spanish',
  'clients.invite.create': 'Make the invite',
  'clients.invite.createAgain': 'Make a new invite',
  'clients.invite.link': 'Link for {name}',
  'clients.invite.copy': 'Copy link',
  'clients.invite.copied': 'Copied. The clipboard is cleared in one minute.',
  'clients.invite.qr': 'QR code with the invite link for {name}',
  'clients.invite.print': 'Print handout',
  'clients.invite.revoke': 'Revoke',
  'clients.invite.revoke.title': 'Revoke this invite?',
  'clients.invite.revoke.text':
    'The link and the printed handout stop working at once. You can make a new invite afterwards.',
  'clients.invite.revoke.confirm': 'Revoke the invite',
  'clients.invite.keep': 'Keep it',
  'clients.invite.expires': 'Works until {date}, {left}.',
  'clients.invite.left.days': '{count, plural, one {for # more day} other {for # more days}}',
  'clients.invite.left.hours': '{count, plural, one {for # more hour} other {for # more hours}}',
  'clients.invite.left.minutes': 'for less than an hour',
  'clients.invite.notPublished':
    "Not with the relay yet: it can't be reached. The link works as soon as it can; this happens by itself.",
  'clients.invite.used':
    "The invite was used. Its link no longer works, and whoever opens it reads that. The relay doesn't tell you about such tries.",
  'clients.invite.revoked': 'The invite was revoked. Its link no longer works.',
  'clients.invite.expired': 'The invite expired {date}. Its link no longer works.',
  'clients.invite.alreadyJoined': '{name} has already joined. No invite is needed.',
  'clients.rejoin.title': 'New invite for {name}',
  'clients.rejoin.when': 'When one is needed',
  'clients.rejoin.when.text':
    'A new phone or computer, a browser that was emptied, a lost link, or a conversation that is on hold or has ended.',
  'clients.rejoin.happens': 'What happens then',
  'clients.rejoin.happens.history':
    'Everything written so far stays here and in the record. The new device begins empty.',
  'clients.rejoin.happens.old':
    'What {name} used until now goes on working until you let the new device in, then it ends.',
  'clients.rejoin.happens.number': 'The safety number will be another. Compare it again.',
  'clients.rejoin.start': 'Make a new invite',
  'clients.invite.relayWantsPassword':
    'The relay asks for a password. Enter it in Settings under Relay, then make the invite.',
  'clients.invite.relayRefuses':
    'The relay does not accept new mailboxes at the moment. Ask the person who runs it, or choose another relay in Settings.',
  'clients.invite.hereOnly.title': 'This link opens on this computer only',
  'clients.invite.hereOnly.text':
    'The relay inside the app is for trying Quietline out here. To invite someone on their own phone, choose a relay that they can reach in Settings, revoke this invite, and make a new one.',
  'clients.invite.openSettings': 'Open Settings',

  'clients.door.title': 'At the door',
  'clients.door.who': 'Someone who gives the name {name} opened the invite {when}.',
  'clients.door.code.correct': 'They knew the code.',
  'clients.door.code.none': 'This invite asked for no code.',
  'clients.door.several.title': '{count} people ask to join with this one invite',
  'clients.door.several.text':
    'At most one of them can be {name}. Find out by voice which one it is. Letting one in turns the others away.',
  'clients.door.check':
    'Ask {name}, in person or on the phone, whether they opened the link just now and wrote this name. If not, decline.',
  'clients.door.at.again': 'Someone asks to join again as {name}',
  'clients.door.again.in': 'The conversation with {name}',
  'clients.door.check.again':
    'First make sure that it is {name}: by voice on the phone, in person, or by the code word you agreed on. A message here does not prove it. If you are not sure, decline.',
  'clients.door.again.happens':
    'Once you let them in, the conversation on the device used until now ends, and the safety number is another. What was written stays here.',
  'clients.door.approve': 'Let {name} in',
  'clients.door.decline': 'Decline',
  'clients.door.decline.title': 'Decline this request?',
  'clients.door.decline.text':
    "Whoever asked can't write to you. The invite still works for someone else; revoke it if it went astray.",
  'clients.door.decline.confirm': 'Decline the request',
  'clients.door.decline.text.again':
    'Nothing changes in the conversation that you have. The invite still works for someone else; revoke it if it went astray.',
  'clients.door.gone': 'This request is no longer there.',
  'clients.door.relayUnreachable':
    "The relay can't be reached, so the answer could not be sent. The request is kept. Try again when the relay is back.",
  'clients.door.refused': 'The relay did not accept the answer. Nothing was opened. Decline and make a new invite.',

  'clients.menu.codeWord': 'Code word',
  'clients.codeWord.title': 'Code word with {name}',
  'clients.codeWord.what':
    'A word that you two agreed on. Ask for it on the phone when {name} comes back on another device. {name} can have the page ask for it, too, under “About”.',
  'clients.codeWord.label': 'Code word',
  'clients.codeWord.hint': 'Two words nobody would guess are better than a name or a date. Empty: there is none.',
  'clients.codeWord.keep': 'Keep the word',
  'clients.rejoin.codeWord': 'Before you give it out, ask {name} for the code word. It is: {codeWord}',
  'clients.rejoin.noCodeWord':
    'You agreed on no code word. Make sure by voice or in person who it is, and compare the safety number afterwards.',
  'clients.door.codeWord': 'The code word is: {codeWord}',
  'clients.door.how': 'How did you make sure that it is {name}?',
  'clients.door.how.later': 'Not yet: I compare the safety number first',
  'clients.door.how.by-code-word': 'They knew the code word',
  'clients.door.how.by-call': 'By voice, on the phone or by video',
  'clients.door.how.in-person': 'In person',
  'clients.invite.pdf': 'Save as PDF',
  'clients.invite.pdf.saved': 'Saved. Whoever has the file can use the invite: delete it once it was printed.',
  'clients.invite.pdf.failed': 'The PDF could not be written there. Choose another folder.',
  'clients.help.show': 'Help {name} now',
  'clients.help.hide': 'Close the help',
  'clients.help.what':
    'What is on their screen, and what you can say. That they opened the link is told to nobody; from asking to join on, this follows what really happens.',
  'clients.help.now': 'Now',
  'clients.help.done': 'Done',
  'clients.help.scan.see': 'The camera, pointed at the square',
  'clients.help.scan.say':
    '“Open your camera as if to take a picture. Hold it over the square until a yellow or white line appears, and touch that line.”',
  'clients.help.scan.if': 'Nothing appears: clean the lens, more light, or type the link that stands below the square.',
  'clients.help.continue.see': 'A page with the button “Continue”',
  'clients.help.continue.say':
    '“Take your time to read. Nothing has been sent yet. When you are ready, press Continue.”',
  'clients.help.continue.if':
    'It says the invite can no longer be used: it was opened by someone else or has run out. Make a new one.',
  'clients.help.name.see': 'A field for a name',
  'clients.help.name.say':
    '“Write what I should call you. A first name is enough. Does anybody else use this phone? Say so there. Then press Ask to join.”',
  'clients.help.name.code': '“There is a second field. I read you eight characters, one at a time.”',
  'clients.help.name.if':
    'It says that nothing can be kept: the window is a private one. Open the link in an ordinary window.',
  'clients.help.wait.see': '“Waiting for you to let them in”',
  'clients.help.wait.say': '“Now it is my turn. I see your name here. Is it you, just now?” Then let them in above.',
  'clients.help.wait.if': 'Nobody appears here: their phone has no connection. It goes out by itself when it has one.',
  'clients.help.inside.see': 'Your name at the top, and a box to write in',
  'clients.help.inside.say': '“Write me one word, anything, and press Send.”',
  'clients.help.inside.if':
    'They close the page by mistake: the same address in the same browser opens it again. The link is not needed any more.',
  'clients.help.write.see': 'Their message, and your answer',
  'clients.help.write.say':
    '“I have it. Under About you can put this on your home screen, and set a passcode. For an emergency, never write here: call.”',
  'clients.help.write.if': 'Next time you meet: compare the safety number, and agree on a code word.',
  'clients.help.sign.see': 'A form in the conversation: how we use messages',
  'clients.help.sign.say':
    '“It says when I answer, and that this is not for emergencies. Read it now or at home. Your name at the end is your signature; you can also say no.”',
  'clients.help.sign.if':
    'They say no, or want to think: you go on writing to each other. Talk about it when you meet.',

  'clients.end.title': 'End the conversation with {name}?',
  'clients.end.ends':
    '{name} is told that you ended it. Neither of you can write here any more, and the mailboxes are given up.',
  'clients.end.stays':
    'Everything written, your notes and the record stay here. {name} keeps what is on their device. A new invite can begin again later.',
  'clients.end.confirm': 'End the conversation',
  'clients.end.keep': 'Keep it open',
  'clients.end.told': 'Ended. {name} has been told. The record stays.',
  'clients.end.notTold': 'Ended here, and the record stays. {name} may not know yet.',
  'clients.end.notJoined': 'There is no open conversation to end.',
} as const;

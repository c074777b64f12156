/** The words of practice mode, in English. */
export const practiceMode = {
  'practiceMode.loading': 'Opening practice mode',
  'practiceMode.lead':
    'Help a make-believe client join, lose the phone and come back, and answer an upset message, before you do it with a person who needs you to be calm.',
  'practiceMode.apart':
    'It runs over a store of its own, which is wiped at the end. Nothing of it enters your clients, your records or your backups.',
  'practiceMode.start': 'Start practice mode',
  'practiceMode.place': 'Who plays the client',
  'practiceMode.place.here': 'A window on this computer',
  'practiceMode.place.network': 'A window, or a phone in this network ({address})',
  'practiceMode.place.hint':
    'With a phone you see what your client sees in the hand. It has to be in the same network.',
  'practiceMode.place.none': 'This computer is in no local network now, so a phone cannot take part.',
  'practiceMode.network.title': 'Others in this network will reach the practice',
  'practiceMode.network.text':
    'While practice mode is open, this computer answers at {address}, for the make-believe practice only. The phone’s page comes over plain http: its code could be changed on the way, browsers store less, installing it and the camera do not work. For practice that is enough; real clients never get such a link.',
  'practiceMode.addressGone': 'That network is gone. Nothing was started; choose again.',
  'practiceMode.failed': 'Practice mode could not start here. Nothing of your practice is touched. Try it again.',
  'practiceMode.client': 'Make-believe client',
  'practiceMode.practice': 'PRACTICE ONLY: {name}',
  'practiceMode.window': 'Practice: the make-believe client’s phone',
  'practiceMode.mark': 'Practice: nobody here is real',
  'practiceMode.mark.here': 'All of this stays on this computer and is wiped when you end it.',
  'practiceMode.mark.network':
    'Listening at {address} until you end it. Scan the code of the invite with your phone. All of this is wiped at the end.',
  'practiceMode.open': 'Open the client’s phone',
  'practiceMode.lose': 'Lose the phone',
  'practiceMode.end': 'End practice mode',
  'practiceMode.noInvite': 'There is no open invite. Make one in the conversation first.',
  'practiceMode.steps': 'What to rehearse',
  'practiceMode.screens': 'The make-believe practice',
  'practiceMode.done': 'Done',
  'practiceMode.open.step': 'Not done yet',
  'practiceMode.step.invited': 'Invite',
  'practiceMode.step.invited.do': 'Make the invite. Look at the sheet that a client would take home.',
  'practiceMode.step.invited.say':
    '“I’ll show you how we write to each other. It takes a minute, and you can stop at any point.”',
  'practiceMode.step.joined': 'Help them join',
  'practiceMode.step.joined.do': 'Open the client’s phone, say a name there, and let them in here.',
  'practiceMode.step.joined.say':
    '“Take your time. You see my name there; if it is another name, tell me. Now I let you in.”',
  'practiceMode.step.signed': 'Have the policy signed',
  'practiceMode.step.signed.do':
    'On the client’s phone, open the form that came with joining, read it as a client would, and sign with a name.',
  'practiceMode.step.signed.say':
    '“This is how we use messages: when I answer, and what to do when it can’t wait. Take it home if you like. You can say no, and we still write.”',
  'practiceMode.step.verified': 'Compare the safety number',
  'practiceMode.step.verified.do': 'Open the safety number on both sides, read it aloud, and say here that it matches.',
  'practiceMode.step.verified.say':
    '“We read these numbers to each other once, so that we know nobody sits between us.”',
  'practiceMode.step.phone-lost': 'Bring them back after a lost phone',
  'practiceMode.step.phone-lost.do':
    'Press “Lose the phone”. Then make a new invite, open the client’s phone again, join, and let them in.',
  'practiceMode.step.phone-lost.say': '“That happens. What you wrote is still here with me. I make you a new way in.”',
  'practiceMode.step.upset-heard': 'Hear an upset message',
  'practiceMode.step.upset-heard.do':
    'Write on the client’s phone: “I can’t do this any more. I don’t know what to do tonight.”',
  'practiceMode.step.upset-heard.say': 'Breathe out once before you answer.',
  'practiceMode.step.calm-answer': 'Answer calmly, with whom to call',
  'practiceMode.step.calm-answer.do':
    'Answer here, and name the number to call in an emergency: your own or 911, 988, 112.',
  'practiceMode.step.calm-answer.say':
    '“I have read this, and I am glad you wrote. I am not always here. If you might hurt yourself, call 988 now; we talk tomorrow at ten.”',
  'practiceMode.end.title': 'End practice mode?',
  'practiceMode.end.text':
    'The make-believe practice is wiped. What you did can be kept as a dated record for your files.',
  'practiceMode.end.name': 'Your name in the record',
  'practiceMode.end.name.needed': 'Say whose record this is.',
  'practiceMode.end.keep': 'Keep the record and end',
  'practiceMode.end.without': 'End without a record',
  'practiceMode.records': 'What was rehearsed',
  'practiceMode.record.row': '{name}, {when}: {done} of {all} steps',
  'practiceMode.record.title': 'Record of a rehearsal',
  'practiceMode.record.print': 'Print this record',
  'practiceMode.record.name': 'Name',
  'practiceMode.record.when': 'When',
  'practiceMode.record.between': '{from} to {to}',
  'practiceMode.record.how': 'How',
  'practiceMode.record.here': 'With a window on the same computer',
  'practiceMode.record.network': 'With a phone of the local network able to take part',
  'practiceMode.record.version': 'Version',
  'practiceMode.record.doneAt': 'done at {time}',
  'practiceMode.record.notDone': 'not done',
  'practiceMode.record.signature': 'Signature and date: ________________________________',
} as const;

/** The words of files that are sent and received, in English. */
export const attachments = {
  'attachments.attach': 'Attach files',
  'attachments.drop': 'Let go here to attach',
  'attachments.uploads': 'Files on their way',

  'attachments.send.title': '{count, plural, one {Send a file to {name}} other {Send # files to {name}}}',
  'attachments.send.intro': 'Files are encrypted on this computer before they leave it.',
  'attachments.send.add': 'Add more files',
  'attachments.send.remove': 'Leave out {file}',
  'attachments.send.button': '{count, plural, one {Send the file} other {Send # files}}',
  'attachments.send.looking': 'Looking at the file',
  'attachments.send.sealing': 'Encrypting',
  'attachments.send.underWay': '{count, plural, one {The file is on its way.} other {The # files are on their way.}}',
  'attachments.send.too-large': 'Too large to send: {max} is the most. It stays out.',
  'attachments.send.too-many': 'Several files are being taken in already. Wait a moment and send it again.',
  'attachments.send.unreadable': 'This could not be read. A folder has to be put into a zip file first. It stays out.',
  'attachments.send.changed': '{file} changed or went away while it was being read. It was not sent. Add it again.',

  'attachments.hidden.place': 'Where it was taken, and the details of the camera, were taken out.',
  'attachments.hidden.details': 'Hidden details, such as the camera and the time, were taken out.',
  'attachments.hidden.heic':
    "A HEIC picture may say where and when it was taken. That can't be taken out here; a JPEG of it can be cleaned.",
  'attachments.hidden.avif':
    "An AVIF picture may say where and when it was taken. That can't be taken out here; a JPEG of it can be cleaned.",
  'attachments.hidden.tiff':
    "A TIFF picture may say where and when it was taken. That can't be taken out here; a JPEG of it can be cleaned.",
  'attachments.hidden.video': "A video may say where and when it was taken. That can't be taken out here.",
  'attachments.hidden.damaged':
    "This picture is damaged. If it says where and when it was taken, that couldn't be taken out.",

  'attachments.unnamed': 'File without a name',
  'attachments.inert': 'Not shown here. Save it to open it with another program.',
  'attachments.progress': 'Transfer',
  'attachments.progress.detail': '{done} of {total}',
  'attachments.state.uploading': 'Being sent.',
  'attachments.state.downloading': 'Being fetched.',
  'attachments.state.paused': 'Paused. It goes on from here.',
  'attachments.state.unreachable': "The relay can't be reached. It goes on by itself, from here.",
  'attachments.state.relay-full': 'The relay has no room just now. It goes on by itself, from here.',
  'attachments.state.stopped.conversation-ended': 'Not sent: the conversation has ended.',
  'attachments.state.stopped.refused-by-relay': 'Not sent: the relay refused it.',
  'attachments.state.stopped.copy-missing': 'Not sent: the copy that was kept here is gone. Attach the file again.',
  'attachments.state.announced': 'Not fetched yet.',
  'attachments.state.refused':
    'What arrived is not what {name} sent, so it was thrown away. Try once more; if it happens again, ask {name} to send it anew.',
  'attachments.state.gone': 'The relay no longer has it. {name} can be asked to send it again.',
  'attachments.state.gone.own': 'The relay no longer has it.',
  'attachments.state.gone.asked':
    "The relay no longer has it. {name}'s page was asked for it {when}; it comes by itself.",
  'attachments.state.missing': 'The copy that was kept here is gone. It may still be at the relay.',
  'attachments.state.missing.own': 'The copy that was kept here is gone. {name} has it if it was delivered.',

  'attachments.action.view': 'View',
  'attachments.action.save': 'Save as…',
  'attachments.action.fetch': 'Get file',
  'attachments.action.try-again': 'Try again',
  'attachments.action.fetch-again': 'Try again',
  'attachments.action.ask-again': 'Ask for it again',
  'attachments.action.pause': 'Pause',
  'attachments.action.resume': 'Go on',
  'attachments.action.cancel': "Don't send",
  'attachments.action.dismiss': 'Remove from here',
  'attachments.cancel.tooLate': 'It had left already. You can take the message back.',
  'attachments.ask.notPossible': "It can't be asked for just now.",

  'attachments.view.loading': 'Opening the picture',
  'attachments.view.alt': 'Picture {name}',
  'attachments.view.not-here': 'The copy that was kept here is gone.',
  'attachments.view.damaged': 'The copy that was kept here is damaged and is not shown.',
  'attachments.view.no-picture':
    'This is called a picture and is none that can be shown here safely. If you expected it, save it and open it with another program.',

  'attachments.save.saved': 'Saved as {name}',
  'attachments.save.care': 'Quietline does not open it. Open it yourself only if you expected it.',
  'attachments.save.show': 'Show the folder',
  'attachments.save.not-here': 'Not saved: the copy that was kept here is gone.',
  'attachments.save.damaged': 'Not saved: the copy that was kept here is damaged.',
  'attachments.save.disk-full': 'Not saved: there is no room in that place. The file is still here.',
  'attachments.save.folder-unwritable':
    "Not saved: that folder can't be written to. Choose another; the file is still here.",
} as const;

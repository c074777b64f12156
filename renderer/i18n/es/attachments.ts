/** The words of files that are sent and received, in Spanish. */
import type { attachments as english } from '../en/attachments.ts';
import type { Translation } from '../translation.ts';

export const attachments: Translation<typeof english> = {
  'attachments.attach': 'Adjuntar archivos',
  'attachments.drop': 'Suéltalos aquí para adjuntarlos',
  'attachments.uploads': 'Archivos en camino',

  'attachments.send.title': '{count, plural, one {Enviar un archivo a {name}} other {Enviar # archivos a {name}}}',
  'attachments.send.intro': 'Los archivos se cifran en este equipo antes de salir de él.',
  'attachments.send.add': 'Añadir más archivos',
  'attachments.send.remove': 'Quitar {file}',
  'attachments.send.button': '{count, plural, one {Enviar el archivo} other {Enviar # archivos}}',
  'attachments.send.looking': 'Mirando el archivo',
  'attachments.send.sealing': 'Cifrando',
  'attachments.send.underWay':
    '{count, plural, one {El archivo está en camino.} other {Los # archivos están en camino.}}',
  'attachments.send.too-large': 'Demasiado grande para enviarlo: el máximo es {max}. Se queda fuera.',
  'attachments.send.too-many': 'Ya se están preparando varios archivos. Espera un momento y envíalo otra vez.',
  'attachments.send.unreadable':
    'No se ha podido leer. Una carpeta hay que ponerla antes en un archivo zip. Se queda fuera.',
  'attachments.send.changed':
    '{file} ha cambiado o ha desaparecido mientras se leía. No se ha enviado. Vuelve a añadirlo.',

  'attachments.hidden.place': 'Se ha quitado dónde se hizo la foto y los datos de la cámara.',
  'attachments.hidden.details': 'Se han quitado datos ocultos, como la cámara y la hora.',
  'attachments.hidden.heic':
    'Una imagen HEIC puede decir dónde y cuándo se hizo. Aquí no se puede quitar; de una copia en JPEG, sí.',
  'attachments.hidden.avif':
    'Una imagen AVIF puede decir dónde y cuándo se hizo. Aquí no se puede quitar; de una copia en JPEG, sí.',
  'attachments.hidden.tiff':
    'Una imagen TIFF puede decir dónde y cuándo se hizo. Aquí no se puede quitar; de una copia en JPEG, sí.',
  'attachments.hidden.video': 'Un vídeo puede decir dónde y cuándo se hizo. Aquí no se puede quitar.',
  'attachments.hidden.damaged': 'Esta imagen está dañada. Si dice dónde y cuándo se hizo, no se ha podido quitar.',

  'attachments.unnamed': 'Archivo sin nombre',
  'attachments.inert': 'No se muestra aquí. Guárdalo para abrirlo con otro programa.',
  'attachments.progress': 'Transferencia',
  'attachments.progress.detail': '{done} de {total}',
  'attachments.state.uploading': 'Se está enviando.',
  'attachments.state.downloading': 'Se está recibiendo.',
  'attachments.state.paused': 'En pausa. Seguirá desde aquí.',
  'attachments.state.unreachable': 'No se puede llegar al relé. Seguirá por sí solo, desde aquí.',
  'attachments.state.relay-full': 'El relé no tiene sitio ahora mismo. Seguirá por sí solo, desde aquí.',
  'attachments.state.stopped.conversation-ended': 'Sin enviar: la conversación ha terminado.',
  'attachments.state.stopped.refused-by-relay': 'Sin enviar: el relé lo rechazó.',
  'attachments.state.stopped.copy-missing':
    'Sin enviar: la copia que se guardaba aquí ya no está. Vuelve a adjuntar el archivo.',
  'attachments.state.announced': 'Todavía no se ha recibido.',
  'attachments.state.refused':
    'Lo que llegó no es lo que envió {name}, así que se ha desechado. Inténtalo otra vez; si vuelve a ocurrir, pide a {name} que lo envíe de nuevo.',
  'attachments.state.gone': 'El relé ya no lo tiene. Se puede pedir a {name} que lo envíe otra vez.',
  'attachments.state.gone.own': 'El relé ya no lo tiene.',
  'attachments.state.gone.asked': 'El relé ya no lo tiene. Se pidió a la página de {name} {when}; llegará por sí solo.',
  'attachments.state.missing': 'La copia que se guardaba aquí ya no está. Puede que el relé aún la tenga.',
  'attachments.state.missing.own': 'La copia que se guardaba aquí ya no está. {name} tiene el archivo si le llegó.',

  'attachments.action.view': 'Ver',
  'attachments.action.save': 'Guardar como…',
  'attachments.action.fetch': 'Traer el archivo',
  'attachments.action.try-again': 'Intentar otra vez',
  'attachments.action.fetch-again': 'Intentar otra vez',
  'attachments.action.ask-again': 'Pedirlo otra vez',
  'attachments.action.pause': 'Pausar',
  'attachments.action.resume': 'Seguir',
  'attachments.action.cancel': 'No enviar',
  'attachments.action.dismiss': 'Quitar de aquí',
  'attachments.cancel.tooLate': 'Ya había salido. Puedes retirar el mensaje.',
  'attachments.ask.notPossible': 'Ahora mismo no se puede pedir.',

  'attachments.view.loading': 'Abriendo la imagen',
  'attachments.view.alt': 'Imagen {name}',
  'attachments.view.not-here': 'La copia que se guardaba aquí ya no está.',
  'attachments.view.damaged': 'La copia que se guardaba aquí está dañada y no se muestra.',
  'attachments.view.no-picture':
    'Dice ser una imagen y no lo es, o no se puede mostrar aquí con seguridad. Si la esperabas, guárdala y ábrela con otro programa.',

  'attachments.save.saved': 'Guardado como {name}',
  'attachments.save.care': 'Quietline no lo abre. Ábrelo tú solo si lo esperabas.',
  'attachments.save.show': 'Mostrar la carpeta',
  'attachments.save.not-here': 'Sin guardar: la copia que se guardaba aquí ya no está.',
  'attachments.save.damaged': 'Sin guardar: la copia que se guardaba aquí está dañada.',
  'attachments.save.disk-full': 'Sin guardar: en ese lugar no hay espacio. El archivo sigue aquí.',
  'attachments.save.folder-unwritable':
    'Sin guardar: en esa carpeta no se puede escribir. Elige otra; el archivo sigue aquí.',
};

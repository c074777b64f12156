/** The words of messages from before, out of other apps' files, in Spanish. */
import type { imports as english } from '../en/imports.ts';
import type { Translation } from '../translation.ts';

export const imports: Translation<typeof english> = {
  'imports.title': 'Traer mensajes anteriores',
  'imports.lead':
    'De un archivo de otra aplicación al expediente de {name}. Cada línea queda marcada como importada y sin verificar.',
  'imports.source.sms': 'Copia de SMS',
  'imports.source.whatsapp': 'Exportación de WhatsApp',
  'imports.source.signal': 'Exportación de Signal',
  'imports.source.mail': 'Archivo de correo',
  'imports.source.pasted': 'Texto escrito o pegado',
  'imports.row.mark': 'Importado, sin verificar',
  'imports.row.you': 'Consulta',
  'imports.row.hadFile': 'llevaba un archivo que no está aquí',
  'imports.file.missing': 'La copia que se guardaba aquí no venía en la copia de seguridad restaurada.',
  'imports.file.damaged': 'Dañado en el original; no se trajo.',
  'imports.file.bomb': 'Comprimido de tal modo que podría hacer daño; no se trajo.',
  'imports.file.too-large': 'De más de 100 MB; no se trajo.',
  'imports.file.too-many': 'Hay más archivos de los que se pueden traer a la vez; este no se trajo.',
  'imports.choose': 'Elegir un archivo',
  'imports.choose.hint':
    'SMS Backup & Restore (XML), WhatsApp (texto o zip), Signal (JSON o texto) o correo (eml, mbox). No se guarda nada hasta que hayas visto lo que contiene.',
  'imports.paste': 'Pegar o escribir mensajes',
  'imports.paste.lead':
    'Un mensaje cada vez, con su día y hora y quién lo escribió. O una conversación entera, copiada con sus fechas y nombres.',
  'imports.paste.from': 'Quién lo escribió',
  'imports.paste.from.needed': 'Indica quién lo escribió.',
  'imports.paste.day': 'Día',
  'imports.paste.time': 'Hora',
  'imports.paste.when.needed': 'Elige el día y la hora.',
  'imports.paste.text': 'Mensaje',
  'imports.paste.text.needed': 'Pega o escribe el mensaje.',
  'imports.paste.add': 'Añadir este mensaje',
  'imports.paste.added':
    '{count, plural, =0 {Todavía ningún mensaje.} one {Un mensaje hasta ahora.} other {# mensajes hasta ahora.}}',
  'imports.paste.chat': 'Leerlo como conversación entera',
  'imports.paste.chatFile': 'Conversación pegada',
  'imports.paste.file': 'Mensajes pegados',
  'imports.next': 'Ver lo que contiene',
  'imports.back': 'Otro archivo',
  'imports.backToStart': 'Atrás',
  'imports.sending': 'Recibiendo el archivo',
  'imports.reading': 'Leyendo el archivo',
  'imports.drawing': 'Dibujando imágenes pequeñas',
  'imports.skip': 'No esperar',
  'imports.keeping': 'Trayendo los mensajes',
  'imports.percent': '{percent, number} %',
  'imports.stop': 'Detener',
  'imports.stopped': 'Detenido. No se trajo nada.',
  'imports.tooLarge': 'El archivo pasa de 2 GB. Exporta un periodo más corto e inténtalo de nuevo.',
  'imports.fileUnreadable': 'El archivo no se pudo leer hasta el final. No se trajo nada.',
  'imports.diskFull': 'No queda espacio en este equipo. No se trajo nada.',
  'imports.unknown': 'El archivo ya no está aquí. Elígelo de nuevo.',
  'imports.refused.at': '{what} (línea {line, number})',
  'imports.refused.nothing': 'No se trajo nada.',
  'imports.refused.empty': 'El archivo está vacío.',
  'imports.refused.unknown-format':
    'Este archivo no es de los que se pueden leer aquí: una copia de SMS, una conversación exportada de WhatsApp o Signal, o correo.',
  'imports.refused.not-utf8':
    'Las letras del archivo no están en UTF-8, y no nombra otra forma que se pueda leer aquí; o está dañado. Adivinar cambiaría palabras. Expórtalo de nuevo, o guárdalo como UTF-8 en un editor de texto.',
  'imports.refused.not-xml':
    'El archivo no cumple las reglas de XML y no se puede leer con seguridad. Expórtalo de nuevo.',
  'imports.refused.not-json':
    'El archivo no cumple las reglas de JSON y no se puede leer con seguridad. Expórtalo de nuevo.',
  'imports.refused.cut-off': 'El archivo termina a la mitad. Cópialo o expórtalo de nuevo.',
  'imports.refused.entities':
    'El archivo define abreviaturas propias, cosa que ningún teléfono hace y que puede causar daño. No se ha leído.',
  'imports.refused.too-large-item': 'Una entrada del archivo es demasiado grande para leerla.',
  'imports.refused.too-many-messages':
    'Contiene más de 300.000 mensajes. Exporta un periodo más corto y tráelo por partes.',
  'imports.refused.too-many-people':
    'El archivo contiene demasiadas personas distintas. Exporta solo esta conversación.',
  'imports.refused.damaged-zip': 'El zip está dañado. Cópialo o expórtalo de nuevo.',
  'imports.refused.zip-unclear':
    'El zip no contiene ninguna conversación, copia de SMS ni correo, o contiene más de una. Descomprímelo y elige un solo archivo.',
  'imports.refused.damaged-copy': 'La copia del archivo no se pudo volver a leer. Elige el archivo de nuevo.',
  'imports.found': 'Lo que contiene',
  'imports.found.kind': '{source}: {name}',
  'imports.found.messages':
    '{count, plural, =0 {Ningún mensaje} one {Un mensaje} other {# mensajes}} por traer, antes de dejar fuera a nadie.',
  'imports.found.system':
    '{count, plural, one {Una línea que la aplicación escribió por su cuenta queda fuera.} other {# líneas que la aplicación escribió por su cuenta quedan fuera.}}',
  'imports.found.files':
    '{count, plural, one {Un mensaje llevaba una imagen o un archivo que no está en este. El mensaje lo dice.} other {# mensajes llevaban una imagen o un archivo que no está en este. Los mensajes lo dicen.}}',
  'imports.found.came':
    '{pictures, plural, =0 {{others, plural, one {Viene un archivo} other {Vienen # archivos}}} one {{others, plural, =0 {Viene una imagen} one {Vienen una imagen y otro archivo} other {Vienen una imagen y otros # archivos}}} other {{others, plural, =0 {Vienen {pictures, number} imágenes} one {Vienen {pictures, number} imágenes y otro archivo} other {Vienen {pictures, number} imágenes y otros # archivos}}}}.',
  'imports.found.asTheyAre':
    'Cada cual queda tal como está, con lo que una cámara haya escrito dentro: el lugar, la hora.',
  'imports.found.faults':
    '{count, plural, one {Una imagen o un archivo no se puede traer. Su mensaje lo nombra:} other {# imágenes o archivos no se pueden traer. Sus mensajes los nombran:}}',
  'imports.found.fault': 'Línea {line, number}, {name}: {why}',
  'imports.found.before':
    '{count, plural, one {Un mensaje ya se trajo antes y queda fuera.} other {# mensajes ya se trajeron antes y quedan fuera.}}',
  'imports.found.same':
    'Este mismo archivo ya se trajo el {at}. Con otra zona horaria u otro orden de fechas, sus mensajes quedarían aquí dos veces: deshaz antes aquella importación.',
  'imports.found.unreadable':
    '{count, plural, one {Una entrada no se pudo leer y queda fuera:} other {# entradas no se pudieron leer y quedan fuera:}}',
  'imports.found.line': 'Línea {line, number}: {why}',
  'imports.found.more': '{count, plural, one {y una más} other {y # más}}',
  'imports.why.no-time': 'sin fecha ni hora',
  'imports.why.bad-time': 'una fecha o una hora que no existe',
  'imports.why.no-sender': 'no consta quién lo escribió',
  'imports.why.not-sent': 'un borrador, o nunca se envió',
  'imports.why.too-long': 'demasiado largo',
  'imports.why.not-a-message': 'no es un mensaje',
  'imports.why.damaged-mail': 'correo dañado',
  'imports.threads': '¿Qué conversaciones son de {name}?',
  'imports.threads.hint':
    'El archivo contiene conversaciones con varias personas. Solo pasan a este expediente las que elijas.',
  'imports.threads.option': '{name} ({count, plural, one {un mensaje} other {# mensajes}})',
  'imports.threads.needed': 'Elige al menos una conversación.',
  'imports.threads.show': 'Ver las elegidas',
  'imports.senders': '¿Quién es quién?',
  'imports.senders.owner': 'De quien era el teléfono o la cuenta',
  'imports.senders.count': '{count, plural, one {un mensaje} other {# mensajes}}',
  'imports.role.client': '{name}, el cliente',
  'imports.role.practice': 'La consulta',
  'imports.role.other': 'Otra persona, con este nombre',
  'imports.role.out': 'Dejar fuera',
  'imports.senders.needed': 'Indica quién es quién: no se traería a nadie.',
  'imports.zone': 'Zona horaria del teléfono',
  'imports.zone.hint': 'Las horas del archivo no indican zona.',
  'imports.order': '¿Qué significa «{example}»?',
  'imports.order.hint': 'Las fechas del archivo se pueden leer de dos maneras.',
  'imports.repeats':
    '{count, plural, one {Traer una sola vez el mensaje que aparece dos veces en el archivo} other {Traer una sola vez los # mensajes que se repiten en el archivo}}',
  'imports.repeats.hint': 'Misma hora, misma persona, mismas palabras.',
  'imports.first': 'Los primeros',
  'imports.last': 'Los últimos',
  'imports.bringIn': 'Traer',
  'imports.done':
    '{count, plural, =0 {No se trajo nada.} one {Un mensaje está dentro.} other {# mensajes están dentro.}}',
  'imports.done.files': '{count, plural, one {Con una imagen o un archivo.} other {Con # imágenes o archivos.}}',
  'imports.done.leftOut': '{count, plural, one {Uno quedó fuera.} other {# quedaron fuera.}}',
  'imports.done.unreadable': '{count, plural, one {Uno no se pudo leer.} other {# no se pudieron leer.}}',
  'imports.close': 'Cerrar',
  'imports.earlier': 'Traído antes',
  'imports.earlier.facts':
    '{messages, plural, one {un mensaje} other {# mensajes}}{files, plural, =0 {} one {, una imagen o un archivo} other {, # imágenes o archivos}}, por {by}, {at}',
  'imports.earlier.hash': 'SHA-256 del archivo original: {hash}',
  'imports.earlier.missing': 'El archivo original no vino con la copia de seguridad restaurada.',
  'imports.original': 'Guardar el original',
  'imports.original.of': 'Guardar el original de {name}',
  'imports.original.saved': 'Guardado como {name}.',
  'imports.original.not-here': 'El archivo original no está aquí.',
  'imports.original.damaged': 'La copia sellada está dañada. No se guardó nada.',
  'imports.original.disk-full': 'No queda espacio allí. No se guardó nada.',
  'imports.original.folder-unwritable': 'La carpeta no admite archivos. Elige otra.',
  'imports.undo': 'Deshacer',
  'imports.undo.of': 'Deshacer {name}',
  'imports.undo.title': '¿Deshacer esta importación?',
  'imports.undo.text':
    '{count, plural, one {El mensaje} other {Los # mensajes}} de {name}{files, plural, =0 {} one {, su imagen o archivo} other {, sus # imágenes y archivos}} y el archivo original salen del expediente de este cliente. El registro de auditoría conserva que se trajo y se deshizo, con el resumen del archivo. Los expedientes y las copias de seguridad hechos entretanto conservan lo que tienen.',
  'imports.undo.confirm': 'Deshacerla',
  'imports.undo.keep': 'Conservarla',
  'imports.undone': '{count, plural, one {Se retiró un mensaje.} other {Se retiraron # mensajes.}}',
};

/** Spanish texts of deleting a client for good, and of the certificate. */
import type { deletions as english } from '../en/deletions.ts';
import type { Translation } from '../translation.ts';

export const deletions: Translation<typeof english> = {
  'deletions.title': 'Borrar a {name} para siempre',
  'deletions.what':
    'Se quita de este equipo: {messages, plural, =0 {ningún mensaje} one {un mensaje} other {# mensajes}}, {notes, plural, =0 {ninguna nota} one {una nota} other {# notas}}, {plans, plural, =0 {ningún plan de comunicación} other {el plan de comunicación}}, la conversación con sus claves, los borradores y {disclosures, plural, =0 {ninguna entrada} one {una entrada} other {# entradas}} del registro de entregas. Nadie puede recuperarlo de este archivo cifrado.',
  'deletions.told':
    'Se avisa a {name} de que la conversación ha terminado y el relé olvida sus buzones. Lo que {name} tenga en su propio dispositivo se queda ahí.',
  'deletions.backups':
    '{count, plural, =0 {No hay ninguna copia de seguridad en tu carpeta.} one {Una copia de seguridad todavía contiene a {name}, hasta que otra más nueva ocupe su lugar.} other {# copias de seguridad todavía contienen a {name}, hasta que otras más nuevas ocupen su lugar.}}',
  'deletions.backupsUnknown':
    'La carpeta de las copias de seguridad no está ahora. Las copias que hay en ella todavía contienen a {name}, hasta que otras más nuevas ocupen su lugar.',
  'deletions.certificateStays': 'Queda un certificado del borrado, sin nada de lo que se escribió.',
  'deletions.law':
    'Los expedientes suelen tener que conservarse durante años. Sin una regla, Quietline no sabe cuánto debe quedarse este; puedes ponerla en Consulta, Conservación.',
  'deletions.over': 'Tu regla conservaba este expediente hasta {day}. Ese plazo ha terminado.',
  'deletions.held':
    'Hay una retención legal, así que no se puede borrar nada de este cliente. Levántala antes, en «Conservación y retención legal» del menú del cliente.',
  'deletions.tooEarly': 'Tu regla conserva este expediente hasta {day}. Bórralo ahora solo si sabes que puedes.',
  'deletions.certificate.rule': 'Regla',
  'deletions.certificate.rule.over': '{rule}: conservar hasta {day}, el plazo había terminado',
  'deletions.certificate.rule.kept': '{rule}: conservar hasta {day}, borrado antes de ese día',
  'deletions.certificate.rule.no-rule': 'Borrado sin regla',
  'deletions.certificate.rule.own': 'Día propio',
  'deletions.exported': 'Última exportación del expediente',
  'deletions.notExported': 'El expediente no se ha exportado nunca.',
  'deletions.export': 'Exportar antes el expediente',
  'deletions.typed': 'Escribe el nombre para confirmar: {name}',
  'deletions.typedDiffers': 'Ese nombre no es {name}. No se ha borrado nada.',
  'deletions.subject': 'Cómo nombra el certificado al cliente',
  'deletions.subjectHint':
    'El nombre, las iniciales o un número de expediente. Es lo único del cliente que queda en el archivo cifrado.',
  'deletions.subjectMissing': 'Escribe un nombre, unas iniciales o un número de expediente.',
  'deletions.action': 'Borrar para siempre',
  'deletions.keep': 'Conservar al cliente',
  'deletions.notTold.title': 'Todavía no se ha podido avisar a {name}',
  'deletions.notTold.text':
    'No se ha podido llegar al relé. La conversación ha terminado y no se ha borrado nada; la despedida sale sola. Puedes esperar y borrar más tarde, o borrar ahora: entonces no se avisa a {name}, y el relé olvida los buzones por sí solo cuando nadie los haya usado en unas semanas.',
  'deletions.notTold.action': 'Borrar ahora sin avisar',
  'deletions.notTold.again': 'Intentarlo otra vez',
  'deletions.done.title': 'Borrado',
  'deletions.done.text':
    'No queda nada de este cliente en el archivo cifrado. El certificado queda en Ajustes, Registro de actividad.',
  'deletions.print': 'Imprimir el certificado',
  'deletions.save': 'Guardar como archivo',
  'deletions.saved': 'Escrito en el archivo {name}.',
  'deletions.saveFailed.disk-full': 'El disco de esa carpeta está lleno. No se ha escrito nada. Elige otra carpeta.',
  'deletions.saveFailed.folder-unwritable': 'En esa carpeta no se puede escribir. Elige otra.',
  'deletions.close': 'Cerrar',
  'deletions.list': 'Clientes borrados',
  'deletions.list.text': 'Lo que se borró para siempre, y su certificado.',
  'deletions.list.empty': 'No se ha borrado a ningún cliente.',
  'deletions.list.open': 'Certificado de {subject}',
  'deletions.certificate.title': 'Certificado de borrado',
  'deletions.certificate.subject': 'Cliente',
  'deletions.certificate.when': 'Borrado el',
  'deletions.certificate.by': 'Por',
  'deletions.certificate.removed': 'Qué se borró',
  'deletions.certificate.counts':
    '{messages, plural, one {un mensaje} other {# mensajes}}, {contacts, plural, one {un contacto} other {# contactos}}, {plans, plural, =0 {ningún plan de comunicación} one {una versión del plan de comunicación} other {# versiones del plan de comunicación}}, {notes, plural, one {una nota} other {# notas}}, {addenda, plural, one {un añadido} other {# añadidos}}, {disclosures, plural, one {una entrada} other {# entradas}} del registro de entregas y {keys, plural, one {un juego} other {# juegos}} de claves',
  'deletions.certificate.how': 'Cómo',
  'deletions.certificate.howText':
    'Las filas se sobrescribieron en el archivo cifrado, con el índice de búsqueda y las claves; se vació el registro que acompaña al archivo.',
  'deletions.certificate.conversation': 'Conversación',
  'deletions.certificate.conversation.ended':
    'Se avisó al cliente de que ha terminado; el relé ha olvidado sus buzones.',
  'deletions.certificate.conversation.not-told':
    'No se pudo avisar al cliente. El relé olvida los buzones por sí solo cuando nadie los usa.',
  'deletions.certificate.conversation.never-joined': 'No hubo ninguna.',
  'deletions.certificate.remains': 'Qué queda',
  'deletions.certificate.backups.none': 'No se habían hecho copias de seguridad.',
  'deletions.certificate.backups.missing':
    'No se pudo leer la carpeta de las copias de seguridad; las que hay en ella contienen al cliente hasta que otras más nuevas ocupen su lugar.',
  'deletions.certificate.backups.read':
    '{count, plural, =0 {Ninguna copia de seguridad en la carpeta.} one {Una copia de seguridad contiene al cliente hasta que otra más nueva ocupe su lugar:} other {# copias de seguridad contienen al cliente hasta que otras más nuevas ocupen su lugar:}}',
  'deletions.certificate.rotation':
    'Mientras se sigan haciendo copias, la de cada día se va tras una semana, la de cada semana tras cinco semanas y la de cada mes tras doce meses.',
  'deletions.certificate.setAside':
    'Archivos de una versión anterior, apartados al restaurar una copia de seguridad: {names}.',
  'deletions.certificate.records':
    '{count, plural, =0 {No se entregó ningún expediente.} one {Un expediente que se entregó.} other {# expedientes que se entregaron.}}',
  'deletions.certificate.clientCopy': 'Lo que contiene el dispositivo del propio cliente.',
  'deletions.certificate.audit':
    'Entradas del registro de actividad, que contienen horas y números y no nombran a nadie.',
  'deletions.certificate.number': 'Número',
  'deletions.certificate.hash': 'SHA-256 del archivo del certificado, también en el registro de actividad',
};

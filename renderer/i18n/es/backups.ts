/** Spanish texts of backups and of restoring from one. */
import type { backups as english } from '../en/backups.ts';
import type { Translation } from '../translation.ts';

export const backups: Translation<typeof english> = {
  'backups.lead':
    'Una copia de seguridad es un solo archivo cifrado con todo dentro. La abre tu contraseña de ese día o las palabras de recuperación. Elige una carpeta en otro disco, en una unidad que guardes aparte o que se copie a otro lugar.',
  'backups.folder': 'Carpeta',
  'backups.noFolder': 'Todavía sin carpeta',
  'backups.chooseFolder': 'Elegir una carpeta',
  'backups.chooseOther': 'Elegir otra carpeta',
  'backups.last': 'Última copia',
  'backups.none': 'Todavía no hay ninguna.',
  'backups.whole':
    'Releída e íntegra: {messages, plural, one {un mensaje} other {# mensajes}}, {notes, plural, one {una nota} other {# notas}}, {clients, plural, one {un cliente} other {# clientes}}.',
  'backups.now': 'Hacer una copia ahora',
  'backups.daily':
    'Mientras Quietline está abierto, hace una copia al día por sí mismo. De las anteriores conserva una por cada uno de siete días, cinco semanas y doce meses.',
  'backups.running.writing': 'Escribiendo la copia',
  'backups.running.reading': 'Releyéndola',
  'backups.running.check': 'Leyendo la copia más reciente',
  'backups.percent': '{percent, number} %',
  'backups.cancel': 'Detener',
  'backups.failed.folder-missing':
    'La carpeta de las copias no está. Si está en una unidad, conéctala; Quietline lo intenta de nuevo por sí mismo. Tus datos están a salvo, y también las copias de esa carpeta.',
  'backups.failed.folder-unwritable':
    'En la carpeta de las copias no se puede escribir. Tus datos están a salvo. Quietline lo intenta de nuevo por sí mismo; si continúa así, elige otra carpeta.',
  'backups.failed.disk-full':
    'No hay espacio para otra copia. Tus datos y las copias anteriores están a salvo. Libera espacio o elige otra carpeta.',
  'backups.failed.store-damaged':
    'Una parte del propio archivo cifrado no se pudo leer, así que no se hizo la copia y se conservan las anteriores. Cierra Quietline, copia su carpeta entera en otro disco y haz revisar el disco de este equipo.',
  'backups.failed.not-whole':
    'Lo escrito no se pudo releer como debía, así que no cuenta y se quitó. Puede que la unidad esté fallando. Tus datos y las copias anteriores están a salvo. Elige una carpeta en otra unidad.',
  'backups.failed.other':
    'La copia no salió bien. Tus datos y las copias anteriores están a salvo. Quietline lo intenta de nuevo por sí mismo.',
  'backups.failedAt': 'Último intento',
  'backups.check': 'Comprobar que una copia se abre',
  'backups.checkText':
    'Lee tu copia más reciente de principio a fin, como si se restaurara, sin tocar nada más. Ocurre por sí solo una vez al mes.',
  'backups.checkAction': 'Comprobar ahora',
  'backups.checked.never': 'Todavía sin comprobar.',
  'backups.checked.whole': 'La copia más reciente se abre y está íntegra',
  'backups.checked.damaged':
    'La copia más reciente no se pudo leer hasta el final. Tus datos están a salvo. Haz otra ahora; si tampoco se puede leer, elige una carpeta en otra unidad',
  'backups.checked.no-backup': 'No había ninguna copia en la carpeta',
  'backups.checked.folder-missing': 'La carpeta de las copias no estaba',
  'backups.checked.disk-full': 'Este equipo no tenía espacio para abrir una copia',
  'backups.restoreTitle': 'Si este equipo se pierde',
  'backups.restoreText':
    'Instala Quietline en otro y elige «Restaurar de una copia de seguridad» en la primera pantalla. Necesitas el archivo y tu contraseña, o las palabras de recuperación.',
  'backups.folderRefused.folder-missing': 'Esa carpeta no está. Elige otra.',
  'backups.folderRefused.folder-unwritable': 'En esa carpeta no se puede escribir. Elige otra.',
  'backups.notice.none': 'Todavía no hay ninguna copia de seguridad. Basta una carpeta en otro disco.',
  'backups.notice.old':
    'La última copia de seguridad tiene ya unos días. Conecta la unidad con la carpeta o elige otra carpeta.',
  'backups.notice.damaged':
    'La copia más reciente no se pudo leer hasta el final. Tus datos están a salvo; haz otra copia.',
  'backups.notice.open': 'Abrir las copias',
  'backups.notice.later': 'Más tarde',

  'restore.open': 'Restaurar de una copia de seguridad',
  'restore.title': 'Restaurar de una copia de seguridad',
  'restore.lead': 'Elige el archivo. Primero se lee hasta el final; antes de eso, en este equipo no cambia nada.',
  'restore.leadBeside':
    'Elige el archivo. Primero se lee hasta el final. Después, los archivos que no se abren pasan a una carpeta propia, sin borrar nada.',
  'restore.choose': 'Elegir el archivo de la copia',
  'restore.chooseOther': 'Elegir otro archivo',
  'restore.back': 'Volver',
  'restore.found': 'Copia del archivo «{name}»',
  'restore.with': 'Con qué se abre',
  'restore.withPassphrase': 'La contraseña',
  'restore.withPassphraseHint': 'La que usabas el día de la copia.',
  'restore.withWords': 'Las palabras de recuperación',
  'restore.withShares': 'Las partes',
  'restore.withSharesHint': 'Las hojas de quienes recibieron una parte. Con ellas eliges una contraseña nueva.',
  'restore.withWordsHint': 'Las 24 palabras de tu hoja de recuperación. Con ellas eliges una contraseña nueva.',
  'restore.passphrase': 'Contraseña del día de la copia',
  'restore.action': 'Restaurar',
  'restore.progress': 'Leyendo la copia',
  'restore.cancel': 'Detener',
  'restore.cancelled': 'Detenido. No ha cambiado nada.',
  'restore.missing': 'Escribe la contraseña.',
  'restore.wrong':
    'Esa no es la contraseña de esta copia. Si la cambiaste después, la abre la anterior; también las palabras de recuperación. No ha cambiado nada.',
  'restore.refused.not-a-backup':
    'Este archivo no es una copia de seguridad de Quietline. Su nombre acaba en .qlbackup.',
  'restore.refused.newer':
    'Esta copia la hizo un Quietline más nuevo. No ha cambiado nada. Instala la versión más reciente y elígela otra vez.',
  'restore.refused.damaged':
    'Este archivo está dañado y no se puede restaurar. No ha cambiado nada. Elige una copia anterior.',
  'restore.refused.file-unreadable':
    'El archivo no se puede leer. No ha cambiado nada. Si está en una unidad, conéctala otra vez.',
  'restore.refused.disk-full':
    'No hay espacio suficiente en este equipo. No ha cambiado nada. Libera espacio e inténtalo de nuevo.',
  'restore.refused.no-permission':
    'Quietline no puede escribir en su propia carpeta. No ha cambiado nada. Pide a quien cuida este equipo que dé acceso a tu cuenta.',
  'restore.doneTitle': 'Tu consulta ha vuelto',
  'restore.doneText':
    'Se restauraron {messages, plural, one {un mensaje} other {# mensajes}}, {notes, plural, one {una nota} other {# notas}} y {clients, plural, one {un cliente} other {# clientes}}, todo leído e íntegro. La copia es del',
  'restore.doneFiles':
    '{files, plural, one {Un archivo} other {# archivos}} de sus conversaciones no {files, plural, one {estaba} other {estaban}} junto a esta copia, en la carpeta que empieza por «Quietline files». Los mensajes correspondientes están y lo indican. Puede pedirlo de nuevo a quien todavía lo tenga.',
  'restore.doneFrozen':
    'Las conversaciones esperan un momento antes de que puedas volver a escribir: primero ambas partes acuerdan llaves nuevas. Lo que tus clientes escribieron después vuelve desde ellos.',
  'restore.doneAside': 'Los archivos que estaban aquí antes están en esta carpeta:',
  'restore.doneOpen': 'Abrir mi bandeja',
};

/** Spanish texts of the professional will: for the therapist, for a custodian, and on paper. */
import type { will as english } from '../en/will.ts';
import type { Translation } from '../translation.ts';

export const will: Translation<typeof english> = {
  'settings.will.title': 'Testamento profesional',
  'will.lead':
    'Si mueres, enfermas o desapareces, alguien tiene que avisar a tus clientes y ocuparse de los expedientes. Nombra ahora custodios: personas de confianza, cada una con una hoja de papel. Solo varias hojas juntas abren algo; una sola no dice nada.',
  'will.what.continuity': 'Carta de continuidad',
  'will.what.continuityText':
    'Quiénes son tus clientes, cómo localizarlos y qué hacer después. No abre nada más: ningún mensaje, ninguna nota.',
  'will.what.full': 'Expediente completo',
  'will.what.fullText':
    'La llave de todo, junto con una copia de seguridad: conversaciones, notas, el archivo entero. Para los pocos casos en que alguien debe hacerse cargo de los expedientes. Tiene sus propias hojas.',
  'will.none': 'Todavía no se han hecho partes.',
  'will.held': '{needed, number} cualesquiera de {count, number} juntas: {holders}.',
  'will.made': 'Hechas',
  'will.rehearsed': 'Último ensayo',
  'will.neverRehearsed': 'Todavía no se han ensayado.',
  'will.rehearsalDue': 'Ha pasado un año. Reúne las hojas y pruébalas: el papel se pierde y las personas se mudan.',
  'will.written': 'El archivo se escribió por última vez',
  'will.folder.none':
    'Elige antes una carpeta para las copias de seguridad: ahí las cápsulas se mantienen al día solas. También puedes guardarlas a mano.',
  'will.folder.missing':
    'La carpeta de las copias de seguridad no está ahora. Las cápsulas se escriben cuando vuelva; también puedes guardarlas a mano.',
  'will.folder.written': 'Los archivos están en la carpeta de tus copias de seguridad y se mantienen al día solos.',
  'will.openBackups': 'Abrir copias de seguridad',
  'will.makeShares': 'Hacer las partes',
  'will.newShares': 'Hacer partes nuevas',
  'will.rehearse': 'Ensayar',
  'will.save': 'Guardar el archivo',
  'will.remove': 'Retirar',
  'will.saved': 'Escrito en el archivo {name}. No se mantiene al día: guárdalo de nuevo de vez en cuando.',
  'will.saveFailed.disk-full': 'El disco de esa carpeta está lleno. No se ha escrito nada. Elige otra carpeta.',
  'will.saveFailed.folder-unwritable': 'En esa carpeta no se puede escribir. Elige otra.',
  'will.removeTitle': '¿Retirar estas partes?',
  'will.removeText':
    'El archivo de la carpeta de las copias de seguridad se va y no se escribe otro. Las copias que haya en otro sitio todavía se abren con las hojas; pide que te las devuelvan.',
  'will.removeAction': 'Retirar',

  'will.letter.title': 'La carta',
  'will.letter.label': 'Qué debe saber y hacer primero quien te sustituya',
  'will.letter.hint':
    'A quién llamar y en qué orden; dónde están las llaves de la consulta; tu seguro, el casero, quien te supervisa; qué decir a los clientes y qué no.',
  'will.letter.clients': 'Tus clientes',
  'will.letter.clientsText':
    'Los nombres y el día del último mensaje están en la carta por sí solos. Escribe cómo localizar a cada persona, la próxima cita y qué viene después.',
  'will.letter.client': '{name}: cómo localizar, qué sigue',
  'will.letter.noClients': 'Todavía no hay clientes.',
  'will.letter.kept': 'Guardado.',

  'will.openings': 'Aperturas',
  'will.openings.text':
    'Cuando un custodio abre una cápsula queda una nota a su lado, y Quietline la encuentra aquí. No se puede saber si se abre una copia en otro sitio o desde una unidad en la que no se puede escribir.',
  'will.openings.none': 'No se ha notado ninguna.',
  'will.opening.continuity': 'La carta de continuidad se abrió en otro equipo, con {shares}.',
  'will.opening.full': 'El expediente completo se abrió en otro equipo, con {shares}.',
  'will.opening.share': '{count, plural, one {la parte} other {las partes}} {numbers}',
  'will.opening.former': 'Son partes anteriores: ya no están en uso y solo abren copias del archivo anterior.',
  'will.opening.new': 'Nueva',
  'will.opening.seen': 'Lo he visto',
  'will.notice.opened': 'Un custodio ha abierto una cápsula de tu testamento profesional.',
  'will.notice.rehearse': 'Hace un año que no se prueban las partes de tu testamento profesional.',
  'will.notice.open': 'Abrir el testamento profesional',

  'will.shares.title.continuity': 'Partes de la carta de continuidad',
  'will.shares.title.full': 'Partes del expediente completo',
  'will.shares.text':
    'Cada persona recibe su propia hoja. Las hojas anteriores siguen valiendo hasta que digas que las nuevas están en papel. Las copias del archivo anterior que haya en otro sitio todavía se abren con ellas: pide que te las devuelvan.',
  'will.shares.shown': 'Entrega cada hoja en persona y no guardes ninguna junto a otra.',
  'will.shares.holder': '¿Quién recibe la parte {number, number}?',
  'will.shares.needed': '¿Cuántas juntas la abren?',
  'will.shares.neededHint': 'Deja margen por si alguien se ha mudado o ha muerto.',
  'will.shares.passphrase': 'Tu contraseña',
  'will.shares.wrongPassphrase': 'Esa no es la contraseña. No se ha hecho nada.',
  'will.shares.make': 'Hacer las partes',
  'will.shares.made': '{count, number} hojas están listas para imprimir, en este orden:',
  'will.shares.use': 'Las hojas están en papel',

  'will.rehearse.title': 'Ensayar las partes',
  'will.rehearse.text': 'Reúne las hojas y escríbelas o pégalas. No se abre ni se cambia nada; sabrás si funcionarían.',
  'will.rehearse.fits': 'Estas partes abren la cápsula. Devuelve cada hoja.',
  'will.rehearse.otherShares':
    'Estas partes encajan entre sí, pero son de la otra cápsula, de un juego anterior o de otro archivo cifrado. Mira el título y la fecha de las hojas.',

  'custodian.open': 'Soy custodio',
  'custodian.title': 'Para custodios',
  'custodian.lead':
    'Alguien te ha confiado una hoja de papel. Elige el archivo o la carpeta que te dieron, o la unidad con las copias de seguridad. En este equipo no se cambia nada.',
  'custodian.chooseFile': 'Elegir el archivo de la cápsula',
  'custodian.chooseFolder': 'Elegir la carpeta de las copias',
  'custodian.back': 'Volver',
  'custodian.found': 'Encontrado para el archivo cifrado «{name}»',
  'custodian.writtenAt': 'Al día de',
  'custodian.choose.continuity': 'Abrir la carta de continuidad',
  'custodian.choose.full': 'Abrir el expediente completo',
  'custodian.chooseText.continuity': 'A quién avisar y qué hacer después. No se abre nada más.',
  'custodian.chooseText.full': 'Todo, desde una copia de seguridad. Necesita sus propias hojas y un archivo de copia.',
  'custodian.refused.not-a-capsule':
    'Aquí no hay ninguna cápsula. Su nombre empieza por Quietline y termina en .qlcapsule; está junto a las copias de seguridad.',
  'custodian.refused.newer':
    'Esta cápsula la hizo un Quietline más nuevo. Instala la última versión y vuelve a elegirla.',
  'custodian.refused.damaged': 'Esta cápsula está dañada y no se puede abrir. Busca otra copia.',
  'custodian.refused.file-unreadable': 'El archivo no se puede leer. Si está en una unidad, vuelve a conectarla.',
  'custodian.otherShares':
    'Estas partes encajan entre sí, pero no con esta cápsula. Mira el título, el nombre y la fecha de las hojas.',
  'custodian.shares.lead': 'Toma las hojas, una tras otra. Escribe las palabras, o escanea el código y pégalas.',
  'custodian.openLetter': 'Abrir la carta',
  'custodian.logged':
    'Junto a la cápsula hay una nota de esta apertura: si el equipo de la consulta la encuentra, queda en su registro con los números de las partes.',
  'custodian.notLogged':
    'No se pudo dejar una nota de esta apertura junto a la cápsula, así que el registro de la consulta no puede saberlo. Apunta el día y quién estaba.',
  'custodian.willLog': 'La apertura se anota junto a la cápsula, con los números de las partes y sin las palabras.',
  'custodian.letter.title': 'Carta de continuidad',
  'custodian.letter.from': 'De {therapist}, {practice}. Al día de',
  'custodian.letter.noLetter': 'No se escribió ninguna carta.',
  'custodian.letter.clients': 'Clientes',
  'custodian.letter.client': 'Nombre',
  'custodian.letter.reach': 'Cómo localizar, qué sigue',
  'custodian.letter.last': 'Último mensaje',
  'custodian.letter.state': 'Estado',
  'custodian.letter.phone': 'Teléfono de la consulta',
  'custodian.letter.emergency': 'Lo que se dice a los clientes para emergencias',
  'custodian.letter.archived': 'Archivado',
  'custodian.letter.nothing': 'Nada escrito',
  'custodian.letter.print': 'Imprimir',
  'custodian.letter.save': 'Copiar como texto',
  'custodian.letter.copied': 'Copiado. El portapapeles se vacía a los dos minutos.',
  'custodian.letter.close': 'Cerrar la carta',
  'custodian.letter.secret': 'Es confidencial. Úsalo para avisar y destruye lo impreso cuando ya no haga falta.',
  'custodian.full.backup': 'Copia de seguridad',
  'custodian.full.noBackup': 'No hay ninguna copia junto a la cápsula. Elige el archivo.',
  'custodian.full.chooseBackup': 'Elegir otro archivo de copia',
  'custodian.full.chosen': 'Archivo elegido',
  'custodian.full.text':
    'La copia se abre en este equipo como archivo cifrado propio, con una contraseña que eliges tú. En su registro consta que la abrieron custodios. Las conversaciones esperan hasta que los dos lados acuerden claves nuevas.',
  'custodian.full.action': 'Abrir el expediente',
  'custodian.full.exists':
    'En este equipo ya hay un archivo cifrado y no puede haber dos a la vez. Usa un equipo o una cuenta de usuario que no tenga ninguno.',
  'custodian.full.capsuleUnreadable': 'La cápsula ya no se puede leer. Vuelve a elegirla.',

  'willPaper.kind.continuity': 'Testamento profesional: carta de continuidad',
  'willPaper.kind.full': 'Testamento profesional: expediente completo',
  'willPaper.share': 'Parte {number, number} de {count, number} para {holder}',
  'willPaper.file.continuity': 'Quietline partes de la carta {name}',
  'willPaper.file.full': 'Quietline partes del expediente {name}',
  'willPaper.practice': '{therapist}, {practice}',
  'willPaper.what.continuity':
    '{needed, number} cualesquiera de {count, number} hojas como esta, juntas, abren una carta: quiénes son los clientes de esta consulta, cómo localizarlos y qué hacer después. No abren ningún mensaje ni ninguna nota. Esta hoja sola no dice nada.',
  'willPaper.what.full':
    '{needed, number} cualesquiera de {count, number} hojas como esta, juntas y con una copia de seguridad, abren el expediente completo de esta consulta. Esta hoja sola no dice nada.',
  'willPaper.step1': 'Si quien lleva la consulta no puede actuar, reunid {needed, number} hojas en una habitación.',
  'willPaper.step2':
    'Instalad Quietline en cualquier equipo, elegid «Soy custodio» en la primera pantalla y elegid la cápsula en la unidad de las copias de seguridad.',
  'willPaper.step3': 'Escribid las 33 palabras de cada hoja, o escanead el código y pegadlas.',
  'willPaper.keep':
    'Guarda esta hoja donde guardas papeles de valor y no se la des a nadie que no demuestre quién es. Una vez al año te la pedirán para probarla.',
};

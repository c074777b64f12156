/** Spanish texts of first run, recovery words, unlocking and a vault that can't be opened. */
import type { vault as english } from '../en/vault.ts';
import type { Translation } from '../translation.ts';

export const vault: Translation<typeof english> = {
  'gate.language': 'Idioma',

  'firstRun.welcomeTitle': 'Una línea tranquila con tus clientes',
  'firstRun.welcomeLead':
    'Aquí, en este equipo, escribes a tus clientes y guardas tus notas. Ellos responden desde el navegador de su teléfono, sin instalar nada.',
  'firstRun.keepsTitle': 'Este equipo lo guarda todo',
  'firstRun.keepsText':
    'Las conversaciones y las notas viven en un solo archivo cifrado en este equipo y en ningún otro lugar.',
  'firstRun.keyTitle': 'Solo tú puedes abrirlo',
  'firstRun.keyText':
    'Tu contraseña es la llave. Nunca la conocemos, así que no podemos restablecerla; unas palabras de recuperación en papel son tu segunda llave.',
  'firstRun.relayTitle': 'Los mensajes viajan sellados',
  'firstRun.relayText': 'Un relé los transmite. No puede leerlos y no se le dice ningún nombre.',
  'firstRun.begin': 'Preparar mi consulta',
  'firstRun.duration': 'Unos dos minutos. Ten a mano una impresora, o papel y lápiz.',
  'firstRun.step': 'Paso {step, number} de {steps, number}',
  'firstRun.continue': 'Continuar',
  'firstRun.back': 'Volver',
  'firstRun.namesTitle': '¿Quién eres?',
  'firstRun.therapistName': 'Tu nombre',
  'firstRun.therapistNameWhy': 'Tus clientes lo ven junto a lo que escribes, y figura al pie de las notas que firmas.',
  'firstRun.practiceName': 'Nombre de tu consulta',
  'firstRun.practiceNameWhy':
    'Tus clientes lo ven en la invitación y así saben de quién es la página. También sirve tu propio nombre.',
  'firstRun.nameMissing': 'Escribe un nombre. Podrás cambiarlo más adelante.',
  'firstRun.passphraseTitle': 'Elige una contraseña',
  'firstRun.passphraseLead':
    'Cifra todo lo que Quietline guarda. La escribirás cada vez que te sientes a trabajar: toma una que recuerdes y nadie adivine.',
  'firstRun.create': 'Crear mi archivo cifrado',
  'firstRun.doneTitle': 'Tu consulta está lista',
  'firstRun.doneText':
    'Tu archivo cifrado está en este equipo y abierto. Ahora puedes invitar a un cliente: recibirás un enlace y un código para imprimir.',
  'firstRun.doneLock': 'Cuando dejes el escritorio, pulsa Bloquear, abajo a la izquierda. Es instantáneo.',
  'firstRun.open': 'Abrir mi bandeja',

  'passphrase.new': 'Contraseña',
  'passphrase.hint': 'Al menos 14 caracteres. Cinco palabras al azar se recuerdan mejor que signos y cifras.',
  'passphrase.again': 'La contraseña otra vez',
  'passphrase.againHint': 'Para que un desliz del dedo no te deje fuera.',
  'passphrase.suggest': 'Proponer cinco palabras al azar (en inglés)',
  'passphrase.suggestOther': 'Proponer otras cinco',
  'passphrase.short':
    'Aún es corta. {missing, plural, one {Falta al menos un carácter} other {Faltan al menos # caracteres}}.',
  'passphrase.guessable':
    'Es larga, pero fácil de adivinar: sigue un patrón conocido. Añade palabras que no tengan nada que ver entre sí.',
  'passphrase.good': 'Buena. Quien quisiera adivinarla tardaría muchísimo tiempo.',
  'passphrase.strong': 'Fuerte. Adivinarla queda fuera de alcance.',
  'passphrase.tooWeak': 'Esta se podría adivinar. Hazla más larga o toma cinco palabras al azar.',
  'passphrase.different': 'Las dos no son iguales. Escribe otra vez la segunda, o muestra ambas y compáralas.',

  'recovery.title': 'Tus palabras de recuperación',
  'recovery.lead':
    'Si olvidas la contraseña, estas 24 palabras abren el archivo cifrado. Solo se muestran esta vez. Imprímelas o cópialas a mano.',
  'recovery.leadRenewed':
    'Estas 24 palabras sustituyen a las anteriores, que ya no abren nada. Solo se muestran esta vez. Imprímelas o cópialas a mano.',
  'recovery.kitTitle': 'Hoja de recuperación de Quietline',
  'recovery.vaultName': 'del archivo «{name}»',
  'recovery.kitUse':
    'Quien tenga estas palabras puede abrir el archivo. Guarda esta hoja donde guardas los papeles de valor, y no junto al equipo.',
  'recovery.print': 'Imprimir',
  'recovery.written': 'Ya las tengo en papel',
  'recovery.confirmTitle': 'Tres palabras de tu papel',
  'recovery.confirmLead': 'Toma la hoja y escribe estas tres. Así se sabe que el papel servirá el día que haga falta.',
  'recovery.wordNumber': 'Palabra {position, number}',
  'recovery.wordDiffers': 'En tu papel debería haber otra palabra en el lugar {position, number}. Mira otra vez.',
  'recovery.confirm': 'Confirmar',
  'recovery.showAgain': 'Mostrar las palabras otra vez',
  'recovery.brokenOffTitle': 'Hacen falta palabras de recuperación nuevas',
  'recovery.brokenOffText':
    'La última vez, Quietline se cerró antes de que confirmaras las palabras de recuperación. Tu archivo está a salvo y abierto. Para que exista con seguridad un papel que lo abra, crea ahora palabras nuevas; las anteriores dejarán de servir.',
  'recovery.makeNew': 'Crear palabras nuevas',

  'unlock.title': 'Quietline está bloqueado',
  'unlock.lead': 'Todo queda cifrado en este equipo hasta que vuelvas.',
  'unlock.restarted':
    'La parte de Quietline que guarda el archivo cifrado se detuvo y ha arrancado de nuevo. El archivo se cerró solo; lo guardado está a salvo.',
  'unlock.updating': 'Poniendo al día el archivo cifrado',
  'unlock.updatingText':
    'Quietline es más nuevo que la última vez que lo abriste. Se hace una copia, se pone al día y se comprueba; hasta entonces, el archivo queda como estaba. Con muchos años dentro puede tardar hasta un minuto.',
  'unlock.passphrase': 'Contraseña',
  'unlock.action': 'Desbloquear',
  'unlock.useWords': 'Usar las palabras de recuperación',
  'unlock.wrong':
    'Esa no es la contraseña de este archivo. No se ha perdido nada. Mira el idioma del teclado y el bloqueo de mayúsculas, y escríbela de nuevo.',
  'unlock.wait': 'Puedes intentarlo de nuevo en {seconds, plural, one {# segundo} other {# segundos}}.',

  'words.title': 'Abrir con las palabras de recuperación',
  'words.lead': 'Toma tu hoja de recuperación. Las palabras abren el archivo y enseguida eliges una contraseña nueva.',
  'words.label': 'Las 24 palabras, en orden',
  'words.hint': 'Separadas por espacios. Da igual mayúsculas o minúsculas.',
  'words.count':
    'Una hoja tiene 24 palabras; aquí {count, plural, =0 {no hay ninguna todavía} one {hay una} other {hay #}}. Añade las que faltan.',
  'words.unknown':
    'La palabra {position, number} no está en la lista de la que salen las hojas. Compárala con tu papel.',
  'words.mistyped':
    'Todas las palabras existen, pero juntas no encajan. Quizá una esté en otro lugar o sea una parecida. Compáralas con tu papel.',
  'words.otherVault':
    'Las palabras están en orden, pero son de otro archivo. Mira el nombre en tu papel: la hoja puede ser de un archivo anterior.',
  'words.action': 'Abrir el archivo',
  'words.back': 'Volver a la contraseña',

  'unreadable.safe': 'Qué está a salvo',
  'unreadable.do': 'Qué puedes hacer',
  'unreadable.folder': 'Dónde están los archivos',
  'unreadable.retry': 'Intentar de nuevo',
  'unreadable.copy': 'Copiar la carpeta',
  'unreadable.copied': 'Copiada',
  'unreadable.diagnostic': 'Copiar un diagnóstico',
  'unreadable.diagnosticCopied': 'Copiado',
  'unreadable.diagnosticHint':
    'El diagnóstico es para quien te ayude. Lleva versiones, el motivo y el tamaño de los archivos: ni contenido, ni nombres, ni claves.',
  'unreadable.key-file-damaged.title': 'El archivo de la llave está dañado',
  'unreadable.key-file-damaged.what':
    'El pequeño archivo que abre tu contraseña (vault.json) ha cambiado y no se puede leer. Sin él, lo demás sigue cerrado.',
  'unreadable.key-file-damaged.safe':
    'Tus conversaciones y notas están en su propio archivo cifrado, que no se ha tocado. No se ha sustituido ni borrado nada.',
  'unreadable.key-file-damaged.do':
    'Elige «Restaurar de una copia de seguridad»: los archivos dañados pasan a una carpeta propia y se conservan. Si no tienes copia, copia la carpeta entera en otro disco y consérvala.',
  'unreadable.key-file-missing.title': 'Falta el archivo de la llave',
  'unreadable.key-file-missing.what':
    'El archivo cifrado con tus conversaciones y notas está aquí, pero no el pequeño archivo que abre tu contraseña (vault.json).',
  'unreadable.key-file-missing.safe':
    'Tus conversaciones y notas están en su archivo, intactas. Quietline no empezará otro encima.',
  'unreadable.key-file-missing.do':
    'Busca vault.json en la papelera o en una carpeta sincronizada, ponlo en esta carpeta e inténtalo de nuevo. O elige «Restaurar de una copia de seguridad»: lo que hay aquí pasa a una carpeta propia y se conserva.',
  'unreadable.key-file-newer.title': 'Esto lo creó un Quietline más nuevo',
  'unreadable.key-file-newer.what':
    'El archivo de la llave lo escribió una versión posterior que esta versión no sabe leer.',
  'unreadable.key-file-newer.safe': 'Todo está en orden y no se ha cambiado nada.',
  'unreadable.key-file-newer.do': 'Instala la versión más reciente de Quietline en este equipo y ábrelo con ella.',
  'unreadable.store-damaged.title': 'El archivo cifrado está dañado',
  'unreadable.store-damaged.what':
    'Una parte del archivo cifrado no se puede leer. Puede deberse a un disco que falla o a una copia interrumpida.',
  'unreadable.store-damaged.safe':
    'El archivo se ha dejado tal como está. No se ha reparado, sustituido ni borrado nada.',
  'unreadable.store-damaged.do':
    'Elige «Restaurar de una copia de seguridad»: los archivos dañados pasan a una carpeta propia y se conservan. Si no tienes copia, copia la carpeta entera en otro disco y consérvala: quizá alguien pueda rescatar una parte.',
  'unreadable.store-missing.title': 'Falta el archivo cifrado',
  'unreadable.store-missing.what':
    'El archivo de la llave está aquí, pero no el archivo cifrado con tus conversaciones y notas.',
  'unreadable.store-missing.safe':
    'El archivo de la llave se ha dejado como está. Quietline no empezará uno vacío en su lugar.',
  'unreadable.store-missing.do':
    'Busca el archivo en la papelera, en una carpeta sincronizada o en un disco sin conectar, ponlo en esta carpeta e inténtalo de nuevo. O elige «Restaurar de una copia de seguridad».',
  'unreadable.store-newer.title': 'Esto se usó con un Quietline más nuevo',
  'unreadable.store-newer.what': 'Una versión posterior escribió en el archivo, y esta no conoce todo lo que contiene.',
  'unreadable.store-newer.safe': 'Todo está en orden y no se ha cambiado nada.',
  'unreadable.store-newer.do': 'Instala la versión más reciente de Quietline en este equipo y ábrelo con ella.',
  'unreadable.store-in-use.title': 'El archivo está abierto en otro lugar',
  'unreadable.store-in-use.what':
    'Otro Quietline, quizá de otro usuario de este equipo, tiene abierto este archivo ahora mismo.',
  'unreadable.store-in-use.safe': 'Todo está en orden. Dos a la vez podrían dañar el archivo, por eso este espera.',
  'unreadable.store-in-use.do': 'Cierra el otro e inténtalo de nuevo.',
  'unreadable.store-other-key.title': 'La llave y el archivo no se corresponden',
  'unreadable.store-other-key.what':
    'El archivo de la llave se abrió, pero no es el de este archivo cifrado. Uno de los dos puede venir de otro lugar o de una copia de seguridad.',
  'unreadable.store-other-key.safe': 'Ambos archivos se han dejado tal como están.',
  'unreadable.store-other-key.do':
    'Devuelve el archivo que estaba antes e inténtalo de nuevo. O elige «Restaurar de una copia de seguridad»: ambos archivos pasan a una carpeta propia y se conservan.',
  'unreadable.no-permission.title': 'Este equipo no deja que Quietline lea el archivo',
  'unreadable.no-permission.what':
    'Tu cuenta de usuario no puede leer o escribir la carpeta o alguno de sus archivos, o el disco no admite cambios.',
  'unreadable.no-permission.safe': 'Los archivos no se han tocado.',
  'unreadable.no-permission.do':
    'Entra con la cuenta que lo creó, o pide a quien cuida este equipo que dé a tu cuenta acceso a la carpeta. Si el disco está protegido contra escritura, quita la protección. Después inténtalo de nuevo.',
  'unreadable.migration-failed.title': 'Esta versión no pudo actualizar tu archivo',
  'unreadable.migration-failed.what':
    'Una versión nueva de Quietline guarda las cosas de otra forma. El cambio se hizo en una copia, y la copia no pasó la comprobación.',
  'unreadable.migration-failed.safe': 'Tu archivo está exactamente como antes. Solo cambió la copia, y ya no existe.',
  'unreadable.migration-failed.do':
    'Sigue trabajando con la versión que tenías. Avisa a quienes hacen Quietline y envíales el diagnóstico: no lleva contenido.',
  'unreadable.disk-full.title': 'El disco está lleno',
  'unreadable.disk-full.what':
    'Para abrir el archivo, Quietline necesita un poco de espacio en el disco y, tras una actualización, tanto como ocupa el archivo. No queda suficiente.',
  'unreadable.disk-full.safe': 'Lo guardado está en el archivo, sin cambios.',
  'unreadable.disk-full.do': 'Vacía la papelera o lleva archivos grandes a otro lugar, e inténtalo de nuevo.',
};

/** Spanish texts of the ways into the vault: shares, this computer's keychain, and what is printed of them. */
import type { ways as english } from '../en/ways.ts';
import type { Translation } from '../translation.ts';

export const ways: Translation<typeof english> = {
  'settings.ways.title': 'Formas de abrir',
  'ways.lead':
    'Cada una abre por sí sola el archivo cifrado «{name}». Renovar o quitar una deja tus conversaciones y notas como están. Además de la contraseña, siempre queda una en papel.',
  'ways.since': 'Desde',
  'ways.tested': 'Última prueba',
  'ways.neverTested': 'Aún sin probar.',
  'ways.none': 'No hay.',
  'ways.passphrase': 'Contraseña',
  'ways.passphraseText': 'La que escribes cada día. Se cambia en «Bloqueo y contraseña».',
  'ways.words': 'Palabras de recuperación',
  'ways.wordsText': 'Una hoja de papel con 24 palabras, para el día en que se olvide la contraseña.',
  'ways.testWords': 'Probar la hoja',
  'ways.newKit': 'Hoja de recuperación nueva',
  'ways.newKitText':
    'Para cuando la hoja se ha perdido o alguien ha podido verla. Las palabras de ahora sirven hasta que digas que las nuevas están en papel; las copias hechas antes de hoy se siguen abriendo con ellas.',
  'ways.newKitShown': 'Imprime estas palabras o escríbelas. La hoja de ahora sirve hasta que pulses el botón de abajo.',
  'ways.useNewKit': 'Las palabras nuevas están en papel',
  'ways.removeWords': 'Quitar las palabras de recuperación',
  'ways.shares': 'Partes para personas de confianza',
  'ways.sharesText':
    'La llave en varias hojas, una para cada persona. Solo un número suficiente de ellas abre el archivo; una sola no dice nada.',
  'ways.sharesHeld': '{needed, number} de {count, number} juntas, sean las que sean: {holders}.',
  'ways.testShares': 'Probar las partes',
  'ways.newShares': 'Partes nuevas',
  'ways.newSharesText':
    'Cada persona recibe su propia hoja. Las partes de ahora, si las hay, sirven hasta que digas que las nuevas están en papel.',
  'ways.newSharesShown': 'Cada hoja es para una persona. Entrégala en mano y no guardes varias juntas.',
  'ways.holder': '¿Para quién es la parte {number, number}?',
  'ways.holderMissing': 'Escribe un nombre. Figura en la hoja.',
  'ways.addHolder': 'Una persona más',
  'ways.removeHolder': 'Quitar la parte {number, number}',
  'ways.needed': '¿Cuántas juntas abren el archivo?',
  'ways.neededHint':
    'Pocas son más fáciles de reunir y también de usar mal. Deja margen por si alguien se muda o fallece.',
  'ways.neededOf': '{needed, number} de {count, number}',
  'ways.makeShares': 'Crear las partes',
  'ways.sharesMade': '{count, number} hojas listas para imprimir, en este orden:',
  'ways.useNewShares': 'Las partes están en papel',
  'ways.removeShares': 'Quitar las partes',
  'ways.testText': 'Toma el papel y escribe lo que dice. No se abre ni cambia nada; solo sabrás si serviría.',
  'ways.testAction': 'Probar estas palabras',
  'ways.wordsFit': 'Las palabras son de este archivo cifrado. Deja la hoja donde estaba.',
  'ways.sharesFit': 'Las partes encajan entre sí y con este archivo cifrado. Devuelve cada una.',
  'ways.keychain': 'Este equipo',
  'ways.keychainText':
    'Quien ha iniciado sesión en este equipo abre sin escribir nada. Cómodo en un escritorio que solo usas tú; quien pueda entrar con tu cuenta podrá leerlo todo.',
  'ways.setKeychain': 'Desbloquear con este equipo',
  'ways.setKeychainText': 'La contraseña sigue sirviendo, y puedes volver atrás cuando quieras.',
  'ways.removeKeychain': 'Volver a pedir la contraseña',
  'ways.removeText.words':
    'La hoja con las 24 palabras ya no abrirá este archivo. Las copias de seguridad anteriores a hoy, sí.',
  'ways.removeText.shares': 'Las partes ya no abrirán este archivo. Las copias de seguridad anteriores a hoy, sí.',
  'ways.removeText.keychain': 'Desde el próximo bloqueo se volverá a pedir la contraseña.',
  'ways.lastWay':
    'Es la última forma en papel, así que se queda. Quien olvidara la contraseña no podría entrar nunca más. Crea antes la otra.',

  'keychain.unavailable.plain-text':
    'Este sistema dejaría la llave legible para cualquier programa, así que Quietline no la guarda ahí. Con un llavero como GNOME Keyring o KWallet sí podría.',
  'keychain.unavailable.none':
    'Este sistema no ofrece un llavero, o está cerrado. Inicia sesión en él e inténtalo de nuevo.',
  'keychain.unavailable.refused': 'El sistema no respondió o no lo permitió. No ha cambiado nada.',
  'keychain.changed':
    'Este sistema guarda ahora sus llaves en otro llavero que cuando lo preparaste, así que no puede abrir. Usa la contraseña y prepáralo otra vez.',
  'keychain.refused': 'El llavero de este equipo no abrió el archivo. No se ha perdido nada. Usa la contraseña.',

  'unlock.useShares': 'Usar las partes',
  'unlock.useKeychain': 'Desbloquear con este equipo',

  'shares.title': 'Abrir con las partes',
  'shares.lead': 'Toma las hojas, una tras otra. Cuando basten, el archivo se abre y eliges una contraseña nueva.',
  'shares.label': 'Las 33 palabras de la parte {number, number}',
  'shares.hint': 'Escritas, o pegadas desde la imagen del código. No importan las mayúsculas ni los números.',
  'shares.wordsSoFar': '{count, number} de {all, number} palabras',
  'shares.suggestions': 'Palabras que empiezan así',
  'shares.add': 'Añadir esta parte',
  'shares.givenList': 'Partes recibidas',
  'shares.number': 'La parte {number, number} está en orden',
  'shares.takeOut': 'Quitar la parte {number, number}',
  'shares.given': '{given, number} de {needed, number} recibidas. Toma la hoja siguiente.',
  'shares.enough': 'Con estas basta.',
  'shares.open': 'Abrir el archivo',
  'shares.unknown':
    'La palabra {position, number} no está en la lista con la que se hacen las partes. Compárala con la hoja.',
  'shares.wrongWord':
    'La palabra {position, number} no encaja con las demás. Es de la lista, pero no la de la hoja. Compárala.',
  'shares.count':
    'Una parte tiene 33 palabras; aquí {count, plural, =0 {aún no hay ninguna} one {hay una} other {hay #}}. Compara con la hoja.',
  'shares.mistyped':
    'Cada palabra existe, pero juntas no encajan. Puede haber varias mal, o dos cambiadas de sitio. Compáralas con la hoja.',
  'shares.unusable': 'Estas palabras están completas, pero no son una parte hecha por Quietline.',
  'shares.otherSet':
    'Esta parte es de otro juego que las anteriores: de uno más antiguo o de otro archivo cifrado. Mira el título, la fecha y el nombre en las hojas.',
  'shares.duplicate': 'Es la misma parte que la número {share, number}. Toma otra hoja.',
  'shares.notTogether':
    'Cada parte está completa, pero juntas no dan una llave. Una de ellas no es lo que dice. Quítala y prueba con otra.',
  'shares.otherVault':
    'Estas partes encajan entre sí, pero son de otro archivo cifrado o de un juego más antiguo. Mira el nombre y la fecha en las hojas.',

  'paper.brand': 'Quietline',
  'paper.pdf': 'Guardar como PDF',
  'paper.pdfTitle': 'Un archivo es una copia de la llave',
  'paper.pdfText':
    'Quien lo encuentre podrá usarlo como tú. Guárdalo solo en una unidad que guardes aparte, imprímelo y bórralo. No está en tus copias de seguridad.',
  'paper.pdfSave': 'Elegir dónde y guardar',
  'paper.pdfSaved': 'El archivo está escrito. Bórralo cuando lo hayas impreso, también de la papelera.',
  'paper.pdfFailed': 'No se pudo escribir ahí. No ha quedado nada. Elige otro lugar.',
  'paper.kitFile': 'Quietline hoja de recuperación {name}',
  'paper.sharesFile': 'Quietline partes {name}',
  'paper.kitWhat':
    'Estas 24 palabras abren el archivo cifrado cuando se ha olvidado la contraseña. Quien tenga esta hoja puede abrirlo: guárdala con los papeles de valor, y no junto al equipo.',
  'paper.kitStep1':
    'Abre Quietline. En un equipo nuevo, elige «Restaurar de una copia de seguridad» y toma la copia más reciente.',
  'paper.kitStep2':
    'Elige «Usar las palabras de recuperación» y escribe las 24 palabras en orden, o lee el código y pégalas.',
  'paper.kitStep3': 'Elige una contraseña nueva. Después crea otra hoja y destruye esta si alguien la ha visto.',
  'paper.kitKeep': 'Nadie, tampoco quienes hacen Quietline, puede volver a hacer esta hoja.',
  'paper.qr': 'El código contiene las mismas palabras. Léelo solo con un dispositivo sin conexión a internet.',
  'paper.qrLabel': 'Las palabras como código',
  'paper.use': 'Cómo se usa',
  'paper.made': 'Hecha el',
  'paper.shareTitle': 'Parte {number, number} de {count, number}',
  'paper.shareFor': 'para {holder}',
  'paper.shareWhat':
    'Es una de las {count, number} partes de la llave del archivo cifrado de una consulta. Lo abren {needed, number} cualesquiera juntas. Esta sola no dice nada.',
  'paper.shareStep1':
    'Guarda esta hoja con los papeles de valor. Cuando haga falta, reunid {needed, number} partes en una misma habitación.',
  'paper.shareStep2': 'Abrid Quietline con su archivo o una de sus copias de seguridad y elegid «Usar las partes».',
  'paper.shareStep3':
    'Escribid las 33 palabras de cada parte, una tras otra. Con la parte número {needed, number} se abre.',
  'paper.shareKeep':
    'No la entregues a nadie que no demuestre quién es. Son palabras SLIP-39: también otros programas saben unirlas.',
};

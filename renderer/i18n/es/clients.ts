/** The words of the client list, the invite and the door, in Spanish. */
import type { clients as english } from '../en/clients.ts';
import type { Translation } from '../translation.ts';

export const clients: Translation<typeof english> = {
  'clients.title': 'Clientes',
  'clients.new': 'Nuevo cliente',
  'clients.filter.label': 'Qué clientes se muestran',
  'clients.filter.all': 'Todos',
  'clients.filter.unread': 'Sin leer',
  'clients.filter.archived': 'Archivados',
  'clients.empty.title': 'Aún no hay clientes',
  'clients.empty.text': 'Añade el primero por su nombre. Después decides si lo invitas y cuándo.',
  'clients.empty.unread': 'Nada sin leer.',
  'clients.empty.archived': 'No hay nadie archivado.',
  'clients.empty.allArchived': 'Todos están archivados.',
  'clients.list.label': 'Clientes',
  'clients.choose.title': 'Elige un cliente',
  'clients.choose.text': 'La conversación se abre aquí.',
  'clients.loading': 'Abriendo la lista',

  'clients.row.last.file': 'Archivo',
  'clients.row.last.form': 'Formulario para rellenar',
  'clients.row.last.form-answer': 'Respuesta a un formulario',
  'clients.row.last.taken-back': 'Mensaje retirado',
  'clients.row.last.unknown': 'Algo que esta versión no puede mostrar',
  'clients.row.own': 'Tú: {text}',
  'clients.row.draft': 'Borrador',
  'clients.row.verified': 'Número de seguridad comparado',
  'clients.row.unread': '{count, plural, one {# mensaje sin leer} other {# mensajes sin leer}}',

  'clients.connection.not-invited': 'Aún sin invitar',
  'clients.connection.invited': 'Con invitación',
  'clients.connection.wants-to-join': 'Pide entrar',
  'clients.connection.joined': 'Dentro',
  'clients.connection.ended': 'Terminada',
  'clients.connection.frozen': 'En pausa',
  'clients.connection.wants-to-rejoin': 'Pide volver a entrar',
  'clients.connection.number-changed': 'Número cambiado',

  'clients.create.title': 'Nuevo cliente',
  'clients.create.name': 'Nombre',
  'clients.create.hint': 'Como sueles llamarlo. Solo lo ves tú: el nombre queda en el archivo cifrado de este equipo.',
  'clients.create.needsName': 'Escribe antes un nombre.',
  'clients.create.action': 'Añadir cliente',
  'clients.rename.title': 'Cambiar el nombre de {name}',
  'clients.rename.action': 'Cambiar nombre',
  'clients.menu.label': 'Más sobre {name}',
  'clients.menu.rename': 'Cambiar nombre',
  'clients.menu.invite': 'Invitación',
  'clients.menu.newInvite': 'Nueva invitación',
  'clients.menu.end': 'Terminar la conversación',
  'clients.menu.delete': 'Borrar para siempre',
  'clients.menu.archive': 'Archivar',
  'clients.menu.unarchive': 'Sacar del archivo',
  'clients.menu.record': 'Exportar el expediente',
  'clients.archived.note':
    'Archivado. No se ha borrado nada: los mensajes siguen llegando y el expediente queda entero.',

  'clients.invite.title': 'Invitar a {name}',
  'clients.invite.intro':
    'El enlace abre la conversación una sola vez, en un solo dispositivo. Dáselo a {name} en persona, en papel o por una vía de confianza para los dos.',
  'clients.invite.intro.mail':
    'El enlace abre la conversación una sola vez, en un solo dispositivo, a quien además sepa el código. Envía el enlace a {name} y di el código por otra vía.',
  'clients.invite.way': 'Cómo le llega',
  'clients.invite.way.room': 'En la consulta',
  'clients.invite.way.room.hint': 'Un código QR para escanear, o en papel. No hace falta código.',
  'clients.invite.way.mail': 'Por correo electrónico o SMS',
  'clients.invite.way.mail.hint':
    'Otras personas pueden ver un mensaje por el camino. El enlace solo sirve con un código que dices por teléfono.',
  'clients.invite.code.label': 'El código de esta invitación',
  'clients.invite.code.how':
    'Léeselo a {name} por teléfono, o envíalo por otra vía que el enlace. Nunca los dos en el mismo mensaje.',
  'clients.invite.mail.title': 'Texto para el mensaje',
  'clients.invite.mail.what': 'Un texto que no dice nada de por qué os escribís:',
  'clients.invite.mail.copy': 'Copiar texto',
  'clients.invite.roomOnly':
    'Quien tenga este enlace puede pedir entrar. Para enviarlo por correo o SMS, anula esta invitación y crea una con código.',
  'clients.invite.tries.title':
    '{count, plural, one {Alguien intentó entrar y no encajaba} other {# intentos de entrar no encajaban}}',
  'clients.invite.tries.text':
    'El código no era, o el enlace estaba cambiado. Pregunta a tu cliente si fue él o ella. Tras cinco intentos así, la invitación termina sola.',
  'clients.invite.triedOut':
    'La invitación terminó sola: cinco intentos tenían un código que no era o un enlace cambiado. Pregunta a tu cliente si fue él o ella y crea otra.',
  'clients.invite.validity': 'Válida durante',
  'clients.invite.days': '{days, plural, one {# día} other {# días}}',
  'clients.invite.language': 'Idioma del cliente',
  'clients.invite.language.en': 'Inglés',
  'clients.invite.language.es': 'Español',
  'clients.invite.create': 'Crear la invitación',
  'clients.invite.createAgain': 'Crear otra invitación',
  'clients.invite.link': 'Enlace para {name}',
  'clients.invite.copy': 'Copiar enlace',
  'clients.invite.copied': 'Copiado. El portapapeles se vacía dentro de un minuto.',
  'clients.invite.qr': 'Código QR con el enlace de invitación para {name}',
  'clients.invite.print': 'Imprimir la hoja',
  'clients.invite.revoke': 'Anular',
  'clients.invite.revoke.title': '¿Anular esta invitación?',
  'clients.invite.revoke.text':
    'El enlace y la hoja impresa dejan de servir en el acto. Después puedes crear otra invitación.',
  'clients.invite.revoke.confirm': 'Anular la invitación',
  'clients.invite.keep': 'Mantenerla',
  'clients.invite.expires': 'Sirve hasta el {date}, {left}.',
  'clients.invite.left.days': '{count, plural, one {# día más} other {# días más}}',
  'clients.invite.left.hours': '{count, plural, one {# hora más} other {# horas más}}',
  'clients.invite.left.minutes': 'menos de una hora',
  'clients.invite.notPublished':
    'Aún no está en el relé: no se puede llegar a él. El enlace servirá en cuanto se pueda; ocurre por sí solo.',
  'clients.invite.used':
    'La invitación ya se usó. Su enlace ya no sirve, y quien lo abre lo lee así. El relé no te avisa de esos intentos.',
  'clients.invite.revoked': 'La invitación fue anulada. Su enlace ya no sirve.',
  'clients.invite.expired': 'La invitación caducó el {date}. Su enlace ya no sirve.',
  'clients.invite.alreadyJoined': '{name} ya está dentro. No hace falta invitación.',
  'clients.rejoin.title': 'Nueva invitación para {name}',
  'clients.rejoin.when': 'Cuándo hace falta',
  'clients.rejoin.when.text':
    'Con un teléfono u ordenador nuevo, un navegador vaciado, un enlace perdido, o una conversación en pausa o terminada.',
  'clients.rejoin.happens': 'Qué ocurre entonces',
  'clients.rejoin.happens.history':
    'Todo lo escrito hasta ahora queda aquí y en el expediente. El dispositivo nuevo empieza vacío.',
  'clients.rejoin.happens.old':
    'Lo que {name} usaba hasta ahora sigue sirviendo hasta que dejes entrar al dispositivo nuevo; entonces termina.',
  'clients.rejoin.happens.number': 'El número de seguridad será otro. Compárenlo de nuevo.',
  'clients.rejoin.start': 'Crear otra invitación',
  'clients.invite.relayWantsPassword':
    'El relé pide una contraseña. Escríbela en Ajustes, en Relé, y crea después la invitación.',
  'clients.invite.relayRefuses':
    'El relé no admite buzones nuevos en este momento. Pregunta a quien lo mantiene o elige otro relé en Ajustes.',
  'clients.invite.hereOnly.title': 'Este enlace solo se abre en este equipo',
  'clients.invite.hereOnly.text':
    'El relé de la propia aplicación sirve para probar Quietline aquí. Para invitar a alguien en su teléfono, elige en Ajustes un relé al que llegue, anula esta invitación y haz otra.',
  'clients.invite.openSettings': 'Abrir Ajustes',

  'clients.door.title': 'En la puerta',
  'clients.door.who': 'Alguien que da el nombre {name} abrió la invitación {when}.',
  'clients.door.code.correct': 'Sabía el código.',
  'clients.door.code.none': 'Esta invitación no pedía código.',
  'clients.door.several.title': '{count} personas piden entrar con esta misma invitación',
  'clients.door.several.text':
    'Como mucho una de ellas puede ser {name}. Averigua de viva voz cuál. Al dejar entrar a una, las demás quedan fuera.',
  'clients.door.check':
    'Pregunta a {name}, en persona o por teléfono, si acaba de abrir el enlace y de escribir este nombre. Si no es así, recházalo.',
  'clients.door.at.again': 'Alguien pide volver a entrar como {name}',
  'clients.door.again.in': 'La conversación con {name}',
  'clients.door.check.again':
    'Asegúrate antes de que es {name}: por su voz al teléfono, en persona o con la palabra clave que acordaron. Un mensaje aquí no lo demuestra. Si tienes dudas, recházalo.',
  'clients.door.again.happens':
    'En cuanto dejes entrar, la conversación termina en el dispositivo usado hasta ahora y el número de seguridad es otro. Lo escrito queda aquí.',
  'clients.door.approve': 'Dejar entrar a {name}',
  'clients.door.decline': 'Rechazar',
  'clients.door.decline.title': '¿Rechazar esta petición?',
  'clients.door.decline.text':
    'Quien lo pidió no podrá escribirte. La invitación aún sirve para otra persona; anúlala si se extravió.',
  'clients.door.decline.confirm': 'Rechazar la petición',
  'clients.door.decline.text.again':
    'En la conversación que tienes no cambia nada. La invitación aún sirve para otra persona; anúlala si se extravió.',
  'clients.door.gone': 'Esta petición ya no está.',
  'clients.door.relayUnreachable':
    'No se puede llegar al relé y la respuesta no ha podido salir. La petición se conserva. Inténtalo cuando vuelva el relé.',
  'clients.door.refused': 'El relé no aceptó la respuesta. No se ha abierto nada. Recházala y crea otra invitación.',

  'clients.menu.codeWord': 'Palabra clave',
  'clients.codeWord.title': 'Palabra clave con {name}',
  'clients.codeWord.what':
    'Una palabra que acordasteis. Pídela por teléfono cuando {name} vuelva desde otro dispositivo. {name} también puede hacer que la página la pida, en «Acerca de».',
  'clients.codeWord.label': 'Palabra clave',
  'clients.codeWord.hint': 'Dos palabras que nadie adivine valen más que un nombre o una fecha. Vacía: no hay ninguna.',
  'clients.codeWord.keep': 'Guardar la palabra',
  'clients.rejoin.codeWord': 'Antes de entregarla, pide a {name} la palabra clave. Es: {codeWord}',
  'clients.rejoin.noCodeWord':
    'No acordasteis ninguna palabra clave. Comprueba por la voz o en persona quién es, y compara después el número de seguridad.',
  'clients.door.codeWord': 'La palabra clave es: {codeWord}',
  'clients.door.how': '¿Cómo has comprobado que es {name}?',
  'clients.door.how.later': 'Aún no: antes comparo el número de seguridad',
  'clients.door.how.by-code-word': 'Sabía la palabra clave',
  'clients.door.how.by-call': 'Por la voz, por teléfono o vídeo',
  'clients.door.how.in-person': 'En persona',
  'clients.invite.pdf': 'Guardar como PDF',
  'clients.invite.pdf.saved':
    'Guardado. Quien tenga el archivo puede usar la invitación: bórralo después de imprimirlo.',
  'clients.invite.pdf.failed': 'No se pudo escribir el PDF ahí. Elige otra carpeta.',
  'clients.help.show': 'Ayudar ahora a {name}',
  'clients.help.hide': 'Cerrar la ayuda',
  'clients.help.what':
    'Lo que hay en su pantalla y lo que puedes decir. Que abrieron el enlace no se le dice a nadie; desde que piden entrar, esto sigue lo que ocurre de verdad.',
  'clients.help.now': 'Ahora',
  'clients.help.done': 'Hecho',
  'clients.help.scan.see': 'La cámara, apuntando al cuadrado',
  'clients.help.scan.say':
    '«Abra la cámara como para hacer una foto. Póngala sobre el cuadrado hasta que salga una línea amarilla o blanca, y tóquela.»',
  'clients.help.scan.if':
    'No sale nada: que limpie la lente, busque más luz o escriba el enlace que está debajo del cuadrado.',
  'clients.help.continue.see': 'Una página con el botón «Continuar»',
  'clients.help.continue.say': '«Léalo con calma. Aún no se ha enviado nada. Cuando quiera, pulse Continuar.»',
  'clients.help.continue.if':
    'Dice que la invitación ya no se puede usar: la abrió otra persona o ha caducado. Haz una nueva.',
  'clients.help.name.see': 'Un campo para el nombre',
  'clients.help.name.say':
    '«Escriba cómo quiere que le llame. Basta el nombre. ¿Alguien más usa este teléfono? Dígalo ahí. Luego pulse Pedir entrar.»',
  'clients.help.name.code': '«Hay un segundo campo. Le leo ocho caracteres, uno por uno.»',
  'clients.help.name.if':
    'Dice que no se puede guardar nada: la ventana es privada. Que abra el enlace en una ventana normal.',
  'clients.help.wait.see': '«Esperando a que le dejes entrar»',
  'clients.help.wait.say':
    '«Ahora me toca a mí. Veo aquí su nombre. ¿Es usted, ahora mismo?» Luego déjale entrar, arriba.',
  'clients.help.wait.if': 'Aquí no aparece nadie: su teléfono no tiene conexión. Saldrá solo cuando la tenga.',
  'clients.help.inside.see': 'Tu nombre arriba y un recuadro para escribir',
  'clients.help.inside.say': '«Escríbame una palabra, la que sea, y pulse Enviar.»',
  'clients.help.inside.if':
    'Cierra la página sin querer: la misma dirección en el mismo navegador la abre otra vez. El enlace ya no hace falta.',
  'clients.help.write.see': 'Su mensaje y tu respuesta',
  'clients.help.write.say':
    '«Ya lo tengo. En Acerca de puede poner esto en la pantalla de inicio y ponerle una clave. En una emergencia no escriba aquí: llame.»',
  'clients.help.write.if': 'La próxima vez que os veáis: comparad el número de seguridad y acordad una palabra clave.',
  'clients.help.sign.see': 'Un formulario en la conversación: cómo usamos los mensajes',
  'clients.help.sign.say':
    '«Dice cuándo contesto y que no es para emergencias. Léalo ahora o en casa. Su nombre al final es su firma; también puede decir que no.»',
  'clients.help.sign.if': 'Dice que no, o quiere pensarlo: seguís escribiéndoos. Habladlo cuando os veáis.',

  'clients.end.title': '¿Terminar la conversación con {name}?',
  'clients.end.ends':
    'Se avisa a {name} de que la terminaste. Ya nadie podrá escribir aquí y los buzones se abandonan.',
  'clients.end.stays':
    'Todo lo escrito, tus notas y el expediente quedan aquí. {name} conserva lo que haya en su dispositivo. Más adelante se puede empezar de nuevo con otra invitación.',
  'clients.end.confirm': 'Terminar la conversación',
  'clients.end.keep': 'Dejarla abierta',
  'clients.end.told': 'Terminada. Se ha avisado a {name}. El expediente queda.',
  'clients.end.notTold': 'Terminada aquí, y el expediente queda. Quizá {name} aún no lo sepa.',
  'clients.end.notJoined': 'No hay ninguna conversación abierta que terminar.',
};

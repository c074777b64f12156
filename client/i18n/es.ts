/** Every word of the client's page, in Spanish. */
import type { Messages } from './en.ts';
import { forms } from './es/forms.ts';

export const es: Messages = {
  loading: 'Un momento …',
  retry: 'Intentar de nuevo',
  back: 'Volver',
  close: 'Cerrar',

  welcomeTitle: 'Mensajes con su terapeuta',
  welcomeWhat: 'Le han invitado a escribirse en esta página. No hay nada que instalar ni cuenta que crear.',
  firstKeptTitle: 'Dónde se guarda',
  firstKept:
    'En este navegador, en este dispositivo, y en el ordenador de la consulta de su terapeuta, como parte de su expediente.',
  firstProtectsTitle: 'Qué protege',
  firstProtects:
    'Los mensajes se cifran en este dispositivo. Nadie puede leerlos por el camino, ni siquiera el servicio que los transporta.',
  firstNotTitle: 'Qué no protege',
  firstNot:
    'Quien pueda usar este navegador podrá leerlos, si usted no pone una clave. Y nadie lo vigila a todas horas: en una emergencia, llame al número de emergencias.',
  firstExitTitle: 'Si entra alguien',
  firstExit: '«Salir rápido» pone otra página aquí al momento. Pulsar Escape tres veces hace lo mismo.',
  quickExit: 'Salir rápido',
  pasteLabel: '¿Tiene un enlace? Péguelo aquí.',
  pasteOpen: 'Abrir el enlace',
  welcomeNothing: 'No se envía nada, ni se guarda nada en este dispositivo, hasta que pulse «Continuar».',
  welcomeAlready:
    'Este dispositivo ya tiene una conversación. «Continuar» abre la nueva invitación; la conversación anterior se conserva.',
  welcomeOpenOld: 'Abrir mi conversación',
  continue: 'Continuar',
  notLoaded:
    'No se pudo cargar el resto de la página. No se ha enviado nada. Compruebe la conexión e inténtelo de nuevo; si no ayuda, abra el enlace otra vez.',

  emptyTitle: 'Este dispositivo no tiene ninguna conversación',
  emptyText: 'Pida un enlace nuevo a su terapeuta.',
  emptyHint: 'Si acaba de abrir un enlace, ábralo otra vez desde donde lo encontró o vuelva a escanear el código.',
  emptyEvicted:
    'Si ya había escrito aquí: algunos navegadores borran con el tiempo lo que guarda una página. Su terapeuta conserva la conversación.',

  elsewhereTitle: 'Abierta en otra pestaña',
  elsewhereText:
    'Sus mensajes están abiertos en otra pestaña o ventana de este navegador. Ciérrela y se abrirán aquí solos.',

  storageBlockedTitle: 'Este navegador no guarda nada para esta página',
  storageBlockedText:
    'Los mensajes deben guardarse en este dispositivo y el navegador no lo permite. Ocurre en ventanas privadas o con ajustes estrictos. Abra el enlace en una ventana normal.',
  storageNewerTitle: 'Aquí se usó una versión más nueva de esta página',
  storageNewerText:
    'Lo que hay en este dispositivo lo escribió una versión más nueva. Está a salvo. Recargue la página para obtener esa versión.',
  storageLostTitle: 'Esta página se ha cerrado aquí',
  storageLostText:
    'El navegador ha retirado lo que guarda esta página, o se borró desde otra pestaña. Recargue la página para ver qué queda.',
  reload: 'Recargar la página',

  openingTitle: 'Abriendo la invitación …',
  refusedNotALinkTitle: 'Esto no es una invitación',
  refusedNotALinkText:
    'La dirección no contiene ninguna invitación. Abra otra vez el enlace de su terapeuta o vuelva a escanear el código.',
  refusedDamagedTitle: 'El enlace no está completo',
  refusedDamagedText:
    'Falta una parte del enlace o cambió por el camino; ocurre cuando se parte en dos líneas. Ábralo otra vez desde donde lo encontró o escanee el código.',
  refusedExpiredTitle: 'Esta invitación ha caducado',
  refusedExpiredText: 'Las invitaciones solo sirven unos días. No se pierde nada: pida un enlace nuevo a su terapeuta.',
  refusedGoneTitle: 'Esta invitación ya no se puede usar',
  refusedGoneText:
    'Ya se utilizó, o su terapeuta la ha retirado. Si no fue usted quien la usó, dígaselo a su terapeuta. Para escribir aquí, pida un enlace nuevo.',
  refusedAlteredTitle: 'Esta invitación se modificó por el camino',
  refusedAlteredText:
    'Lo que ha llegado no es lo que hizo su terapeuta. No se ha enviado nada. Dígaselo a su terapeuta y pida un enlace nuevo.',
  refusedNewerTitle: 'Esta invitación necesita una página más nueva',
  refusedNewerText: 'Se hizo para una versión más nueva de esta página. Recargue la página y abra el enlace otra vez.',
  refusedUnreachableTitle: 'No se puede conectar con el servicio de mensajes',
  refusedUnreachableText:
    'Su invitación sigue intacta. Compruebe la conexión de este dispositivo e inténtelo de nuevo.',

  inviteTitle: 'Le invita {therapist}, {practice}',
  inviteTitleNoPractice: 'Le invita {therapist}',
  inviteExpires: 'La invitación sirve hasta el {date}.',
  inviteNameLabel: '¿Cómo quiere que le llame {therapist}?',
  inviteNameHint: 'Basta con el nombre de pila. {therapist} lo ve; el servicio que transporta los mensajes, no.',
  inviteNameNeeded: 'Escriba un nombre, para que {therapist} sepa quién lo pide.',
  inviteCodeLabel: 'El código de esta invitación',
  inviteCodeHint:
    'Ocho letras y cifras. {therapist} le dice el código, o se lo envía por otra vía que el enlace. Da igual si son mayúsculas o minúsculas, y los espacios y guiones.',
  inviteCodeNeeded: 'Escriba los ocho caracteres del código.',
  inviteCodeWork: 'Preparando su petición',
  inviteKept:
    'Sus mensajes se guardarán en este navegador, en este dispositivo. Quien pueda usar este navegador podrá leerlos. Si el dispositivo es compartido, piénselo antes.',
  inviteJoin: 'Pedir entrar',
  inviteJoining: 'Pidiendo entrar …',
  inviteUnexpected: '¿No esperaba esto? Cierre la página. {therapist} no sabrá nada.',
  inviteAgain:
    'Este dispositivo ya tiene una conversación con {therapist}. Si le dejan entrar, empieza una nueva, con un número de seguridad nuevo. Lo escrito antes se puede seguir leyendo aquí.',
  inviteNoHistory:
    '¿Ya había escrito a {therapist} en otro navegador u otro dispositivo? Esos mensajes no pasan a este; {therapist} los conserva.',
  joinUnreachable:
    'No se puede conectar con el servicio de mensajes. No se ha enviado nada. Compruebe la conexión y pulse el botón otra vez.',
  joinFailed: 'Este dispositivo no pudo guardar lo necesario para entrar. No se ha enviado nada.',
  draftNoRoom: 'Este dispositivo no tiene espacio para guardar lo que escribe. Se perderá si cierra la página.',
  noRoom: 'Este dispositivo no tiene espacio; su mensaje no se ha guardado. Libere espacio y pulse «Enviar» otra vez.',

  waitingTitle: 'Esperando a que {therapist} le deje entrar',
  waitingQueued: 'Su petición está guardada en este dispositivo y saldrá sola cuando vuelva la conexión.',
  waitingSent:
    'Su petición ha salido de este dispositivo. {therapist} la verá cuando encienda el ordenador de la consulta.',
  waitingCode:
    'Solo el ordenador de la consulta de {therapist} puede saber si su código era correcto. Cuando se encienda, lo leerá aquí.',
  waitingClose:
    'Puede cerrar esta página. Vuelva a ella en este mismo navegador; no necesitará el enlace. Conviene guardarla en favoritos o añadirla a la pantalla de inicio.',

  notLetInTitle: 'No se le dejó entrar con esta invitación',
  notLetInText:
    'Se retiró, caducó, otra persona la usó antes, o el código se escribió mal demasiadas veces. Pida un enlace nuevo a su terapeuta.',
  wrongCodeTitle: 'Ese no era el código',
  wrongCodeLeft:
    '{count, plural, one {Queda un intento con esta invitación.} other {Quedan # intentos con esta invitación.}} Después ya no servirá y necesitará otra.',
  wrongCodeWhat: 'Pida a {therapist} que le diga el código otra vez, carácter por carácter.',
  wrongCodeOpenLink: 'Después abra el enlace otra vez, desde donde lo encontró.',
  wrongCodeAgain: 'Escribir el código otra vez',
  crowdedTitle: 'Demasiadas personas han pedido entrar con esta invitación',
  crowdedText:
    'No se le dejó entrar. Si usted no pasó el enlace a nadie, lo tiene otra persona: llame a {therapist} y pida uno nuevo.',
  notLetInForget: 'Borrar la petición de este dispositivo',

  chooseTitle: 'Sus conversaciones',
  chooseWaiting: 'Esperando para entrar',
  chooseEnded: 'Empezó el {date}, ha terminado, aún se puede leer',
  chooseNotLetIn: 'Sin entrar',
  otherConversations: 'Otras conversaciones de este dispositivo',

  conversationWith: 'Mensajes con {therapist}',
  messagesLabel: 'Mensajes entre usted y {therapist}',
  nothingYet: 'Aún no hay mensajes. Escriba el primero o espere a que escriba {therapist}.',
  earlier: 'Mensajes anteriores',
  unread: 'Nuevos',
  newBelow: '{count, plural, one {# mensaje nuevo} other {# mensajes nuevos}}',
  arrived: 'Mensaje nuevo de {therapist}',
  you: 'Usted',
  saidAt: '{who}, {when}',
  replyLabel: 'Mensaje para {therapist}',
  replyShort: 'Mensaje',
  send: 'Enviar',
  sending: 'Enviando …',
  sendKeys: 'Control y Entrar lo envía.',
  notWatched: 'Nadie vigila esto las veinticuatro horas.',
  tooLong:
    'Es demasiado largo para un solo mensaje: sobran unos {count, number} caracteres. Envíelo en dos partes. No se ha enviado nada.',
  sendFailed: 'Su mensaje no se pudo guardar en este dispositivo y no se ha enviado. Sigue en el recuadro.',
  frozen: 'El envío está detenido, porque algo no cuadra en esta conversación. Llame a {therapist}.',
  ended:
    'Esta conversación ha terminado. Aún puede leerla aquí. Para volver a escribir, pida un enlace nuevo a {therapist}.',
  endedByOther:
    'Esta conversación ha terminado desde el lado de {therapist}. Si ha vuelto a entrar en otro navegador u otro dispositivo, siga allí. Si no es así, ni acordó terminarla, llame a {therapist}: puede que alguien haya entrado en su nombre. Aún puede leerla aquí. Para volver a escribir aquí, pida un enlace nuevo a {therapist}.',
  endedGoesOn:
    'Esta conversación ha terminado. Aún puede leerla aquí. En este dispositivo tiene otra más nueva con {therapist}.',
  openNewer: 'Abrir la conversación más nueva',

  stateQueued: 'Esperando para salir de este dispositivo',
  stateSent: 'Enviado',
  stateSentLong: 'Enviado {when}, sin confirmar desde entonces',
  stateDelivered: 'Entregado',
  stateRead: 'Leído {when}',
  stateFailedGone: 'No enviado: esta conversación ya no admite mensajes. Pida un enlace nuevo.',
  stateFailedRefused: 'No enviado: el servicio de mensajes lo rechazó.',
  stateFailedEnded: 'No enviado: la conversación ha terminado.',
  editedAt: 'modificado {when}',
  changeQueued: 'el cambio espera para salir de este dispositivo',
  showEarlierText: 'Ver el texto anterior',
  hideEarlierText: 'Ocultar el texto anterior',
  earlierText: 'Texto anterior',
  takenBackBy: 'Retirado por {therapist}, {when}',
  takenBackByYou: 'Retirado por usted, {when}. Permanece en la historia que lleva {therapist}.',
  ownMessageMore: 'Modificar o retirar',
  ownMessageTitle: 'Su mensaje',
  ownMessageWhat:
    'Con esto se pide a la aplicación de {therapist} que muestre otras palabras o que oculte el mensaje. Puede que {therapist} ya lo haya leído, y lo que escribió primero permanece en la historia.',
  ownFileWhat:
    'Se pide a la aplicación de {therapist} que oculte el archivo. Puede que {therapist} ya lo haya guardado, y sigue en el expediente.',
  react: 'Reaccionar',
  reactHow: 'Responder sin palabras',
  reactYes: 'Sí, de acuerdo',
  reactHeart: 'Corazón',
  reactThanks: 'Gracias',
  reactSmile: 'Sonrisa',
  reactSad: 'Tristeza',
  reactFailed: 'Este dispositivo no pudo guardarlo. No se ha enviado nada.',
  editLabel: 'Palabras nuevas',
  edit: 'Modificar',
  takeBack: 'Retirar',
  changeNoRoom: 'Este dispositivo no tiene espacio; no se ha cambiado nada. Libere espacio e inténtelo de nuevo.',
  changeFailed: 'Este dispositivo no pudo guardar el cambio. Su mensaje sigue como estaba.',
  updateToView: 'Este mensaje necesita una versión más nueva de esta página. Recargue la página para verlo.',
  unreadable: 'Este mensaje ha llegado, pero está escrito de una forma que esta página no puede mostrar.',

  attach: 'Adjuntar un archivo',
  filesTitle: 'Enviar a {therapist}',
  filesSealed: 'Los archivos se cifran en este dispositivo antes de salir de él.',
  filesSend: '{count, plural, one {Enviar el archivo} other {Enviar # archivos}}',
  filesSealing: 'Cifrando:',
  filesUnderWay: 'Archivos en camino',
  fileLeaveOut: 'Quitar',
  fileTooLarge: 'Demasiado grande para enviarlo: el máximo es {max}. Se queda fuera.',
  fileUnreadable: 'No se ha podido leer. Se queda fuera.',
  fileChanged: '{file} ha cambiado o ha desaparecido mientras se leía. No se ha enviado. Elíjalo otra vez.',
  filePlaceRemoved: 'Se ha quitado dónde se hizo la foto y los datos de la cámara.',
  fileDetailsRemoved: 'Se han quitado datos ocultos, como la cámara y la hora.',
  filePhoto:
    'Una imagen {format} puede decir dónde y cuándo se hizo. Aquí no se puede quitar; de una copia en JPEG, sí.',
  fileVideo: 'Un vídeo puede decir dónde y cuándo se hizo. Aquí no se puede quitar.',
  fileDamagedStays: 'Esta imagen está dañada. Si dice dónde y cuándo se hizo, no se ha podido quitar.',
  fileUnnamed: 'Archivo sin nombre',
  fileAlt: 'Imagen {file}',
  fileProgress: '{done} de {total}',
  fileInert: 'No se muestra en esta página. Guárdelo para abrirlo en su dispositivo, si lo esperaba.',
  fileUploading: 'Se está enviando.',
  fileFetching: 'Se está recibiendo.',
  filePaused: 'En pausa. Seguirá desde aquí.',
  fileUnreachable: 'No se puede conectar con el servicio de mensajes. Seguirá por sí solo, desde aquí.',
  fileRelayFull: 'El servicio de mensajes no tiene sitio ahora mismo. Seguirá por sí solo, desde aquí.',
  fileStoppedEnded: 'Sin enviar: la conversación ha terminado.',
  fileStoppedRefused: 'Sin enviar: el servicio de mensajes lo rechazó.',
  fileStoppedMissing: 'Sin enviar: este dispositivo ya no lo tiene. Elija el archivo otra vez.',
  fileAnnounced: 'Todavía no está en este dispositivo.',
  fileRefused:
    'Lo que llegó no es lo que envió {therapist}, así que se ha desechado. Inténtelo otra vez; si vuelve a ocurrir, dígaselo a {therapist}.',
  fileGone: 'El servicio de mensajes ya no lo tiene. Se puede pedir a {therapist} que lo envíe otra vez.',
  fileGoneOwn: 'El servicio de mensajes ya no lo tiene.',
  fileGoneAsked:
    'El servicio de mensajes ya no lo tiene. Se pidió a la aplicación de {therapist}, {when}; llegará por sí solo.',
  fileMissing: 'Este dispositivo ya no lo tiene.',
  fileDamaged: 'Lo que este dispositivo guardaba está dañado, así que no se muestra.',
  fileNoPicture: 'Dice ser una imagen y no lo es, o no se puede mostrar aquí con seguridad.',
  fileNoRoom:
    'Este dispositivo no tiene sitio para el archivo; no se puede guardar. No se pierde nada más. Haga sitio e inténtelo otra vez.',
  fileFailed: 'Este dispositivo no ha podido hacerlo ahora mismo. No se pierde nada; inténtelo otra vez.',
  fileNotAskable: 'Ahora mismo no se puede pedir.',
  fileTooLate: 'Ya había salido. Puede retirar el mensaje.',
  fileView: 'Ver',
  fileSave: 'Guardar en este dispositivo',
  fileFetch: 'Traer el archivo',
  fileAskAgain: 'Pedirlo otra vez',
  filePause: 'Pausar',
  fileResume: 'Seguir',
  fileCancel: 'No enviar',

  relayDown: 'No se puede conectar con el servicio de mensajes. Lo que escriba se guarda aquí y saldrá solo.',
  noRoomIncoming:
    'Este dispositivo no tiene espacio para mensajes nuevos. Esperan en el servicio y entrarán cuando haya espacio.',
  storeTrouble: 'Este dispositivo no pudo guardar algo hace un momento. No se pierde nada; se vuelve a intentar.',
  missing:
    '{count, plural, one {# mensaje no ha llegado} other {# mensajes no han llegado}} todavía. Se han vuelto a pedir.',
  missingUnasked: '{count, plural, one {# mensaje no ha llegado} other {# mensajes no han llegado}} todavía.',
  forkNotice:
    'Los mensajes con {therapist} ya no encajan: puede que alguien use una copia de esta conversación. El envío está detenido. Llame a {therapist} y pida un enlace nuevo.',

  eventJoined: '{therapist} le ha dejado entrar',
  eventAsked: 'Usted pidió entrar',
  eventVerified: 'Usted comparó el número de seguridad',
  eventFork: 'Se detuvo el envío',
  eventRejoined: 'Usted volvió a entrar, con un número de seguridad nuevo',
  eventEnded: 'Usted terminó esta conversación',
  eventEndedByOther: 'Esta conversación se terminó desde el lado de {therapist}',
  eventMailboxFull:
    'El servicio de mensajes estuvo lleno un tiempo; puede que algún mensaje fuera rechazado y llegue más tarde',
  eventRenewed: 'Sesión segura renovada',
  eventMessageGone: 'Un mensaje de {therapist} se perdió allí y ya no puede llegar',
  eventLostOnBothSides:
    '{count, plural, one {Se perdió # mensaje} other {Se perdieron # mensajes}}: ambas partes volvieron a una copia anterior y de eso no queda nada',

  emergency: 'Emergencia',
  emergencyTitle: 'En una emergencia',
  emergencyNotWatched: 'Nadie vigila estos mensajes las veinticuatro horas. No espere aquí una respuesta.',
  emergencyCall: 'Si usted u otra persona está en peligro, llame ahora al número de emergencias de su lugar.',
  emergencyNorthAmerica: 'Estados Unidos y Canadá',
  emergencySpain: 'España',
  emergencyEurope: 'Unión Europea',
  emergencyUnitedKingdom: 'Reino Unido',
  emergencyMexico: 'México',
  emergencyNumber: 'emergencias',
  crisisNumber: 'línea de atención a la conducta suicida',
  emergencyPhone: 'Teléfono de {therapist}',
  emergencyOwnWords: 'De {therapist}',

  policy: 'Normas y plan',
  policyTitle: 'Lo acordado',
  policyWhat: 'Guardado en este dispositivo: puede leerlo sin conexión.',
  safety: 'Número de seguridad',
  safetyTitle: '¿Es de verdad {therapist}?',
  safetyHow:
    'Compare estos números con {therapist} la próxima vez que se vean, en persona o por vídeo. Si los doce grupos coinciden, no hay nadie entre ustedes.',
  safetyDiffer: 'Si no coinciden, no escriba aquí nada privado y llame a {therapist}.',
  safetyUnverified: 'Sin comparar todavía.',
  safetyVerified: 'Comparado el {date}.',
  safetySame: 'Los números coinciden',
  safetyTakeBack: 'Marcar como no comparado',
  safetyNew:
    'Esta conversación tiene un número de seguridad nuevo. Compárelo con {therapist} antes de escribir algo privado.',
  safetyNone: 'El número de seguridad aparece cuando {therapist} le haya dejado entrar.',
  safetyGroups: 'Número de seguridad, doce grupos de cinco cifras',
  about: 'Acerca de',
  aboutTitle: 'Acerca de esta página',
  aboutKeptTitle: 'Qué se guarda en este dispositivo',
  aboutKept:
    'Sus mensajes, su borrador y sus claves se guardan en este navegador. Quien pueda usar este navegador puede leerlos. {therapist} conserva la conversación como parte de su historia.',
  aboutKeptSealed:
    'Sus mensajes, su borrador y sus claves se guardan en este navegador, cifrados con su clave. {therapist} conserva la conversación como parte de su expediente.',
  aboutPersisted: 'Este navegador ha aceptado conservarlos hasta que usted los borre.',
  aboutNotPersisted:
    'Este navegador no ha prometido conservarlos. Algunos navegadores los borran tras una semana sin visitas, o cuando falta espacio. Si ocurre, pida un enlace nuevo a {therapist}.',
  aboutProtectsTitle: 'Qué protege esto y qué no',
  aboutProtects:
    'Solo usted y {therapist} pueden leer los mensajes; quien los transmite, no. Sí puede ver qué direcciones de internet se escriben, y cuándo. Nada protege frente a quien use este dispositivo desbloqueado, ni frente a un programa que haya en él.',
  aboutServerTitle: 'De dónde viene esta página',
  aboutServer:
    'La página se carga de un servidor cada vez. Quien lo administra podría modificarla, así que no es tan fuerte como una aplicación instalada. A cambio, no hay nada que instalar.',
  aboutInsecure:
    'Esta página no se abrió con una conexión segura (https). Los mensajes van cifrados igualmente, pero la propia página podría modificarse en el camino.',
  aboutReceipts: 'Permitir que {therapist} vea cuándo ha leído un mensaje',
  aboutDeleteTitle: 'Borrar la conversación de este dispositivo',
  aboutDelete:
    'Se avisa a la aplicación de {therapist} de que usted se va y después se borra todo lo que esta página guarda en este navegador. {therapist} conserva la conversación. Para volver a escribir necesitará un enlace nuevo.',
  aboutDeleteAsk: 'Borrar de este dispositivo …',
  aboutDeleteConfirm: 'Borrar ahora',
  aboutDeleteKeep: 'Conservarla',
  aboutDeleteTelling: 'Avisando a la aplicación de {therapist} …',
  aboutDeleteUnsent:
    '{count, plural, one {# mensaje no ha salido aún de este dispositivo y no se enviará.} other {# mensajes no han salido aún de este dispositivo y no se enviarán.}}',
  lockedTitle: 'Bloqueado',
  lockedLabel: 'Clave',
  lockedOpen: 'Abrir',
  lockedOpening: 'Abriendo …',
  lockedWrong: 'Esa no es la clave. Inténtelo otra vez.',
  lockedForgot: '¿La ha olvidado?',
  lockedForgotText:
    'Nadie puede recuperar una clave. Puede borrar lo que esta página guarda aquí y pedir un enlace nuevo a su terapeuta, que conserva la conversación.',
  lockedErase: 'Borrar de este dispositivo',
  isItYouTitle: '¿Es usted?',
  isItYouText: 'Esta página es de alguien cuyo nombre empieza por {initial}.',
  isItYouUnnamed: 'Esta página es de alguien que comparte este dispositivo.',
  isItYouYes: 'Sí, soy yo',
  isItYouNo: 'No, salir',
  isItYouWrong: 'Esa no es la palabra acordada.',
  sharedQuestion: '¿Alguien más usa este dispositivo?',
  sharedNo: 'Solo yo',
  sharedYes: 'También lo usan otras personas',
  sharedAdvice:
    'La página preguntará «¿Es usted?» antes de mostrar nada. Para bloquearla, ponga una clave en «Acerca de» cuando haya entrado.',
  sharedTitle: 'Quién usa este dispositivo',
  sharedAsk: 'También lo usan otras personas: preguntar antes «¿Es usted?»',
  sharedLimits: 'Esto pregunta; no bloquea. Una clave sí bloquea.',
  codeWord: 'Palabra clave',
  codeWordHint:
    'Una palabra que usted y {therapist} acordaron. Esta página la pide en «¿Es usted?», y {therapist} la pide cuando usted vuelve desde otro dispositivo. Déjela vacía si no hay ninguna.',
  codeWordKeep: 'Guardar la palabra',
  codeWordKept: 'Guardada en este dispositivo.',
  passTitle: 'Clave para este dispositivo',
  passWhat:
    'Con una clave, lo que esta página guarda aquí queda cifrado. La pide al abrir la página y tras cinco minutos sin tocarla.',
  passOn:
    'Hay una clave. Lo que esta página guarda aquí está cifrado. La pide al abrir la página y tras cinco minutos sin tocarla.',
  passStart: 'Poner una clave …',
  passLimits:
    'Seis caracteres frenan a una persona curiosa. Quien copie los archivos del navegador puede probar muchas: una más larga, de varias palabras, aguanta más. En esos archivos aún se ve cuántos mensajes hay y cuándo llegaron.',
  passForget:
    'Nadie puede recuperar una clave olvidada. Entonces se pierden los mensajes de este dispositivo y necesitará un enlace nuevo de {therapist}, que conserva la conversación.',
  passNew: 'Clave nueva',
  passAgain: 'Otra vez',
  passSet: 'Poner la clave',
  passShort: 'Use al menos seis caracteres.',
  passDiffer: 'Las dos no son iguales.',
  passWorking: 'Trabajando …',
  passFailed: 'Este dispositivo no pudo hacerlo. No ha cambiado nada. Vuelva a cargar la página e inténtelo de nuevo.',
  passRemove: 'Quitar la clave',
  lockNow: 'Bloquear ahora',
  installTitle: 'Póngala en la pantalla de inicio',
  installWhy:
    'Los navegadores borran lo que guarda una página que no se usa: Safari tras siete días sin visitarla, otros cuando el dispositivo se queda sin espacio. Desde la pantalla de inicio pasa mucho menos.',
  installIos:
    'iPhone y iPad, Safari: pulse «Compartir» y luego «Añadir a pantalla de inicio». La página de ahí guarda sus propios mensajes y empieza vacía: hágalo antes de entrar y pegue allí el enlace, o pida uno nuevo.',
  installAndroid:
    'Android, Chrome: abra el menú de los tres puntos y luego «Añadir a pantalla de inicio». Sus mensajes van con ella.',
  installSamsung:
    'Samsung Internet: abra el menú y luego «Añadir página a», «Pantalla de inicio». Sus mensajes van con ella.',
  installFirefox:
    'Android, Firefox: abra el menú de los tres puntos y luego «Añadir a pantalla de inicio». Sus mensajes van con ella.',
  installDesktop:
    'En un ordenador: guarde esta página en favoritos y ábrala al menos una vez por semana. En Safari en un Mac: «Archivo» y luego «Añadir al Dock», antes de entrar.',
  installOthers: 'Otros navegadores',
  roomLow:
    'A este dispositivo casi no le queda espacio. Puede que pronto no se guarden mensajes nuevos: libere espacio.',
  relayDownCall: 'Si no puede esperar, llame al',

  erasedTitle: 'Borrado de este dispositivo',
  erasedText: 'Esta página ya no guarda nada en este navegador. Puede cerrarla.',
  erasedUntold:
    'No se pudo avisar a la aplicación de su terapeuta, porque el servicio de mensajes no respondió a tiempo. Puede que allí la conversación siga abierta: diga usted a su terapeuta que ya no lee aquí.',

  ...forms,
};

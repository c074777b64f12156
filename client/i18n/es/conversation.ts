/** The words of the conversation, in Spanish. */
import type { conversation as english } from '../en/conversation.ts';

export const conversation: Readonly<Record<keyof typeof english, string>> = {
  draftNoRoom: 'Este dispositivo no tiene espacio para guardar lo que escribe. Se perderá si cierra la página.',
  noRoom: 'Este dispositivo no tiene espacio; su mensaje no se ha guardado. Libere espacio y pulse «Enviar» otra vez.',

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
};

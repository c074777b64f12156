/** The words of a conversation, its reply box and its safety number, in Spanish. */
import type { conversations as english } from '../en/conversations.ts';
import type { Translation } from '../translation.ts';

export const conversations: Translation<typeof english> = {
  'conversations.label': 'Conversación con {name}',
  'conversations.loading': 'Abriendo la conversación',
  'conversations.failed': 'Ahora mismo no se ha podido abrir la conversación. No se ha perdido nada.',
  'conversations.empty': 'Todavía no hay nada escrito.',
  'conversations.empty.notInvited': 'Todavía no hay nada escrito. Con una invitación, {name} y tú podrán escribirse.',
  'conversations.you': 'Tú',
  'conversations.invite': 'Invitar',
  'conversations.invite.show': 'Ver la invitación',
  'conversations.retry': 'Intentar de nuevo',
  'conversations.door': 'Alguien espera en la puerta',
  'conversations.safety': 'Número de seguridad',
  'conversations.verified': 'Comparado',
  'conversations.notVerified': 'Aún sin comparar',
  'conversations.changed': 'Ha cambiado, sin comparar',
  'conversations.newInvite': 'Nueva invitación',
  'conversations.notes': 'Notas',
  'conversations.back': 'Volver a la lista',

  'conversations.unreadLine': 'Sin leer desde aquí',
  'conversations.older.loading': 'Abriendo mensajes anteriores',
  'conversations.newer.pill': '{count, plural, one {# mensaje nuevo} other {# mensajes nuevos}}',
  'conversations.toNewest': 'A lo más reciente',
  'conversations.arrived': '{name} ha escrito: {text}',

  'conversations.message.reply': 'Responder',
  'conversations.message.copy': 'Copiar texto',
  'conversations.message.copied': 'Copiado. El portapapeles se vacía dentro de un minuto.',
  'conversations.message.repliesTo': 'Respuesta a {who}',
  'conversations.message.unknown': 'Esta versión no puede mostrar lo que se envió aquí. Quizá una actualización sí.',

  'conversations.message.more': 'Más sobre este mensaje',
  'conversations.message.edit': 'Editar',
  'conversations.message.takeBack': 'Retirar',
  'conversations.message.react': 'Reaccionar',
  'conversations.message.edited': 'editado, {when}',
  'conversations.message.show.earlier': 'Ver el texto anterior',
  'conversations.message.hide.earlier': 'Ocultar el texto anterior',
  'conversations.message.takenBack.own': 'Retiraste este mensaje, {when}.',
  'conversations.message.takenBack': '{name} retiró este mensaje, {when}.',
  'conversations.message.show.text': 'Ver lo que decía',
  'conversations.message.hide.text': 'Ocultar lo que decía',

  'conversations.edit.title': 'Editas tu mensaje.',
  'conversations.edit.stays': '{name} puede ver que se editó. El texto anterior queda en el expediente.',
  'conversations.edit.label': 'Tu mensaje editado',
  'conversations.edit.keep': 'Dejarlo como estaba',
  'conversations.edit.send': 'Enviar el cambio',
  'conversations.edit.hint': 'Intro envía el cambio, Escape deja el mensaje como estaba',
  'conversations.edit.empty': 'Un mensaje necesita palabras. Para quitarlo, retíralo.',
  'conversations.refer.gone': 'Este mensaje ya no está para poder cambiarlo.',
  'conversations.takeBack.title': '¿Retirar este mensaje?',
  'conversations.takeBack.text':
    'Se pide a la página de {name} que lo oculte. Puede que {name} ya lo haya leído. Aquí y en el expediente queda.',
  'conversations.takeBack.confirm': 'Retirarlo',
  'conversations.takeBack.keep': 'Dejarlo',
  'conversations.reactions': 'Reacciones',
  'conversations.reaction.seen': 'Visto',
  'conversations.reaction.thanks': 'Gracias',
  'conversations.reaction.heart': 'Con cariño',
  'conversations.reaction.growing': 'Creciendo',
  'conversations.reaction.remove': 'Quitar tu reacción',

  'conversations.state.queued': 'Guardado aquí, aún sin enviar',
  'conversations.state.queuedOffline': 'Guardado aquí hasta que se pueda llegar al relé',
  'conversations.state.sent': 'Enviado {when}',
  'conversations.state.delivered': 'Entregado {when}',
  'conversations.state.read': 'Leído {when}',
  'conversations.state.failed.mailbox-gone': 'Sin enviar: el buzón de {name} ya no existe',
  'conversations.state.failed.refused-by-relay': 'Sin enviar: el relé lo rechazó',
  'conversations.state.failed.conversation-ended': 'Sin enviar: la conversación ha terminado',

  'conversations.event.invited': 'Invitación creada',
  'conversations.event.invite-revoked': 'Invitación anulada',
  'conversations.event.invite-expired': 'La invitación caducó sin usarse',
  'conversations.event.asked-to-join': '{name} pidió entrar',
  'conversations.event.joined': '{name} entró en la conversación',
  'conversations.event.join-declined': 'Petición de entrada rechazada',
  'conversations.event.attempt-on-used-invite': 'Alguien probó de nuevo una invitación ya usada',
  'conversations.event.undecipherable-join': 'Alguien intentó entrar con un código que no era o un enlace alterado',
  'conversations.event.too-many-joins':
    'Pidieron entrar más personas de las que pueden esperar; la última no fue admitida',
  'conversations.event.verified': 'Número de seguridad comparado',
  'conversations.event.message-gone': 'Se quitó un mensaje antes de que llegara aquí',
  'conversations.event.lost-on-both-sides':
    '{count, plural, one {Se perdió # mensaje} other {Se perdieron # mensajes}}: ambas partes se restauraron desde una copia de seguridad y de eso no queda nada',
  'conversations.event.rejoined': '{name} entró de nuevo, con otro número de seguridad',
  'conversations.event.confirmed-in-person': 'Comprobaste en persona que era {name}',
  'conversations.event.confirmed-by-call': 'Comprobaste por la voz que era {name}',
  'conversations.event.confirmed-by-code-word': '{name} sabía la palabra clave',
  'conversations.event.ended': 'Usted terminó esta conversación',
  'conversations.event.ended-by-other': '{name} terminó esta conversación',
  'conversations.event.mailbox-was-full': 'El buzón de esta conversación estuvo lleno un tiempo',
  'conversations.event.session-renewed': 'Sesión segura renovada',
  'conversations.event.plan-made': 'Plan de comunicación hecho',
  'conversations.event.plan-changed': 'Plan de comunicación cambiado',
  'conversations.event.plan-waited': 'Días sin leerse nada; decidiste seguir esperando',
  'conversations.event.fork': 'Desde aquí no se ha podido verificar esta conversación',

  'conversations.reply.label': 'Mensaje para {name}',
  'conversations.reply.placeholder': 'Escribe a {name}',
  'conversations.reply.send': 'Enviar',
  'conversations.reply.hint': 'Intro envía, Mayús e Intro hace una línea nueva',
  'conversations.reply.draftKept': 'Borrador guardado',
  'conversations.reply.quoting': 'Respuesta a {who}',
  'conversations.reply.quoting.cancel': 'No responder a este mensaje',
  'conversations.reply.quoting.cancelled': 'Ya no es una respuesta',
  'conversations.reply.tooLong':
    'Demasiado largo para un mensaje: {count, plural, one {sobra # carácter} other {sobran unos # caracteres}}. Acórtalo o envíalo en dos partes. Tu texto se conserva.',
  'conversations.reply.empty': 'Todavía no hay nada que enviar.',

  'conversations.blocked.not-invited': 'Podrás escribir cuando {name} haya entrado. Aún no tiene invitación.',
  'conversations.blocked.invited': 'Podrás escribir cuando {name} haya entrado. La invitación está por abrir.',
  'conversations.blocked.wants-to-join': 'Podrás escribir cuando hayas dejado entrar a {name}.',
  'conversations.blocked.frozen':
    'El envío está en pausa porque no se ha podido verificar esta conversación. Lo escrito se puede seguir leyendo. Habla con {name}; con una nueva invitación podrán volver a escribirse.',
  'conversations.blocked.renewing':
    'No se envía nada hasta que se renueve la sesión segura. Ocurre por sí solo cuando {name} abra la página. Lo que has escrito queda aquí; envíalo entonces.',
  'conversations.blocked.ended':
    'Esta conversación ha terminado. Lo escrito se puede seguir leyendo y está en el expediente. Con una nueva invitación se empieza de nuevo.',

  'conversations.banner.relay': 'No se puede llegar al relé. Tu mensaje queda guardado aquí y saldrá por sí solo.',
  'conversations.banner.relay.idle':
    'No se puede llegar al relé. Puedes leer y escribir como siempre; los mensajes saldrán por sí solos cuando vuelva.',
  'conversations.banner.portTaken':
    'El relé incorporado no puede arrancar porque otro programa ocupa su puerto. Los mensajes se guardan aquí. En Ajustes se ve el puerto.',
  'conversations.banner.missing':
    '{count, plural, one {Falta # mensaje por llegar: otro posterior llegó antes. Se mostrará en cuanto llegue.} other {Faltan # mensajes por llegar: otros posteriores llegaron antes. Se mostrarán en cuanto lleguen.}}',
  'conversations.banner.unconfirmed':
    'Sin confirmar desde {when}: el relé admitió lo que enviaste, pero la página de {name} no lo ha confirmado. Quizá {name} no la haya abierto. Si no es lo habitual, pregunta por otra vía.',
  'conversations.banner.renewing':
    'Se está renovando la sesión segura. Continúa cuando {name} abra la página. Hasta entonces no se envía nada; lo que escribas queda aquí como borrador.',
  'conversations.banner.fork.title': 'No se ha podido verificar esta conversación',
  'conversations.banner.fork.text':
    'Dos copias del lado de {name} no coinciden en lo que se dijo, por ejemplo tras restaurar una copia de seguridad. Aquí no se ha perdido nada. Habla con {name} antes de confiar en lo que vino después. Con una nueva invitación podrán volver a escribirse.',
  'conversations.banner.rejoin.title': 'Alguien pide volver a entrar como {name}',
  'conversations.banner.rejoin.text': 'Hasta que respondas, todo sigue igual.',
  'conversations.banner.rejoin.open': 'Ver quién es',
  'conversations.banner.changed':
    'El número de seguridad ya no es el de antes, porque {name} volvió a entrar. Compáralo.',
  'conversations.banner.changed.compare': 'Comparar el número',

  'conversations.safety.title': 'Número de seguridad',
  'conversations.safety.intro': 'Si en los dos lados aparece el mismo número, no hay nadie entre {name} y tú.',
  'conversations.safety.none': 'Habrá un número de seguridad cuando {name} haya entrado.',
  'conversations.safety.label': 'Número de seguridad de la conversación con {name}',
  'conversations.safety.inPerson': 'En persona',
  'conversations.safety.inPerson.text':
    'Abre tú aquí el número de seguridad y {name} en la página de la conversación. Compárenlos uno al lado del otro.',
  'conversations.safety.onCall': 'En una llamada',
  'conversations.safety.onCall.text':
    'Lee en voz alta la primera mitad y que {name} lea la segunda. En una llamada en la que conozcas la voz, nunca por mensaje.',
  'conversations.safety.differs':
    'Si un grupo es distinto, no lo marques y no escribas aquí nada confidencial hasta haber hablado en persona.',
  'conversations.safety.changed.title': 'Ya no es el número de antes',
  'conversations.safety.changed.text':
    '{name} volvió a entrar {date} y el número cambió con ello. Este aún no lo ha comparado nadie.',
  'conversations.safety.how': '¿Cómo lo has comparado?',
  'conversations.safety.how.in-person': 'En persona',
  'conversations.safety.how.by-call': 'En una llamada, por la voz',
  'conversations.safety.how.by-code-word': 'Con nuestra palabra clave',
  'conversations.safety.confirm': 'Lo he comparado y coincide',
  'conversations.safety.undo': 'Quitar la marca',
  'conversations.safety.verifiedAt': 'Comparado {date}',
  'conversations.safety.verifiedBy': 'Comparado {date} por {by}',
  'conversations.safety.verifiedHow.in-person': 'En persona.',
  'conversations.safety.verifiedHow.by-call': 'En una llamada, por la voz.',
  'conversations.safety.verifiedHow.by-code-word': 'Con palabra clave.',
  'conversations.safety.notVerified': 'Aún sin comparar. Puedes escribir igualmente; compáralo en la próxima sesión.',
};

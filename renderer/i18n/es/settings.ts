/** Spanish texts of the settings. */
import type { settings as english } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

export const settings: Translation<typeof english> = {
  'settings.title': 'Ajustes',
  'settings.save': 'Guardar',
  'settings.saved': 'Guardado',
  'settings.nameMissing': 'Escribe un nombre.',

  'settings.practice.title': 'Consulta',
  'settings.therapistName': 'Tu nombre',
  'settings.therapistNameHint':
    'Tus clientes lo ven junto a lo que escribes, y figura en las notas que firmes desde ahora.',
  'settings.practiceName': 'Nombre de la consulta',
  'settings.practiceNameHint': 'Tus clientes lo ven en la invitación y encima de la conversación.',
  'settings.phone': 'Teléfono',
  'settings.phoneHint':
    'Lo ven tus clientes, para pedir ayuda al entrar y para cuando esta vía no funcione. Déjalo vacío para no mostrar ninguno.',
  'settings.emergencyText': 'En una emergencia',
  'settings.emergencyTextHint':
    'Tus propias palabras sobre qué hacer. Tus clientes las ven en su página junto al consejo general de llamar al número de emergencias.',

  'settings.security.title': 'Bloqueo y contraseña',
  'settings.idleLock': 'Bloquearse solo',
  'settings.idleLockHint':
    'Cuando nadie ha tocado este equipo durante ese tiempo. También se bloquea cuando el equipo se suspende.',
  'settings.idleLockMinutes':
    'Tras {minutes, plural, one {# minuto} =60 {una hora} =120 {dos horas} other {# minutos}}',
  'settings.changePassphrase': 'Cambiar la contraseña',
  'settings.changePassphraseText': 'Nada se cifra de nuevo y nada se puede perder: solo cambia la llave de la llave.',
  'settings.currentPassphrase': 'Contraseña actual',
  'settings.newPassphrase': 'Contraseña nueva',
  'settings.changePassphraseAction': 'Cambiar la contraseña',
  'settings.passphraseMissing': 'Escribe la contraseña que usas ahora.',
  'settings.passphraseWrong': 'Esa no es la contraseña que usas ahora. Queda como está. Escríbela otra vez.',
  'settings.passphraseChanged': 'La contraseña ha cambiado',
  'settings.passphraseChangedText': 'Desde la próxima vez, la nueva abre el archivo.',
  'settings.recoveryTitle': 'Tus palabras de recuperación siguen siendo las mismas',
  'settings.recoveryText':
    'La hoja que imprimiste o escribiste el primer día abre este archivo sea cual sea la contraseña. ¿Sabes dónde está?',

  'settings.backups.title': 'Copias de seguridad',
  'settings.audit.title': 'Registro de actividad',

  'settings.messages.title': 'Mensajes',
  'settings.unreadDays': 'Avisarme cuando un cliente no ha leído nada durante',
  'settings.unreadDaysHint':
    'Entonces se propone la alternativa de su plan de comunicación. Un plan puede indicar otro número de días.',
  'settings.readReceipts': 'Avisar a los clientes cuando he leído su mensaje',
  'settings.readReceiptsHint': 'Si está desactivado, ven que el mensaje llegó, pero no que lo has leído.',

  'settings.relay.title': 'Relé',
  'settings.relayKind': 'Qué lleva los mensajes',
  'settings.relayEmbedded': 'Este equipo',
  'settings.relayEmbeddedHint':
    'Para una primera prueba, con un navegador en este mismo equipo. Los teléfonos y otros equipos no llegan a él.',
  'settings.relayServer': 'Un relé en internet',
  'settings.relayServerHint':
    'Los clientes llegan en cualquier momento. Entrega lo que no puede leer y no se le dice ningún nombre.',
  'settings.relayUrl': 'Dirección del relé',
  'settings.relayUrlHint': 'Te la da quien se ocupa del relé.',
  'settings.relayPassword': 'Contraseña del relé',
  'settings.relayPasswordHint': 'Solo si el relé la pide antes de nuevas invitaciones. No abre nada tuyo.',
  'settings.pageUrl': 'Dirección de la página para clientes',
  'settings.pageUrlHint': 'Déjala vacía: el propio relé ofrece la página.',
  'settings.addressShape':
    'Esta dirección no se puede usar. Empieza por https://, para que nadie pueda leer la contraseña por el camino; solo un relé en este equipo puede prescindir de ello.',
  'settings.tryRelay': 'Probar este relé',
  'settings.saveRelay': 'Usar este relé',
  'settings.tryReachable': 'El relé responde. Todavía no se ha cambiado nada.',
  'settings.tryWantsPassword':
    'El relé responde y pide una contraseña antes de nuevas invitaciones. Todavía no se ha cambiado nada.',
  'settings.tryUnreachable':
    'Nadie responde en esta dirección. No se ha cambiado nada. Revisa la dirección y tu conexión, e inténtalo de nuevo.',
  'settings.tryNotARelay':
    'Algo responde en esta dirección, pero no es un relé. No se ha cambiado nada. Revisa la dirección.',
  'settings.relayState.starting': 'Iniciando',
  'settings.relayState.reachable': 'Conectado',
  'settings.relayState.unreachable': 'Sin conexión',
  'settings.relayState.port-taken': 'Dirección ocupada',
  'settings.relaySince': 'Desde',
  'settings.relayWaiting': '{count, plural, one {un mensaje espera para salir} other {# mensajes esperan para salir}}',

  'settings.appearance.title': 'Idioma y aspecto',
  'settings.language': 'Idioma',
  'settings.theme': 'Tema',
  'settings.themeSystem': 'Como este equipo',
  'settings.themeSystemHint': 'Claro de día y oscuro de noche, si así está puesto el equipo.',
  'settings.themeLight': 'Claro',
  'settings.themeDark': 'Oscuro',

  'settings.about.title': 'Acerca de Quietline',
  'settings.aboutText':
    'Mensajes y notas de caso cifrados para una consulta de terapia, en un solo archivo cifrado en tu propio equipo. No se mide, informa ni envía nada a nadie.',
  'settings.protects.title': 'Qué protege esto y qué no',
  'settings.protects.words': 'Solo tú y tu cliente pueden leer los mensajes. El relé transmite lo que no puede leer.',
  'settings.protects.addresses':
    'Quien administra el relé puede ver que dos direcciones de internet se escriben, y cuándo.',
  'settings.protects.page':
    'La página de tu cliente se carga de un servidor cada vez. Quien lo administra podría modificarla para una persona. Es menos fuerte que esta aplicación.',
  'settings.protects.device':
    'Nadie queda protegido frente a un programa en un ordenador o teléfono desbloqueado, en cualquiera de los dos lados, ni frente a quien mira la pantalla.',
  'settings.protects.backup':
    'Quien tenga una copia de seguridad y su contraseña puede leerlo todo y continuar en tu lugar. Tus clientes verían que la sesión se renovó.',
  'settings.protects.number': 'Un número de seguridad que nadie ha comparado todavía no demuestra nada.',
  'settings.aboutVersion': 'Versión {version}',
  'settings.aboutLicence': 'Software libre bajo la licencia GNU Affero General Public License, versión 3 o posterior.',
};

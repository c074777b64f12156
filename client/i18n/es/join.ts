/** The words of joining, in Spanish. */
import type { join as english } from '../en/join.ts';

export const join: Readonly<Record<keyof typeof english, string>> = {
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
};

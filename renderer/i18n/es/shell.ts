/** Spanish texts of the shell, of what the service's faults mean, and of a service that stopped. */
import type { shell as english } from '../en/shell.ts';
import type { Translation } from '../translation.ts';

export const shell: Translation<typeof english> = {
  'shell.title': 'Quietline',
  'shell.titleUnread': '({count, number}) Quietline',
  'shell.skip': 'Ir al contenido',
  'shell.navigation': 'Quietline',
  'shell.inbox': 'Bandeja',
  'shell.notes': 'Notas',
  'shell.record': 'Expediente',
  'shell.practice': 'Consulta',
  'shell.practice.policy': 'Política',
  'shell.practice.adoption': 'Incorporación',
  'shell.practice.forms': 'Formularios',
  'shell.practice.requests': 'Peticiones',
  'shell.practice.disclosures': 'Entregas y correcciones',
  'shell.practice.retention': 'Conservación',
  'shell.practice.rehearsal': 'Modo de ensayo',
  'shell.settings': 'Ajustes',
  'shell.search': 'Buscar',
  'shell.lock': 'Bloquear',
  'shell.unread': '{count, plural, one {# mensaje sin leer} other {# mensajes sin leer}}',
  'shell.newMessage': 'Ha llegado un mensaje nuevo.',
  'shell.demo': 'Esta consulta es inventada. Aquí nadie es real y nada sale de este equipo.',
  'shell.relayUnreachable':
    'No hay conexión con el relé desde {since}. Puedes leer, escribir y buscar como siempre{waiting, plural, =0 {.} one {; un mensaje espera aquí y saldrá solo.} other {; # mensajes esperan aquí y saldrán solos.}}',
  'shell.relayPortTaken':
    'Otro programa ocupa la dirección a la que escriben tus clientes. Lo que escribas se guarda aquí. Cierra el otro programa o vuelve a iniciar Quietline.',
  'shell.relaySettings': 'Ajustes del relé',
  'shell.storeFull':
    'El disco de este equipo está lleno. Lo guardado hasta ahora está a salvo; lo que escribas ahora podría no guardarse. Libera espacio y continúa.',
  'shell.storeFailed':
    'No se pudo escribir en el archivo cifrado. Lo guardado hasta ahora está a salvo. Bloquea Quietline, revisa el disco y desbloquéalo de nuevo.',
  'shell.notices': 'Conviene saber',
  'shell.understood': 'Entendido',
  'shell.screenStopped': 'Esta pantalla ha dejado de funcionar',
  'shell.screenStoppedText':
    'Lo guardado está a salvo en el archivo cifrado. Muestra la pantalla de nuevo; si vuelve a fallar, bloquea y desbloquea.',
  'shell.showAgain': 'Mostrar de nuevo',
  'shell.opening': 'Abriendo',
  'shell.restartingTitle': 'Bloqueado y reiniciando',
  'shell.restartingText':
    'La parte de Quietline que guarda el archivo cifrado se detuvo y está arrancando de nuevo. El archivo se cerró solo; lo guardado está a salvo.',
  'shell.failedTitle': 'El archivo cifrado sigue cerrado por ahora',
  'shell.failedText':
    'La parte de Quietline que guarda el archivo cifrado se detuvo dos veces en un minuto. Lo guardado está a salvo y cifrado, como siempre. Iníciala de nuevo; si vuelve a detenerse, reinicia el equipo y comprueba que quede espacio en el disco.',
  'shell.failedAction': 'Iniciar de nuevo',

  'shortcuts.title': 'Teclas',
  'shortcuts.search': 'Buscar en mensajes y notas',
  'shortcuts.new-client': 'Cliente nuevo',
  'shortcuts.lock': 'Bloquear al instante',
  'shortcuts.settings': 'Ajustes',
  'shortcuts.help': 'Esta lista',

  'fault.invalidInput':
    'Algo en este formulario tiene una forma que no se puede guardar. No se ha cambiado nada. Revisa los campos e inténtalo de nuevo.',
  'fault.vaultLocked': 'El archivo cifrado está bloqueado. No se ha cambiado nada. Desbloquéalo e inténtalo de nuevo.',
  'fault.vaultExists':
    'En este equipo ya hay un archivo cifrado. Se ha dejado como está. Vuelve a iniciar Quietline para desbloquearlo.',
  'fault.vaultRetired':
    'Aquí este archivo solo se lee: ahora vive en otro equipo. No se ha cambiado ni enviado nada. Hazlo allí.',
  'fault.notFound': 'Esto ya no está. Nada más ha cambiado. Vuelve atrás y elige otra vez.',
  'fault.noteSigned': 'Esta nota está firmada y queda como está. Puedes añadir una adenda.',
  'fault.psychotherapyNotesLocked':
    'Las notas de psicoterapia están bloqueadas, así que no se ha abierto ninguna. Desbloquéalas antes.',
  'fault.legalHold':
    'Hay una retención legal para este cliente, así que no se ha quitado nada. Levántala antes, en «Conservación y retención legal».',
  'fault.storeFull':
    'El disco de este equipo está lleno. Lo guardado antes está a salvo. Libera espacio e inténtalo de nuevo.',
  'fault.storeFailed':
    'No se pudo escribir en el archivo cifrado. Lo guardado antes está a salvo. Revisa el disco e inténtalo de nuevo.',
  'fault.relayUnreachable': 'No hay conexión con el relé. No se ha perdido nada. Inténtalo cuando tengas conexión.',
  'fault.folderUnwritable': 'En esta carpeta no se puede escribir. Tus datos están a salvo. Elige otra carpeta.',
  'fault.tooManyRequests':
    'Fueron demasiadas cosas a la vez. No se ha perdido nada. Espera un momento e inténtalo de nuevo.',
  'fault.serviceStopping':
    'El archivo cifrado se está cerrando. Lo guardado está a salvo. Inténtalo cuando esté abierto de nuevo.',
  'fault.internal':
    'Algo no funcionó como debía. Lo guardado está a salvo. Inténtalo de nuevo; si pides ayuda, menciona el incidente {incident}.',
};

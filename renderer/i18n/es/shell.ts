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
  'shell.record': 'Registro',
  'shell.settings': 'Ajustes',
  'shell.search': 'Buscar',
  'shell.lock': 'Bloquear',
  'shell.unread': '{count, plural, one {# mensaje sin leer} other {# mensajes sin leer}}',
  'shell.newMessage': 'Ha llegado un mensaje nuevo.',
  'shell.demo': 'Esta consulta es inventada. Aquí nadie es real y nada sale de este ordenador.',
  'shell.relayUnreachable':
    'No hay conexión con el repetidor desde {since}. Puede leer, escribir y buscar como siempre{waiting, plural, =0 {.} one {; un mensaje espera aquí y saldrá solo.} other {; # mensajes esperan aquí y saldrán solos.}}',
  'shell.relayPortTaken':
    'Otro programa ocupa la dirección a la que escriben sus clientes. Lo que usted escriba se guarda aquí. Cierre el otro programa o vuelva a iniciar Quietline.',
  'shell.relaySettings': 'Ajustes del repetidor',
  'shell.storeFull':
    'El disco de este ordenador está lleno. Lo guardado hasta ahora está a salvo; lo que escriba ahora podría no guardarse. Libere espacio y continúe.',
  'shell.storeFailed':
    'No se pudo escribir en el archivo cifrado. Lo guardado hasta ahora está a salvo. Bloquee Quietline, revise el disco y desbloquéelo de nuevo.',
  'shell.understood': 'Entendido',
  'shell.screenStopped': 'Esta pantalla ha dejado de funcionar',
  'shell.screenStoppedText':
    'Lo guardado está a salvo en el archivo cifrado. Muestre la pantalla de nuevo; si vuelve a fallar, bloquee y desbloquee.',
  'shell.showAgain': 'Mostrar de nuevo',
  'shell.opening': 'Abriendo',
  'shell.restartingTitle': 'Bloqueado y reiniciando',
  'shell.restartingText':
    'La parte de Quietline que guarda el archivo cifrado se detuvo y está arrancando de nuevo. El archivo se cerró solo; lo guardado está a salvo.',
  'shell.failedTitle': 'El archivo cifrado sigue cerrado por ahora',
  'shell.failedText':
    'La parte de Quietline que guarda el archivo cifrado se detuvo dos veces en un minuto. Lo guardado está a salvo y cifrado, como siempre. Iníciela de nuevo; si vuelve a detenerse, reinicie el ordenador y compruebe que quede espacio en el disco.',
  'shell.failedAction': 'Iniciar de nuevo',

  'shortcuts.title': 'Teclas',
  'shortcuts.search': 'Buscar en mensajes y notas',
  'shortcuts.new-client': 'Cliente nuevo',
  'shortcuts.lock': 'Bloquear al instante',
  'shortcuts.settings': 'Ajustes',
  'shortcuts.help': 'Esta lista',

  'fault.invalidInput':
    'Algo en este formulario tiene una forma que no se puede guardar. No se ha cambiado nada. Revise los campos e inténtelo de nuevo.',
  'fault.vaultLocked': 'El archivo cifrado está bloqueado. No se ha cambiado nada. Desbloquéelo e inténtelo de nuevo.',
  'fault.vaultExists':
    'En este ordenador ya hay un archivo cifrado. Se ha dejado como está. Vuelva a iniciar Quietline para desbloquearlo.',
  'fault.notFound': 'Esto ya no está. Nada más ha cambiado. Vuelva atrás y elija otra vez.',
  'fault.noteSigned': 'Esta nota está firmada y queda como está. Puede agregar un anexo.',
  'fault.storeFull':
    'El disco de este ordenador está lleno. Lo guardado antes está a salvo. Libere espacio e inténtelo de nuevo.',
  'fault.storeFailed':
    'No se pudo escribir en el archivo cifrado. Lo guardado antes está a salvo. Revise el disco e inténtelo de nuevo.',
  'fault.relayUnreachable': 'No hay conexión con el repetidor. No se ha perdido nada. Inténtelo cuando tenga conexión.',
  'fault.folderUnwritable': 'En esta carpeta no se puede escribir. Sus datos están a salvo. Elija otra carpeta.',
  'fault.tooManyRequests':
    'Fueron demasiadas cosas a la vez. No se ha perdido nada. Espere un momento e inténtelo de nuevo.',
  'fault.serviceStopping':
    'El archivo cifrado se está cerrando. Lo guardado está a salvo. Inténtelo cuando esté abierto de nuevo.',
  'fault.internal':
    'Algo no funcionó como debía. Lo guardado está a salvo. Inténtelo de nuevo; si pide ayuda, mencione el incidente {incident}.',
};

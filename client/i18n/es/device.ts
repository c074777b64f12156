/** The words of this device, in Spanish. */
import type { device as english } from '../en/device.ts';

export const device: Readonly<Record<keyof typeof english, string>> = {
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
  alteredTitle: 'Lo que guarda este dispositivo ha cambiado',
  alteredText:
    'Algo ajeno a esta página ha cambiado o dañado lo que guarda aquí. No se muestra nada de ello ni se envía nada. Su terapeuta conserva la conversación.',
  alteredWhat: 'Avise a su terapeuta por otro medio, borre lo que se guarda aquí y pida un enlace nuevo.',
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
};

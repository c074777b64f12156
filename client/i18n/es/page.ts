/** The words of the page before and around a conversation, in Spanish. */
import type { page as english } from '../en/page.ts';

export const page: Readonly<Record<keyof typeof english, string>> = {
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

  erasedTitle: 'Borrado de este dispositivo',
  erasedText: 'Esta página ya no guarda nada en este navegador. Puede cerrarla.',
  erasedUntold:
    'No se pudo avisar a la aplicación de su terapeuta, porque el servicio de mensajes no respondió a tiempo. Puede que allí la conversación siga abierta: diga usted a su terapeuta que ya no lee aquí.',
  erasedUnopened:
    'No se avisó a la aplicación de su terapeuta, porque aquí no se podía abrir nada. Dígaselo a su terapeuta, que conserva la conversación, y pida un enlace nuevo.',
};

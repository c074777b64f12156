/** Spanish texts of the design system's own parts. */
import type { components as english } from '../en/components.ts';
import type { Translation } from '../translation.ts';

export const components: Translation<typeof english> = {
  'components.close': 'Cerrar',
  'components.closePanel': 'Cerrar el panel lateral',
  'components.cancel': 'Cancelar',
  'components.dismiss': 'Descartar',
  'components.showPassphrase': 'Mostrar la contraseña',
  'components.hidePassphrase': 'Ocultar la contraseña',
  'components.capsLock': 'El bloqueo de mayúsculas está activado.',
  'components.working': 'Trabajando',
  'components.progress': '{done, number} de {total, number}',
  'components.resizeList': 'Ancho de la lista',
  'components.resizePanel': 'Ancho del panel lateral',
  'components.print.noSheet': 'La hoja no está lista y no se ha impreso nada. Vuelva a intentarlo en un momento.',
  'components.notifications': 'Avisos',
  'components.yesterday': 'Ayer',
  'components.today': 'Hoy',
};

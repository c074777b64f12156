/** Spanish texts of the move to another computer, and of a vault's folder that was copied. */
import type { moving as english } from '../en/moving.ts';
import type { Translation } from '../translation.ts';

export const moving: Translation<typeof english> = {
  'moving.title': 'Trasladarse a otro equipo',
  'moving.text':
    'Todo pasa a un solo archivo cifrado que llevas al equipo nuevo, con una carpeta al lado si hay adjuntos. En este después solo se lee, para que nunca escriban dos a la vez a tus clientes.',
  'moving.open': 'Trasladarme',
  'moving.before':
    'Elige una unidad que puedas llevarte. Ten a mano la contraseña o la hoja de recuperación para el equipo nuevo. Desde que el archivo esté escrito, aquí no se envía ni se recibe nada.',
  'moving.action': 'Escribir el archivo y trasladarme',
  'moving.doneTitle': 'El archivo está listo',
  'moving.doneText': 'Se ha vuelto a leer y está completo. Desde ahora este equipo solo lee.',
  'moving.step1': 'Lleva la unidad con todo lo escrito en ella al equipo nuevo e instala allí Quietline.',
  'moving.step2': 'En la primera pantalla elige «Restaurar de una copia de seguridad» y después este archivo.',
  'moving.step3':
    'Escribe tu contraseña o las palabras de recuperación. Las conversaciones siguen allí solas en cuanto se contacte con cada cliente.',
  'moving.problem.no-folder': 'Elige antes la unidad o la carpeta.',
  'moving.problem.folder-missing': 'Esa carpeta no está. No ha cambiado nada. Elige otra.',
  'moving.problem.folder-unwritable': 'No se puede escribir en esa carpeta. No ha cambiado nada. Elige otra.',
  'moving.problem.disk-full': 'No hay sitio para el archivo. No se ha trasladado nada. Haz sitio e inténtalo de nuevo.',
  'moving.problem.other':
    'No se pudo crear el archivo. No se ha trasladado nada y todo está a salvo. Desbloquea e inténtalo de nuevo.',
  'moving.movedNotice':
    'Este archivo cifrado se trasladó a otro equipo el {date}. Aquí solo se puede leer; no se envía ni se recibe nada.',
  'moving.copyNotice': 'Es una copia, guardada desde el {date}. Solo se puede leer; no se envía ni se recibe nada.',
  'moving.askTitle': 'Este archivo cifrado viene de otro equipo',
  'moving.askText':
    'Su carpeta se usó por última vez en otro lugar. Dos equipos que escriben a los mismos clientes perderían mensajes, por eso Quietline pregunta antes. Aún no se ha enviado nada.',
  'moving.ask': '¿Qué es?',
  'moving.copy': 'Una copia',
  'moving.copyHint': 'El otro equipo sigue. Aquí se puede leer todo y no se envía nada.',
  'moving.moved': 'Se ha trasladado aquí para siempre',
  'moving.movedHint':
    'El otro equipo no debe volver a usarse para esto. Las conversaciones siguen aquí en cuanto se contacte con cada cliente.',
  'moving.go': 'Continuar',
};

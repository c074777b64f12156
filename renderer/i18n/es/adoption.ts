/** The words of adoption at a glance, in Spanish. */
import type { adoption as english } from '../en/adoption.ts';
import type { Translation } from '../translation.ts';

export const adoption: Translation<typeof english> = {
  'adoption.lead':
    'Hasta dónde ha llegado cada cliente y una cosa que ayuda a seguir. Hay quien tarda más, y para algunas personas es mejor otro medio: las dos cosas están bien.',
  'adoption.counts':
    '{all, plural, =0 {Ningún cliente} one {# cliente} other {# clientes}}: {invited} con invitación, {joined} dentro, {verified} con número comparado.',
  'adoption.silentAfter': 'Avisar si no llega nada en',
  'adoption.silentAfter.days': '{days} días',
  'adoption.table': 'Los clientes y hasta dónde han llegado',
  'adoption.name': 'Cliente',
  'adoption.connection': 'Medio',
  'adoption.verified': 'Número de seguridad',
  'adoption.heard': 'Últimas noticias',
  'adoption.next': 'Siguiente paso',
  'adoption.sort': 'Ordenar por: {column}',
  'adoption.connection.not-invited': 'Aún sin invitación',
  'adoption.connection.invited': 'Con invitación desde el {day}',
  'adoption.connection.wants-to-join': 'Espera a que le abras',
  'adoption.connection.joined': 'Dentro desde el {day}',
  'adoption.connection.ended': 'Terminado',
  'adoption.verified.yes': 'Comparado',
  'adoption.verified.changed': 'Es otro',
  'adoption.verified.no': 'Todavía no',
  'adoption.none': '–',
  'adoption.heard.days': '{days, plural, =0 {Hoy} one {Ayer} other {Hace # días}}',
  'adoption.step.let-in': 'Abrir la puerta',
  'adoption.step.invite-anew': 'Nueva invitación',
  'adoption.step.compare-again': 'Comparar otra vez',
  'adoption.step.invite': 'Invitar',
  'adoption.step.help-join': 'Ayudar a entrar',
  'adoption.step.compare': 'Comparar el número',
  'adoption.step.get-in-touch': 'Ponerse en contacto',
  'adoption.step.nothing': 'Nada por ahora',
  'adoption.step.for': '{step}: {name}',
  'adoption.print': 'Imprimir',
  'adoption.printTitle': 'Incorporación de un vistazo',
  'adoption.empty.title': 'Todavía no hay clientes',
  'adoption.empty.text': 'Cuando haya clientes, aquí ves hasta dónde ha llegado cada uno con el medio.',
};

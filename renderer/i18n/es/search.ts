/** The words of search, in Spanish. */
import type { search as english } from '../en/search.ts';
import type { Translation } from '../translation.ts';

export const search: Translation<typeof english> = {
  'search.title': 'Buscar',
  'search.field': 'Buscar en mensajes, contactos, formularios y notas',
  'search.field.hint': 'Palabras de un mensaje o de una nota',
  'search.scope.label': 'Dónde buscar',
  'search.scope.all': 'En todo',
  'search.scope.messages': 'Mensajes',
  'search.scope.contacts': 'Contactos',
  'search.scope.forms': 'Formularios',
  'search.scope.notes': 'Notas',
  'search.start': 'La búsqueda se hace en este equipo, con red o sin ella.',
  'search.none': 'No se ha encontrado nada para «{query}».',
  'search.none.hint': 'Prueba con menos palabras o más cortas, o busca en todo.',
  'search.results': 'Encontrado',
  'search.count': '{count, plural, one {# lugar encontrado} other {# lugares encontrados}}',
  'search.countMore': '{count, plural, one {# lugar a la vista, hay más} other {# lugares a la vista, hay más}}',
  'search.more': 'Mostrar más',
  'search.hit.message.own': 'Escribiste',
  'search.hit.message.client': '{name} escribió',
  'search.hit.form': 'Formulario',
  'search.hit.form.answer': 'Formulario respondido',
  'search.hit.imported': '{name} · importado, sin verificar',
  'search.hit.note': 'Nota',
  'search.hit.earlier': 'palabras anteriores, cambiadas después',
  'search.hit.edited': 'palabras cambiadas',
  'search.hit.takenBack': 'retirado',
  'search.keys': 'Arriba y abajo eligen, Intro abre, Escape cierra',
  'search.working': 'Buscando',
};

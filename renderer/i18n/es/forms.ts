/** Spanish texts of secure forms. */
import type { forms as english } from '../en/forms.ts';
import type { Translation } from '../translation.ts';

export const forms: Translation<typeof english> = {
  'forms.row.asked': 'Pediste rellenar: {title}',
  'forms.row.unknown': 'un formulario que no está aquí',
  'forms.row.answered': '{name} respondió: {title}',
  'forms.row.signed': '{name} firmó: {title}',
  'forms.row.refused': '{name} no quiere rellenar: {title}',
  'forms.row.withdrawn': '{name} retiró: {title}',
  'forms.row.unread': '{name} respondió a {title} y no se puede leer',
  'forms.row.open': 'Ver el formulario',
  'forms.row.openAnswer': 'Ver las respuestas',
  'forms.standing.queued': 'a la espera de salir',
  'forms.standing.sent': 'enviado',
  'forms.standing.delivered': 'entregado',
  'forms.standing.read': 'visto, sin responder todavía',
  'forms.standing.failed': 'no enviado',
  'forms.standing.answered': 'respondido',
  'forms.standing.signed': 'firmado',
  'forms.standing.refused': 'no deseado',
  'forms.standing.withdrawn': 'retirado',
  'forms.verdict.sound': 'El formulario, las respuestas y la firma encajan y están como se dieron.',
  'forms.verdict.other-form':
    'Esta respuesta es a otro formulario que el que se pidió, o aquel fue cambiado. No te bases en ella; pídesela otra vez a tu cliente.',
  'forms.verdict.other-key':
    'Esta respuesta se firmó con otra clave que las anteriores de este cliente. No te bases en ella antes de hablar con tu cliente.',
  'forms.verdict.signature-does-not-fit':
    'La firma no encaja: algo se cambió después de darla. No te bases en ella; pídesela otra vez a tu cliente.',
  'forms.verdict.unreadable': 'Esta respuesta no se puede leer. Pide a tu cliente que rellene otra vez el formulario.',
  'forms.score': '{total, number} de {of, number}: {severity}',
  'forms.score.none': 'sin puntuación: falta una pregunta',
  'forms.severity.minimal': 'mínima',
  'forms.severity.mild': 'leve',
  'forms.severity.moderate': 'moderada',
  'forms.severity.moderately-severe': 'moderadamente grave',
  'forms.severity.severe': 'grave',
  'forms.selfHarm.row': 'Aquí se nombran pensamientos de estar mejor muerto o de hacerse daño.',
};

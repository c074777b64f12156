/** Release of information: to whom, what, why, until when; and that it can be taken back. */
import type { Form } from '../form.ts';

export const releaseEn: Form = {
  kind: 'release',
  title: 'May I speak with someone about you?',
  locale: 'en',
  items: [
    {
      kind: 'paragraph',
      id: 'lead',
      text: 'With this you allow me to give information about you to one person or place, or to ask them for it. You need not allow it, and our work does not depend on it.',
    },
    { kind: 'text', id: 'whom', label: 'With whom? Name, and what they are to you', isRequired: true, isLong: true },
    {
      kind: 'choice',
      id: 'way',
      label: 'What may happen?',
      isRequired: true,
      isMany: true,
      options: [
        { id: 'give', label: 'You may give them information' },
        { id: 'get', label: 'You may ask them for information' },
      ],
    },
    {
      kind: 'choice',
      id: 'what',
      label: 'Which information?',
      isRequired: true,
      isMany: true,
      options: [
        { id: 'attendance', label: 'That I come, and when' },
        { id: 'summary', label: 'A summary of how it is going' },
        { id: 'diagnosis', label: 'Diagnosis and plan' },
        { id: 'safety', label: 'What matters for my safety' },
        { id: 'other', label: 'Something else' },
      ],
    },
    {
      kind: 'text',
      id: 'what-other',
      label: 'What else?',
      isRequired: true,
      isLong: true,
      when: { item: 'what', oneOf: ['other'] },
    },
    { kind: 'text', id: 'why', label: 'What is it for?', isRequired: true, isLong: true },
    { kind: 'date', id: 'until', label: 'Until when does it count?', isRequired: true },
    {
      kind: 'paragraph',
      id: 'back',
      text: 'You can take this back at any time, here or by telling me. What was told by then cannot be called back. Whoever gets the information may be free to pass it on.',
    },
    { kind: 'signature', id: 'signature', label: 'Your name', isRequired: true },
  ],
};

export const releaseEs: Form = {
  kind: 'release',
  title: '¿Puedo hablar con alguien sobre usted?',
  locale: 'es',
  items: [
    {
      kind: 'paragraph',
      id: 'lead',
      text: 'Con esto me permite dar información sobre usted a una persona o a un lugar, o pedírsela. No tiene que permitirlo, y nuestro trabajo no depende de ello.',
    },
    { kind: 'text', id: 'whom', label: '¿Con quién? Nombre y qué relación tienen', isRequired: true, isLong: true },
    {
      kind: 'choice',
      id: 'way',
      label: '¿Qué puede pasar?',
      isRequired: true,
      isMany: true,
      options: [
        { id: 'give', label: 'Puede darles información' },
        { id: 'get', label: 'Puede pedirles información' },
      ],
    },
    {
      kind: 'choice',
      id: 'what',
      label: '¿Qué información?',
      isRequired: true,
      isMany: true,
      options: [
        { id: 'attendance', label: 'Que vengo y cuándo' },
        { id: 'summary', label: 'Un resumen de cómo va' },
        { id: 'diagnosis', label: 'Diagnóstico y plan' },
        { id: 'safety', label: 'Lo que importa para mi seguridad' },
        { id: 'other', label: 'Otra cosa' },
      ],
    },
    {
      kind: 'text',
      id: 'what-other',
      label: '¿Qué más?',
      isRequired: true,
      isLong: true,
      when: { item: 'what', oneOf: ['other'] },
    },
    { kind: 'text', id: 'why', label: '¿Para qué es?', isRequired: true, isLong: true },
    { kind: 'date', id: 'until', label: '¿Hasta cuándo vale?', isRequired: true },
    {
      kind: 'paragraph',
      id: 'back',
      text: 'Puede retirarlo cuando quiera, aquí o diciéndomelo. Lo que se haya contado hasta entonces no se puede deshacer. Quien reciba la información quizá pueda pasarla a otros.',
    },
    { kind: 'signature', id: 'signature', label: 'Su nombre', isRequired: true },
  ],
};

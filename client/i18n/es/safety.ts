/** The words of emergencies, agreements and the safety number, in Spanish. */
import type { safety as english } from '../en/safety.ts';

export const safety: Readonly<Record<keyof typeof english, string>> = {
  emergency: 'Emergencia',
  emergencyTitle: 'En una emergencia',
  emergencyNotWatched: 'Nadie vigila estos mensajes las veinticuatro horas. No espere aquí una respuesta.',
  emergencyCall: 'Si usted u otra persona está en peligro, llame ahora al número de emergencias de su lugar.',
  emergencyNorthAmerica: 'Estados Unidos y Canadá',
  emergencySpain: 'España',
  emergencyEurope: 'Unión Europea',
  emergencyUnitedKingdom: 'Reino Unido',
  emergencyMexico: 'México',
  emergencyNumber: 'emergencias',
  crisisNumber: 'línea de atención a la conducta suicida',
  emergencyPhone: 'Teléfono de {therapist}',
  emergencyOwnWords: 'De {therapist}',

  policy: 'Normas y plan',
  policyTitle: 'Lo acordado',
  policyWhat: 'Guardado en este dispositivo: puede leerlo sin conexión.',
  safety: 'Número de seguridad',
  safetyTitle: '¿Es de verdad {therapist}?',
  safetyHow:
    'Compare estos números con {therapist} la próxima vez que se vean, en persona o por vídeo. Si los doce grupos coinciden, no hay nadie entre ustedes.',
  safetyDiffer: 'Si no coinciden, no escriba aquí nada privado y llame a {therapist}.',
  safetyUnverified: 'Sin comparar todavía.',
  safetyVerified: 'Comparado el {date}.',
  safetySame: 'Los números coinciden',
  safetyTakeBack: 'Marcar como no comparado',
  safetyNew:
    'Esta conversación tiene un número de seguridad nuevo. Compárelo con {therapist} antes de escribir algo privado.',
  safetyNone: 'El número de seguridad aparece cuando {therapist} le haya dejado entrar.',
  safetyGroups: 'Número de seguridad, doce grupos de cinco cifras',
};

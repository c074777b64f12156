/** The words of a channel plan in the plain-text record, in each language. */
import type { Locale } from '../../../../shared/contract/index.ts';
import type { FitAnswer, PlanFactName, PlanWay } from '../../../../shared/domain/channel-plan.ts';

type PlanWords = {
  readonly title: (number: number, author: string, at: string, isInForce: boolean) => string;
  readonly days: (count: number) => string;
  readonly facts: { readonly [Name in PlanFactName]: string };
  readonly values: { readonly [Value in PlanWay | 'none' | FitAnswer]: string };
};

const en: PlanWords = {
  title: (number, author, at, isInForce) =>
    `Channel plan, version ${number}${isInForce ? ', in force' : ''} (${author}, ${at})`,
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  facts: {
    channel: 'Usual way',
    alternative: 'Agreed alternative',
    alternativeDetail: 'Number, address or place',
    scope: 'May be sent by e-mail or SMS',
    signedOnPaper: 'Signed on paper by',
    signedTyped: 'Agreed, name typed',
    signedDay: 'Signed on',
    withdrawnDay: 'Withdrawn on',
    requestDay: 'Confidential communications asked for on',
    wishes: 'How and where the client asks to be reached',
    people: 'Who may pick up or be spoken to',
    times: 'Safe times',
    numbers: 'Safe numbers',
    voicemail: 'Voicemail',
    unreadDays: 'The alternative is proposed when nothing was read for',
    reviewDay: 'To be looked at again on',
    smartphone: 'Has a smartphone of their own',
    reads: 'Reads and writes comfortably',
    language: 'Language',
    risk: 'Often at risk or in crisis',
    sharedDevice: 'Shares the device',
    suits: 'Writing suits the client',
  },
  values: {
    app: 'messages in the app',
    phone: 'phone',
    letter: 'letter',
    'in-person': 'in person',
    email: 'e-mail',
    sms: 'SMS',
    none: 'none agreed',
    yes: 'yes',
    no: 'no',
    unsure: 'not sure',
  },
};

const es: PlanWords = {
  title: (number, author, at, isInForce) =>
    `Plan de comunicación, versión ${number}${isInForce ? ', vigente' : ''} (${author}, ${at})`,
  days: (count) => (count === 1 ? '1 día' : `${count} días`),
  facts: {
    channel: 'Vía habitual',
    alternative: 'Alternativa acordada',
    alternativeDetail: 'Número, dirección o lugar',
    scope: 'Se puede enviar por correo o SMS',
    signedOnPaper: 'Firmado en papel por',
    signedTyped: 'De acuerdo, nombre escrito',
    signedDay: 'Firmado el',
    withdrawnDay: 'Retirado el',
    requestDay: 'Comunicación confidencial pedida el',
    wishes: 'Cómo y dónde pide el cliente que se le contacte',
    people: 'Con quién se puede hablar',
    times: 'Horas seguras',
    numbers: 'Números seguros',
    voicemail: 'Buzón de voz',
    unreadDays: 'Se propone la alternativa si no se lee nada durante',
    reviewDay: 'Se revisa el',
    smartphone: 'Tiene un teléfono inteligente propio',
    reads: 'Lee y escribe con comodidad',
    language: 'Idioma',
    risk: 'A menudo en riesgo o en crisis',
    sharedDevice: 'Comparte el dispositivo',
    suits: 'Escribir le va bien',
  },
  values: {
    app: 'mensajes en la aplicación',
    phone: 'teléfono',
    letter: 'carta',
    'in-person': 'en persona',
    email: 'correo electrónico',
    sms: 'SMS',
    none: 'ninguna acordada',
    yes: 'sí',
    no: 'no',
    unsure: 'no se sabe',
  },
};

export const planWords: { readonly [Name in Locale]: PlanWords } = { en, es };

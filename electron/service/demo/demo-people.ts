/** The made-up people of the demo and what they wrote. Nobody here exists. */
import type { DemoPerson } from './demo-person.ts';

const nothingYet = {
  isVerified: false,
  isArchived: false,
  draft: '',
  messages: [],
  unread: 0,
  notes: [],
} as const;

export const demoPractice = {
  practiceName: 'Linden Court Counseling',
  therapistName: 'Dr. Elena Marsh',
  phone: '+1 555 010 0142',
  emergencyText:
    'If you are in danger, call 911, or 988 for the crisis line. I read messages between 9 and 17 on weekdays.',
};

export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'Amira Haddad',
    locale: 'en',
    stage: 'joined',
    isVerified: true,
    signsPolicy: true,
    isArchived: false,
    draft: '',
    unread: 0,
    measures: [
      { daysAgo: 25, time: '18:02', points: [2, 2, 3, 2, 1, 2, 2, 1, 0] },
      { daysAgo: 18, time: '17:40', points: [2, 2, 2, 2, 1, 1, 1, 1, 0] },
      { daysAgo: 11, time: '18:15', points: [1, 1, 2, 1, 1, 1, 1, 0, 0] },
      { daysAgo: 6, time: '17:55', points: [1, 1, 1, 1, 0, 1, 1, 0, 0] },
    ],
    contacts: [
      {
        daysAgo: 2,
        time: '12:05',
        way: 'call',
        direction: 'incoming',
        person: 'her sister Leila',
        minutes: 6,
        text: 'Leila asked how she can help on hard days. With Amira’s consent: told her about the card.',
      },
    ],
    messages: [
      {
        daysAgo: 26,
        time: '9:12',
        from: 'practice',
        text: 'Good morning Amira, this is the line we spoke about. You can write here between our sessions; I answer on weekdays.',
      },
      {
        daysAgo: 26,
        time: '12:40',
        from: 'client',
        text: 'Thank you, that was easier than I thought. Do I need to keep this page open?',
      },
      {
        daysAgo: 26,
        time: '13:05',
        from: 'practice',
        text: 'No. Open it when you want to read or write; what I send waits for you.',
      },
      {
        daysAgo: 24,
        time: '8:50',
        from: 'client',
        text: 'I slept through for the first time in weeks. Six hours without waking.',
      },
      {
        daysAgo: 24,
        time: '9:31',
        from: 'practice',
        text: 'That is good to read. Please note it in the sleep diary, with the time you went to bed.',
      },
      {
        daysAgo: 20,
        time: '16:02',
        from: 'client',
        text: 'Tuesday I have to be at my daughter’s school at 3. Could we meet earlier?',
      },
      { daysAgo: 20, time: '16:20', from: 'practice', text: '1:30 is free. Shall I put you down for that?' },
      { daysAgo: 20, time: '16:22', from: 'client', text: 'Yes please.' },
      {
        daysAgo: 13,
        time: '10:15',
        from: 'client',
        text: 'The breathing exercise on the train worked. I got off at my own stop and not two stations early.',
      },
      {
        daysAgo: 13,
        time: '11:00',
        from: 'practice',
        text: 'That is a real step. We will look at it on Thursday: what helped, and what you told yourself.',
      },
      {
        daysAgo: 5,
        time: '18:44',
        from: 'client',
        text: 'Rough day. The crowd at the station was too much and I went home by taxi.',
      },
      {
        daysAgo: 4,
        time: '9:08',
        from: 'practice',
        text: 'Thank you for telling me. One hard day takes nothing away from the good ones. Was there a moment when you could have used the card we wrote?',
      },
      { daysAgo: 4, time: '9:40', from: 'client', text: 'Maybe on the stairs. I forgot that I had it with me.' },
      {
        daysAgo: 1,
        time: '14:10',
        from: 'practice',
        text: 'See you tomorrow at ten. Bring the card, we will make it smaller.',
      },
      { daysAgo: 1, time: '14:32', from: 'client', text: 'I will. See you tomorrow.' },
    ],
    notes: [
      {
        daysAgo: 19,
        time: '15:10',
        title: 'Session 3',
        template: 'soap',
        isSigned: true,
        sections: [
          {
            name: 'subjective',
            text: 'Reports sleeping through on three nights of seven. Still avoids the train at rush hour.',
          },
          {
            name: 'objective',
            text: 'Alert, oriented, speech at normal pace. Sleep diary filled in on six of seven days.',
          },
          { name: 'assessment', text: 'Avoidance lessening; sleep improving. No risk stated or observed.' },
          { name: 'plan', text: 'Graded exposure, step 2: one stop outside rush hour, twice before the next session.' },
        ],
        addendum: 'Client wrote afterwards that the next session must be at 1:30.',
      },
      {
        daysAgo: 12,
        time: '11:30',
        title: 'Session 4',
        template: 'soap',
        isSigned: true,
        sections: [
          { name: 'subjective', text: 'Took the train on four days and used the breathing exercise each time.' },
          {
            name: 'objective',
            text: 'Calmer than at the last session. Rates anxiety on the platform at 4 of 10, before 8.',
          },
          { name: 'assessment', text: 'Responding to exposure.' },
          { name: 'plan', text: 'Step 3: rush hour, one stop, with the coping card.' },
        ],
      },
      {
        daysAgo: 0,
        time: '7:45',
        title: 'Before session 6',
        template: 'free',
        isSigned: false,
        sections: [
          {
            name: 'text',
            text: 'Ask about the stairs at the station. Make the coping card smaller, so that it fits behind the phone.',
          },
        ],
      },
    ],
  },
  {
    name: 'Lucía Fernández Ortega',
    locale: 'es',
    stage: 'joined',
    isVerified: true,
    isArchived: false,
    draft: 'Lucía, gracias por la lista. ',
    unread: 1,
    messages: [
      {
        daysAgo: 21,
        time: '10:00',
        from: 'practice',
        text: 'Buenos días, Lucía. Por aquí puede escribirme entre una sesión y otra.',
      },
      { daysAgo: 21, time: '10:25', from: 'client', text: 'Perfecto, ya estoy dentro. ¿Esto lo lee alguien más?' },
      {
        daysAgo: 21,
        time: '10:41',
        from: 'practice',
        text: 'No. Solo usted y yo; por eso comparamos los números en la consulta.',
      },
      {
        daysAgo: 17,
        time: '19:30',
        from: 'client',
        text: 'Hoy he llamado a mi hermana. Hablamos casi una hora sin discutir.',
      },
      { daysAgo: 16, time: '9:15', from: 'practice', text: 'Me alegra mucho. ¿Qué fue distinto esta vez?' },
      { daysAgo: 16, time: '9:50', from: 'client', text: 'Que esperé antes de contestar, como practicamos.' },
      {
        daysAgo: 9,
        time: '12:05',
        from: 'practice',
        text: 'Recuerde: el jueves la consulta empieza a las cinco y media.',
      },
      { daysAgo: 9, time: '12:20', from: 'client', text: 'Apuntado, gracias.' },
      {
        daysAgo: 2,
        time: '17:00',
        from: 'practice',
        text: 'Para el jueves, ¿puede anotar tres momentos de la semana en los que dijo que no?',
      },
      {
        daysAgo: 0,
        time: '7:20',
        from: 'client',
        text: 'Aquí va la lista: al jefe el lunes, a mi madre el martes y ayer a la vecina. La tercera fue la más difícil.',
      },
    ],
    notes: [
      {
        daysAgo: 14,
        time: '18:40',
        title: 'Sesión 2',
        template: 'soap',
        isSigned: true,
        sections: [
          { name: 'subjective', text: 'Refiere menos discusiones con su hermana. Duerme entre seis y siete horas.' },
          { name: 'objective', text: 'Orientada, afecto congruente, contacto visual estable.' },
          { name: 'assessment', text: 'Avance en asertividad. Sin indicios de riesgo.' },
          { name: 'plan', text: 'Registro de tres negativas por semana; continuar con la pausa antes de contestar.' },
        ],
      },
    ],
  },
  {
    name: 'Tom Becker',
    locale: 'en',
    stage: 'joined',
    isVerified: false,
    isArchived: false,
    draft: '',
    unread: 2,
    messages: [
      {
        daysAgo: 8,
        time: '15:00',
        from: 'practice',
        text: 'Hello Tom, welcome. We compare the safety number at our next session.',
      },
      { daysAgo: 8, time: '20:14', from: 'client', text: 'OK. I’m on my phone, hope that’s fine.' },
      {
        daysAgo: 7,
        time: '9:05',
        from: 'practice',
        text: 'That is fine. If more than one person uses the phone, tell me and we agree on something else.',
      },
      { daysAgo: 7, time: '12:31', from: 'client', text: 'Just me.' },
      {
        daysAgo: 3,
        time: '11:11',
        from: 'practice',
        text: 'The form for your insurer is ready. I can hand it to you on Monday or post it.',
      },
      { daysAgo: 0, time: '6:58', from: 'client', text: 'Post is fine, same address.' },
      { daysAgo: 0, time: '7:02', from: 'client', text: 'And can we move Monday to the afternoon? My shift changed.' },
    ],
    notes: [
      {
        daysAgo: 7,
        time: '17:20',
        title: 'First session',
        template: 'free',
        isSigned: false,
        sections: [
          {
            name: 'text',
            text: 'Works shifts in a warehouse; irregular sleep. Came on the advice of his doctor. Wants to understand the outbursts at home. Next: genogram.',
          },
        ],
      },
    ],
  },
  {
    name: 'Walter Novak',
    locale: 'en',
    stage: 'joined',
    isVerified: true,
    isArchived: false,
    draft: '',
    unread: 0,
    plan: {
      daysAgo: 20,
      time: '11:00',
      reviewDaysAgo: 1,
      plan: {
        fit: { smartphone: 'yes', reads: 'unsure', risk: 'no', sharedDevice: 'no', suits: 'unsure' },
        language: 'English',
        channel: 'app',
        alternative: 'phone',
        alternativeDetail: '555 0134',
        people: 'his daughter Eva',
        times: 'weekdays after 5',
        numbers: '555 0134',
        voicemail: 'only your first name',
        unreadDays: 5,
        locale: 'en',
      },
    },
    messages: [
      { daysAgo: 20, time: '10:20', from: 'client', text: 'I have it on the phone now.' },
      {
        daysAgo: 9,
        time: '14:30',
        from: 'practice',
        text: 'Walter, the room has changed: second floor, the door on the left.',
        isUnread: true,
      },
    ],
    notes: [],
  },
  {
    name: 'Ruth Abrams',
    locale: 'en',
    stage: 'joined',
    isVerified: true,
    isArchived: true,
    draft: '',
    unread: 0,
    messages: [
      {
        daysAgo: 27,
        time: '10:30',
        from: 'client',
        text: 'Thank you for everything. I start with Dr. Osei on the first.',
      },
      {
        daysAgo: 27,
        time: '11:15',
        from: 'practice',
        text: 'I wish you well, Ruth. The record for Dr. Osei is on its way as we agreed.',
      },
    ],
    notes: [
      {
        daysAgo: 27,
        time: '12:00',
        title: 'Closing note',
        template: 'free',
        isSigned: true,
        sections: [
          {
            name: 'text',
            text: 'Treatment ended by agreement after 14 sessions. Handed over to a colleague near the client’s new home.',
          },
        ],
      },
    ],
  },
  { name: 'Mateo Vargas', locale: 'es', stage: 'wants-to-join', ...nothingYet },
  { name: 'Grace Okafor', locale: 'en', stage: 'invited', ...nothingYet },
];

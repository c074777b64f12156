/** The communications policy in Spanish, by meaning: short sentences, everyday words, usted. */
import type { PolicyWords } from './clauses.ts';

export const spanish: PolicyWords = {
  title: 'Cómo usamos los mensajes',
  intro:
    'Esta página dice cómo usamos los mensajes usted y yo, {therapist}. Léala con calma. Pregúnteme lo que no esté claro.',
  sections: {
    purpose: 'Para qué son los mensajes',
    answers: 'Cuándo respondo',
    emergency: 'No es para emergencias',
    record: 'Qué se guarda',
    sharing: 'Si se comparten mensajes',
    methods: 'Lo que no uso',
    'mix-ups': 'Confusiones',
    fees: 'Cuánto cuesta',
    down: 'Cuando algo no funciona',
    choice: 'Usted decide',
  },
  clauses: {
    purpose: {
      name: 'Para qué es este medio',
      variants: {
        practical: {
          name: 'Asuntos prácticos',
          text: 'Use los mensajes para asuntos prácticos: citas, formularios, cómo llegar, una pregunta corta.',
        },
        between: {
          name: 'Asuntos prácticos y notas cortas entre sesiones',
          text: 'Use los mensajes para citas, formularios y preguntas cortas. También puede enviarme una nota corta entre sesiones. La leo y hablamos de ella cuando nos vemos.',
        },
        'check-ins': {
          name: 'Asuntos prácticos y los avisos acordados',
          text: 'Use los mensajes para citas, formularios y preguntas cortas, y para los avisos que hemos acordado.',
        },
      },
    },
    'no-session': {
      name: 'Un mensaje no es una sesión',
      variants: {
        wait: {
          name: 'Hay cosas que se hablan en persona',
          text: 'Los mensajes no reemplazan una sesión. Si algo pide hablarlo bien, se lo digo y buscamos un momento.',
        },
      },
    },
    'answer-time': {
      name: 'Cuánto tarda la respuesta',
      variants: {
        hours: {
          name: 'En un número de horas',
          text: 'Respondo en {answer-hours} horas como máximo, los días en que trabajo. Otros días puedo tardar más.',
        },
        'next-day': {
          name: 'Al final del siguiente día de trabajo',
          text: 'Respondo a más tardar al final de mi siguiente día de trabajo. No puedo responder al momento.',
        },
      },
    },
    'office-hours': {
      name: 'Horario',
      variants: {
        read: { name: 'Cuándo se leen los mensajes', text: 'Leo los mensajes {days}, entre las {from} y las {until}.' },
        answer: {
          name: 'Se escribe a cualquier hora, se lee en horario',
          text: 'Puede escribir a cualquier hora. Leo y respondo {days}, entre las {from} y las {until}.',
        },
      },
    },
    'no-answer': {
      name: 'Si no llega respuesta',
      variants: {
        call: { name: 'Llamar a la consulta', text: 'Si para entonces no tiene respuesta, llámeme al {phone}.' },
        'write-again': {
          name: 'Escribir otra vez',
          text: 'Si para entonces no tiene respuesta, escríbame otra vez. Puede que no lo haya visto.',
        },
      },
    },
    away: {
      name: 'Cuando no estoy',
      variants: {
        told: { name: 'Aviso antes', text: 'Cuando no voy a estar, le aviso antes y le digo a quién puede acudir.' },
        substitute: { name: 'Otra persona', text: 'Cuando no estoy, puede acudir a {substitute}.' },
      },
    },
    'not-watched': {
      name: 'Nadie está pendiente a toda hora',
      variants: {
        'not-watched': {
          name: 'No es para nada urgente',
          text: 'Nadie está pendiente de estos mensajes a toda hora. Pueden pasar horas hasta que vea el suyo. No los use cuando algo no puede esperar.',
        },
      },
    },
    'emergency-instead': {
      name: 'Qué hacer en una emergencia',
      variants: {
        number: {
          name: 'El número de emergencias',
          text: 'Si usted u otra persona está en peligro, llame al {emergency-number} o vaya a la sala de emergencias más cercana.',
        },
        'number-and-call': {
          name: 'El número de emergencias y después la consulta',
          text: 'Si usted u otra persona está en peligro, llame al {emergency-number} o vaya a la sala de emergencias más cercana. Cuando esté a salvo, llámeme al {phone}.',
        },
      },
    },
    'crisis-line': {
      name: 'Una línea de crisis',
      variants: {
        line: {
          name: 'Alguien con quien hablar a cualquier hora',
          text: 'Si necesita hablar con alguien ahora mismo, llame al {crisis-line}. Hay alguien de día y de noche.',
        },
      },
    },
    filed: {
      name: 'Los mensajes se guardan en el expediente',
      variants: {
        law: {
          name: 'El tiempo que pide la ley',
          text: 'Lo que escribimos es parte de su expediente. Lo guardo el tiempo que me pide la ley.',
        },
        years: {
          name: 'Un número de años',
          text: 'Lo que escribimos es parte de su expediente. Lo guardo {years} años después de terminar nuestro trabajo.',
        },
      },
    },
    'who-reads': {
      name: 'Quién los lee',
      variants: {
        'only-me': { name: 'Solo yo', text: 'Solo yo leo sus mensajes, salvo que la ley me obligue a mostrarlos.' },
        team: {
          name: 'El equipo de la consulta',
          text: 'Quienes trabajan en {practice} pueden leer sus mensajes si su trabajo lo pide. Todos deben guardar el secreto.',
        },
        supervisor: {
          name: 'También mi supervisor o supervisora',
          text: 'Yo leo sus mensajes. Puedo hablar de ellos en mi supervisión, donde también se guarda el secreto.',
        },
      },
    },
    copy: {
      name: 'Una copia para el cliente',
      variants: {
        ask: {
          name: 'Se pide en cualquier momento',
          text: 'Puede pedirme una copia de nuestros mensajes en cualquier momento.',
        },
      },
    },
    yours: {
      name: 'Lo que comparte el cliente',
      variants: {
        think: {
          name: 'Lo decide el cliente',
          text: 'Lo que haga con nuestros mensajes es cosa suya. Una captura de pantalla o un mensaje reenviado ya no está protegido: piense antes quién podría verlo.',
        },
        'please-ask': {
          name: 'Hablarlo antes',
          text: 'Antes de reenviar mis mensajes o publicar una captura, hable conmigo. Fuera de esta página ya no están protegidos.',
        },
      },
    },
    mine: {
      name: 'Lo que comparto yo',
      variants: {
        'never-without': {
          name: 'Nada sin preguntar',
          text: 'No reenvío sus mensajes ni hago capturas de ellos sin preguntarle, salvo que la ley me obligue.',
        },
      },
    },
    'shared-phone': {
      name: 'Un teléfono que usan otros',
      variants: {
        close: {
          name: 'Cerrar la página',
          text: 'Si otras personas usan su teléfono, podrían leer nuestros mensajes. Cierre esta página al terminar y dígame si comparte el teléfono.',
        },
      },
    },
    'not-used': {
      name: 'Medios que no se usan',
      variants: {
        list: {
          name: 'Una lista',
          text: 'Para hablar de su atención no uso {not-used}. No son lo bastante privados.',
        },
      },
    },
    elsewhere: {
      name: 'Un mensaje que llega por otro medio',
      variants: {
        'answer-here': {
          name: 'Se responde aquí',
          text: 'Si me escribe por otro medio, le respondo aquí o por teléfono.',
        },
      },
    },
    social: {
      name: 'Redes sociales',
      variants: {
        none: {
          name: 'Sin contacto ahí',
          text: 'No me conecto con clientes en redes sociales ni los busco ahí. Así su vida privada sigue siendo suya.',
        },
      },
    },
    'wrong-person': {
      name: 'Un mensaje para otra persona',
      variants: {
        tell: {
          name: 'Avisar y borrarlo',
          text: 'Si recibe algo que claramente no es para usted, avíseme y bórrelo. Yo hago lo mismo por usted.',
        },
      },
    },
    dictation: {
      name: 'Dictado y palabras cambiadas',
      variants: {
        ask: {
          name: 'Preguntar si suena raro',
          text: 'A veces dicto, y los teléfonos cambian palabras. Si un mensaje mío suena raro, pregúnteme qué quise decir.',
        },
      },
    },
    tone: {
      name: 'Cómo suenan las palabras',
      variants: {
        ask: {
          name: 'Lo escrito puede sonar frío',
          text: 'Lo escrito puede sonar más frío de lo que es. Si algo que escribo le duele, dígamelo.',
        },
      },
    },
    fees: {
      name: 'Costo',
      variants: {
        none: { name: 'Sin costo', text: 'No cobro por los mensajes.' },
        'talk-first': {
          name: 'Solo después de hablarlo',
          text: 'No cobro por mensajes cortos. Si escribir lleva mucho tiempo, hablamos del costo antes de que lo haya.',
        },
        time: {
          name: 'Por tiempo',
          text: 'Los mensajes cortos no cuestan nada. Si leer y responder lleva más de {minutes} minutos por semana, cobro {rate}. Le aviso antes.',
        },
      },
    },
    down: {
      name: 'Cuando los mensajes no funcionan',
      variants: {
        call: {
          name: 'El mensaje espera y el teléfono funciona',
          text: 'Si los mensajes no llegan, el suyo espera en su teléfono y sale solo. Si necesita una respuesta, llámeme al {phone}.',
        },
      },
    },
    'lost-phone': {
      name: 'Un teléfono perdido',
      variants: {
        tell: {
          name: 'Avisar, y cierro la entrada',
          text: 'Si pierde el teléfono, avíseme. Cierro esa entrada y le doy una nueva.',
        },
      },
    },
    'another-way': {
      name: 'El derecho a otro medio',
      variants: {
        'no-reason': {
          name: 'Sin dar razones',
          text: 'No tiene que usar los mensajes. Puede pedir llamadas, cartas o hablar en persona. No hace falta decir por qué.',
        },
      },
    },
    'take-back': {
      name: 'Retirar el acuerdo',
      variants: {
        'any-time': {
          name: 'En cualquier momento',
          text: 'Puede retirar su acuerdo en cualquier momento, en esta página o diciéndomelo. Eso no cambia cómo le atiendo.',
        },
      },
    },
    changes: {
      name: 'Cuando cambia la política',
      variants: {
        'ask-again': {
          name: 'Se pregunta otra vez',
          text: 'Si cambio esta página, le muestro lo nuevo y le pregunto otra vez.',
        },
      },
    },
  },
  blanks: {
    'answer-hours': 'Horas hasta la respuesta',
    days: 'Días',
    from: 'Desde',
    until: 'Hasta',
    phone: 'Teléfono de la consulta',
    substitute: 'Quién está en su lugar, con teléfono',
    'emergency-number': 'Número de emergencias',
    'crisis-line': 'Línea de crisis',
    years: 'Años que se guardan los mensajes',
    'not-used': 'Lo que no se usa',
    minutes: 'Minutos por semana sin costo',
    rate: 'Lo que se cobra',
  },
  agreement: {
    heading: 'Su acuerdo',
    text: 'Si firma, dice que leyó esta página y que está de acuerdo. También puede decir que no: entonces hablamos de lo que le conviene, y puede seguir escribiéndome.',
    signature: 'Su nombre',
  },
  weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  dayWords: { everyDay: 'todos los días', range: 'de {first} a {last}', list: 'los {days}', and: 'y' },
};

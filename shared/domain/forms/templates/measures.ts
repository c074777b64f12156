/**
 * PHQ-9 and GAD-7, in the public wording of the instruments (phqscreeners.com: no permission is needed to copy, translate,
 * show or hand them out). Ids are those that measures.ts scores; the question on daily life is asked and not scored.
 */
import type { AskedItem, Form, FormItem } from '../form.ts';
import { frequencyOptions } from '../measures.ts';

type Words = {
  readonly lead: string;
  readonly frequency: readonly string[];
  readonly difficulty: string;
  readonly difficulties: readonly string[];
  readonly notWatched: string;
};

const difficultyOptions = ['not-difficult', 'somewhat', 'very', 'extremely'] as const;

const en: Words = {
  lead: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  frequency: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
  difficulty:
    'If any of these applied to you: how difficult have they made it for you to do your work, take care of things at home, or get along with other people?',
  difficulties: ['Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'],
  notWatched:
    'Your therapist does not see this at once, and nobody watches for it. If you are in danger or thinking of ending your life, call your local emergency number now.',
};

const es: Words = {
  lead: 'Durante las últimas 2 semanas, ¿con qué frecuencia le han molestado los siguientes problemas?',
  frequency: ['Ningún día', 'Varios días', 'Más de la mitad de los días', 'Casi todos los días'],
  difficulty:
    'Si alguno de estos problemas fue el suyo: ¿qué tan difícil se le ha hecho por ello cumplir con su trabajo, atender su casa, o relacionarse con otras personas?',
  difficulties: ['Para nada difícil', 'Un poco difícil', 'Muy difícil', 'Extremadamente difícil'],
  notWatched:
    'Su terapeuta no ve esto al momento y nadie está pendiente de ello. Si está en peligro o piensa en quitarse la vida, llame ahora al número de emergencias de su zona.',
};

function scored(words: Words, questions: readonly string[]): readonly AskedItem[] {
  return questions.map((label, index) => ({
    kind: 'choice',
    id: `q${String(index + 1)}`,
    label,
    isRequired: true,
    isMany: false,
    options: frequencyOptions.map((id, place) => ({ id, label: words.frequency[place] ?? id })),
  }));
}

function measure(name: 'phq-9' | 'gad-7', locale: 'en' | 'es', title: string, questions: readonly string[]): Form {
  const words = locale === 'en' ? en : es;
  const difficulty: FormItem = {
    kind: 'choice',
    id: 'difficulty',
    label: words.difficulty,
    isRequired: false,
    isMany: false,
    options: difficultyOptions.map((id, place) => ({ id, label: words.difficulties[place] ?? id })),
  };
  return {
    kind: 'measure',
    measure: name,
    title,
    locale,
    items: [
      { kind: 'paragraph', id: 'lead', text: words.lead },
      ...scored(words, questions),
      difficulty,
      ...(name === 'phq-9' ? [{ kind: 'paragraph' as const, id: 'not-watched', text: words.notWatched }] : []),
    ],
  };
}

export const phq9En = measure('phq-9', 'en', 'PHQ-9: how you have been', [
  'Little interest or pleasure in doing things',
  'Feeling down, depressed, or hopeless',
  'Trouble falling or staying asleep, or sleeping too much',
  'Feeling tired or having little energy',
  'Poor appetite or overeating',
  'Feeling bad about yourself, or that you are a failure or have let yourself or your family down',
  'Trouble concentrating on things, such as reading the newspaper or watching television',
  'Moving or speaking so slowly that other people could have noticed? Or the opposite, being so fidgety or restless that you have been moving around a lot more than usual',
  'Thoughts that you would be better off dead or of hurting yourself in some way',
]);

export const phq9Es = measure('phq-9', 'es', 'PHQ-9: cómo se ha encontrado', [
  'Poco interés o placer en hacer cosas',
  'Se ha sentido decaído(a), deprimido(a) o sin esperanzas',
  'Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado',
  'Se ha sentido cansado(a) o con poca energía',
  'Sin apetito o ha comido en exceso',
  'Se ha sentido mal con usted mismo(a), o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia',
  'Ha tenido dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión',
  '¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? O lo contrario, muy inquieto(a) o agitado(a) que ha estado moviéndose mucho más de lo normal',
  'Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera',
]);

export const gad7En = measure('gad-7', 'en', 'GAD-7: worry and tension', [
  'Feeling nervous, anxious, or on edge',
  'Not being able to stop or control worrying',
  'Worrying too much about different things',
  'Trouble relaxing',
  'Being so restless that it is hard to sit still',
  'Becoming easily annoyed or irritable',
  'Feeling afraid, as if something awful might happen',
]);

export const gad7Es = measure('gad-7', 'es', 'GAD-7: preocupación y tensión', [
  'Se ha sentido nervioso(a), ansioso(a) o con los nervios de punta',
  'No ha sido capaz de parar o controlar su preocupación',
  'Se ha preocupado demasiado por motivos diferentes',
  'Ha tenido dificultad para relajarse',
  'Se ha sentido tan inquieto(a) que no ha podido quedarse quieto(a)',
  'Se ha molestado o irritado fácilmente',
  'Ha tenido miedo de que algo terrible fuera a pasar',
]);

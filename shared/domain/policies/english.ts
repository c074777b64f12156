/** The communications policy in English: short sentences, everyday words. */
import type { PolicyWords } from './clauses.ts';

export const english: PolicyWords = {
  title: 'How we use messages',
  intro:
    'This page says how you and I, {therapist}, use messages. Take your time with it. Ask me about anything that is not clear.',
  sections: {
    purpose: 'What messages are for',
    answers: 'When I answer',
    emergency: 'Not for emergencies',
    record: 'What is kept',
    sharing: 'Passing messages on',
    methods: 'Ways I don’t use',
    'mix-ups': 'Mix-ups',
    fees: 'What it costs',
    down: 'When something doesn’t work',
    choice: 'Your choice',
  },
  clauses: {
    purpose: {
      name: 'What the channel is for',
      variants: {
        practical: {
          name: 'Practical matters',
          text: 'Use messages for practical things: dates and times, forms, directions, a short question.',
        },
        between: {
          name: 'Practical matters and short notes between sessions',
          text: 'Use messages for dates, forms and short questions. You can also send me a short note between sessions. I read it, and we talk about it when we meet.',
        },
        'check-ins': {
          name: 'Practical matters and check-ins that were agreed',
          text: 'Use messages for dates, forms and short questions, and for the check-ins that we have agreed on.',
        },
      },
    },
    'no-session': {
      name: 'Messages are not a session',
      variants: {
        wait: {
          name: 'Some things wait for a talk',
          text: 'Messages don’t take the place of a session. If something needs a real talk, I will say so, and we find a time for it.',
        },
      },
    },
    'answer-time': {
      name: 'How soon an answer comes',
      variants: {
        hours: {
          name: 'Within a number of hours',
          text: 'I answer within {answer-hours} hours on the days when I work. On other days it can take longer.',
        },
        'next-day': {
          name: 'By the end of the next working day',
          text: 'I answer by the end of my next working day. I can’t answer right away.',
        },
      },
    },
    'office-hours': {
      name: 'Office hours',
      variants: {
        read: { name: 'When messages are read', text: 'I read messages {days}, between {from} and {until}.' },
        answer: {
          name: 'Write any time, read in office hours',
          text: 'You can write at any hour. I read and answer {days}, between {from} and {until}.',
        },
      },
    },
    'no-answer': {
      name: 'When no answer comes',
      variants: {
        call: { name: 'Call the practice', text: 'If you have no answer by then, call me at {phone}.' },
        'write-again': {
          name: 'Write once more',
          text: 'If you have no answer by then, write once more. I may have missed it.',
        },
      },
    },
    away: {
      name: 'When I am away',
      variants: {
        told: {
          name: 'Told beforehand',
          text: 'When I am away, I tell you before, and I tell you who you can turn to.',
        },
        substitute: { name: 'A colleague', text: 'When I am away, you can turn to {substitute}.' },
      },
    },
    'not-watched': {
      name: 'Nobody watches it around the clock',
      variants: {
        'not-watched': {
          name: 'Not for anything urgent',
          text: 'Nobody watches these messages around the clock. Hours can pass before I see yours. Don’t use them when something can’t wait.',
        },
      },
    },
    'emergency-instead': {
      name: 'What to do in an emergency',
      variants: {
        number: {
          name: 'The emergency number',
          text: 'If you or someone else is in danger, call {emergency-number} or go to the nearest emergency room.',
        },
        'number-and-call': {
          name: 'The emergency number, then the practice',
          text: 'If you or someone else is in danger, call {emergency-number} or go to the nearest emergency room. When you are safe, call me at {phone}.',
        },
      },
    },
    'crisis-line': {
      name: 'A crisis line',
      variants: {
        line: {
          name: 'Someone to talk to at any hour',
          text: 'If you need someone to talk to right now, call {crisis-line}. Someone is there day and night.',
        },
      },
    },
    filed: {
      name: 'Messages are kept in the file',
      variants: {
        law: {
          name: 'As long as the law asks',
          text: 'What we write is part of your file. I keep it as long as the law asks me to.',
        },
        years: {
          name: 'A number of years',
          text: 'What we write is part of your file. I keep it for {years} years after we end our work.',
        },
      },
    },
    'who-reads': {
      name: 'Who reads them',
      variants: {
        'only-me': { name: 'Only I', text: 'Only I read your messages, unless the law says that I must show them.' },
        team: {
          name: 'The team of the practice',
          text: 'People who work at {practice} can read your messages when their work needs it. All of them must keep them private.',
        },
        supervisor: {
          name: 'My supervisor, too',
          text: 'I read your messages. I may talk about them with my supervisor, who must keep them private.',
        },
      },
    },
    copy: {
      name: 'A copy for the client',
      variants: {
        ask: { name: 'Ask at any time', text: 'You can ask me for a copy of our messages at any time.' },
      },
    },
    yours: {
      name: 'What the client passes on',
      variants: {
        think: {
          name: 'The client’s to decide',
          text: 'What you do with our messages is up to you. A screenshot or a forwarded message is no longer protected, so think first about who may see it.',
        },
        'please-ask': {
          name: 'Talk about it first',
          text: 'Before you pass on my messages or post a screenshot, talk with me about it. Once they leave this page they are no longer protected.',
        },
      },
    },
    mine: {
      name: 'What I pass on',
      variants: {
        'never-without': {
          name: 'Nothing without asking',
          text: 'I don’t pass on your messages or take screenshots of them without asking you, unless the law says that I must.',
        },
      },
    },
    'shared-phone': {
      name: 'A phone that others use, too',
      variants: {
        close: {
          name: 'Close the page',
          text: 'If others use your phone, they could read our messages. Close this page when you are done, and tell me if you share the phone.',
        },
      },
    },
    'not-used': {
      name: 'Methods that are not used',
      variants: {
        list: {
          name: 'A list',
          text: 'I don’t write about your care by {not-used}. Those are not private enough.',
        },
      },
    },
    elsewhere: {
      name: 'A message that comes another way',
      variants: {
        'answer-here': {
          name: 'Answered here',
          text: 'If you write to me another way, I answer here or by phone.',
        },
      },
    },
    social: {
      name: 'Social media',
      variants: {
        none: {
          name: 'No contact there',
          text: 'I don’t connect with clients on social media and don’t look them up there. It keeps your private life yours.',
        },
      },
    },
    'wrong-person': {
      name: 'A message for someone else',
      variants: {
        tell: {
          name: 'Say so and delete it',
          text: 'If you get something that is clearly not meant for you, tell me and delete it. I do the same for you.',
        },
      },
    },
    dictation: {
      name: 'Dictation and wrong words',
      variants: {
        ask: {
          name: 'Ask when it sounds odd',
          text: 'I sometimes dictate, and phones change words. If a message of mine sounds odd, ask me what I meant.',
        },
      },
    },
    tone: {
      name: 'How words sound',
      variants: {
        ask: {
          name: 'Written words can sound cold',
          text: 'Written words can sound colder than they are meant. If something I write hurts, tell me.',
        },
      },
    },
    fees: {
      name: 'Fees',
      variants: {
        none: { name: 'No charge', text: 'I don’t charge for messages.' },
        'talk-first': {
          name: 'Only after talking about it',
          text: 'I don’t charge for short messages. If writing takes a lot of time, we talk about the cost before there is any.',
        },
        time: {
          name: 'By time',
          text: 'Short messages cost nothing. If reading and answering takes more than {minutes} minutes a week, I charge {rate}. I tell you before.',
        },
      },
    },
    down: {
      name: 'When the channel is down',
      variants: {
        call: {
          name: 'The message waits, and the phone works',
          text: 'If messages don’t get through, yours waits on your phone and goes out by itself. If you need an answer, call me at {phone}.',
        },
      },
    },
    'lost-phone': {
      name: 'A lost phone',
      variants: {
        tell: {
          name: 'Tell me, and I close the way in',
          text: 'If you lose your phone, tell me. I close that way in and give you a new one.',
        },
      },
    },
    'another-way': {
      name: 'The right to another way',
      variants: {
        'no-reason': {
          name: 'No reason needed',
          text: 'You don’t have to use messages. You can ask for phone calls, letters or talking in person. You don’t need to say why.',
        },
      },
    },
    'take-back': {
      name: 'Taking the agreement back',
      variants: {
        'any-time': {
          name: 'At any time',
          text: 'You can take back your agreement at any time, on this page or by telling me. It does not change how I care for you.',
        },
      },
    },
    changes: {
      name: 'When the policy changes',
      variants: {
        'ask-again': {
          name: 'Ask again',
          text: 'If I change this page, I show you what is new and ask you again.',
        },
      },
    },
  },
  blanks: {
    'answer-hours': 'Hours until an answer',
    days: 'Days',
    from: 'From',
    until: 'Until',
    phone: 'Phone of the practice',
    substitute: 'Who is there instead, with a phone number',
    'emergency-number': 'Emergency number',
    'crisis-line': 'Crisis line',
    years: 'Years that messages are kept',
    'not-used': 'What is not used',
    minutes: 'Minutes a week at no charge',
    rate: 'Charge',
  },
  agreement: {
    heading: 'Your agreement',
    text: 'If you sign, you say that you have read this page and agree to it. You may also say no: then we talk about what suits you, and you can still write to me.',
    signature: 'Your name',
  },
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  dayWords: { everyDay: 'every day', range: '{first} to {last}', list: 'on {days}', and: 'and' },
};

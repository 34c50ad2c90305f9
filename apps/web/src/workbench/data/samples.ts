import type { Reading } from '../../compute/lab.ts';
import type { Session } from '../session/session.ts';

/** A data set that comes with the lab. */
export interface Sample {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly load: () => Promise<{ readonly default: string }>;
  readonly reading: Reading;
  /** Choices that show what can be seen in it. */
  readonly choices: Partial<Pick<Session, 'kinds'>> & { readonly model?: Partial<Session['model']> };
}

export const samples: readonly Sample[] = [
  {
    file: 'penguins.csv',
    title: 'Palmer penguins',
    about: '344 birds, four measurements. Their species and island are set aside: do three classes find them again?',
    load: () => import('../../../../../examples/penguins.csv?raw'),
    reading: {},
    choices: { kinds: { species: 'ignore', island: 'ignore' }, model: { classes: 3 } },
  },
  {
    file: 'survey.csv',
    title: 'A survey on politics',
    about: '600 people, six questions, a design weight each, and 204 cells missing, some of them coded 9.',
    load: () => import('../../../../../examples/survey.csv?raw'),
    reading: { id: 'person', weights: 'weight', missing: 'news:9' },
    choices: { model: { classes: 3 } },
  },
  {
    file: 'words.csv',
    title: 'Words and thoughts',
    about: '240 people, three words each, and a thought behind them that nobody saw.',
    load: () => import('../../../../../examples/words.csv?raw'),
    reading: {},
    choices: { model: { classes: 2, graph: 'Thoughts*{bad,good} -> Word1, Word2, Word3' } },
  },
  {
    file: 'stouffer-toby.csv',
    title: 'Role conflict',
    about:
      '216 students as 16 patterns with their counts (Stouffer and Toby, 1951). Three classes are too many: see why.',
    load: () => import('../../../../../examples/stouffer-toby.csv?raw'),
    reading: { weights: 'count' },
    choices: { model: { classes: 2 } },
  },
];

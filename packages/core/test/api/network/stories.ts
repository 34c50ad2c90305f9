import { network } from '../../../src/index.ts';

/** What a user writes with networks, checked by the compiler: each wrong program below is a compile error. */
const net = network()
  .node('Thoughts', { levels: ['positive', 'negative'], latent: true })
  .node('Words', { levels: ['yes', 'no'], parents: ['Thoughts'] })
  .build();

export async function wordsAndThoughts() {
  const rows = [{ Words: 'yes' }, { Words: 'no', Thoughts: 'negative' }, { Thoughts: 'positive' }, {}] as const;
  const fitted = await net.fit(rows, { seed: 1 });
  const yes: number = fitted.query(['Thoughts'], { Words: 'yes' }).positive;
  const joint = fitted.query(['Thoughts', 'Words']);
  const posterior = fitted.posterior([{ Words: 'yes' }], 'Thoughts').row(0);
  const [best] = fitted.mostProbable([{ Words: 'yes' }]);
  const thought: 'positive' | 'negative' | undefined = best?.row.Thoughts;
  // @ts-expect-error Words is not latent
  const observed = () => fitted.posterior([{ Words: 'yes' }], 'Words');
  // @ts-expect-error wrong level
  const wrongLevel = () => fitted.query(['Thoughts'], { Words: 'maybe' });
  // @ts-expect-error cannot condition on the target
  const target = () => fitted.query(['Thoughts'], { Thoughts: 'positive' });
  // @ts-expect-error no such node
  const stranger = () => fitted.cpt('Deeds');
  // @ts-expect-error a level that the node does not have
  const cell = () => net.fit([{ Words: 'maybe' }]);
  return { fitted, yes, joint, posterior, thought, wrong: [wrongLevel, target, stranger], observed, cell };
}

const empty = network();
const one = empty.node('A', { levels: ['0', '1'] });

/** Programs that do not compile, and are refused where types are not looked at. */
export const refused = {
  // @ts-expect-error a parent must be declared before: acyclic by construction
  unknownParent: () => empty.node('A', { levels: ['0', '1'], parents: ['B'] }).build(),
  // @ts-expect-error duplicate node
  duplicate: () => one.node('A', { levels: ['0', '1'] }).build(),
  // @ts-expect-error tied to a node that does not exist
  unknownTie: () => one.node('B', { levels: ['0', '1'], tied: 'C' }).build(),
};

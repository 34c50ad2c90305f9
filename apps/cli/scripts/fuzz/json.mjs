/** A change inside a JSON document that leaves it JSON; undefined where it is none any more. */
export function mutateJson(random, bytes) {
  try {
    const document = JSON.parse(bytes.toString('utf8'));
    const places = [];
    collect(document, places);
    if (places.length === 0) return undefined;
    const [owner, key] = random.pick(places);
    random.pick(CHANGES)(random, owner, key, places);
    return Buffer.from(JSON.stringify(document));
  } catch {
    return undefined; // no JSON, or nested deeper than a recursion goes
  }
}

function collect(value, places) {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    places.push([value, key]);
    collect(value[key], places);
  }
}

const CHANGES = [
  function replace(random, owner, key) {
    put(owner, key, random.pick(VALUES)());
  },
  function remove(_random, owner, key) {
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else delete owner[key];
  },
  function copyFromElsewhere(random, owner, key, places) {
    const [other, from] = random.pick(places);
    put(owner, key, structuredClone(other[from]));
  },
  function duplicate(random, owner, key) {
    if (Array.isArray(owner)) owner.push(structuredClone(owner[key]));
    else put(owner, random.pick(NAMES), structuredClone(owner[key]));
  },
  function rename(random, owner, key) {
    const value = owner[key];
    delete owner[key];
    put(owner, random.pick(NAMES), value);
  },
  function nest(random, owner, key) {
    let value = owner[key];
    for (let depth = random.chance(0.2) ? 80 : 1; depth > 0; depth--) value = [value];
    put(owner, key, value);
  },
  function lengthen(random, owner, key) {
    const value = owner[key];
    if (Array.isArray(value)) for (let i = random.below(40); i > 0; i--) value.push(structuredClone(value[0] ?? 0));
  },
  function scale(random, owner, key) {
    if (typeof owner[key] === 'number') owner[key] *= random.pick([-1, 0, 1e-9, 1 + 1e-7, 2, 1e9, 1e300]);
  },
];

/** Also a member called __proto__ becomes one of the document's own. */
function put(owner, key, value) {
  Object.defineProperty(owner, key, { value, writable: true, enumerable: true, configurable: true });
}

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'kind',
  'format',
  'version',
  'features',
  'nodes',
  'levels',
  'fixed',
].concat(['parents', 'latent', 'parameters', 'prior', 'family', 'trials', 'covariance', 'name', 'A', 'class', 'x', '']);

const VALUES = [
  ...[null, true, false, 0, -0, 1, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 32, 1e9, 65].map(
    (value) => () => value,
  ),
  ...['', 'A', '1', '__proto__', 'é\u0000', '\ud800', 'n'.repeat(2000), 'categorical', 'gaussian', 'poisson', 'network']
    .concat(['mixture', 'hmm', 'full', 'binomial', 'bernoulli', 'negative-binomial', 'exponential', 'latent-fit'])
    .map((value) => () => value),
  () => [],
  () => ({}),
  () => [0.5, 0.5],
  () => [[0.5, 0.5]],
  () => [null],
  () => ({ mean: 0, variance: 0 }),
  () => ({ constructor: null }),
  () => JSON.parse('{"__proto__":{"polluted":1}}'),
  () => Array.from({ length: 2000 }, (_, i) => `l${i}`),
  () => Array.from({ length: 2000 }, () => 0.0005),
];

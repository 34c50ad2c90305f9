import type { CodeTexts } from './text.ts';

/** Networks: their graphs and tables, and what is asked of them. */
export const NETWORK_CODES: CodeTexts = {
  CYCLE: {
    what: 'The arrows of a network run in a circle.',
    why: 'A node would be its own cause. The joint probability is a product over nodes given their parents only where the graph has no circle.',
    fix: 'Turn or remove one of the arrows that the message prints.',
  },
  GRAPH_SYNTAX: {
    what: 'A graph cannot be read from the position that the message names.',
    why: 'It is made of arrows between names, "A -> B; C -> B", each name with * where it is hidden and {levels} where the data do not show them.',
    fix: 'Correct that position, for example "Thoughts*{bad,good} -> Words"; put names with signs in double quotes.',
  },
  BAD_TIE: {
    what: 'A node shares the table of a node whose table does not fit it.',
    why: 'Tied nodes have the same levels, and parents with the same levels in the same order; and the other node owns its table.',
    fix: 'Tie nodes that are alike, or give the node a table of its own.',
  },
  WRONG_KIND: {
    what: 'A document describes a network where a mixture is needed, or the other way round.',
    why: 'What was asked for is defined for one kind of model only; "kind" in the document says which it is.',
    fix: 'Give a document of the kind that the message names.',
  },
  CLIQUE_TOO_LARGE: {
    what: 'Exact inference in this network would need more than 1 GiB for one table.',
    why: 'Nodes that depend on each other are reckoned together, and their combinations of levels multiply. The message names them.',
    fix: 'Remove arrows into the nodes that are named, or give them fewer levels.',
  },
  ROWS_NORMALISED: {
    what: 'Rows of conditional tables did not quite sum to one and were divided by their sum.',
    why: 'Files hold rounded numbers. A sum may be off by 1e-6; more is taken for a mistake.',
    fix: 'Nothing needs to be done.',
  },
  BARREN_NODE: {
    what: 'A hidden node has nothing below it that was ever observed.',
    why: 'It sums to one and out of the likelihood: the data say nothing about it, and its table stays as it was.',
    fix: 'Observe the node or something below it, or leave it out.',
  },
  NOT_ESTIMATED: {
    what: 'Rows of a conditional table have no expected counts.',
    why: 'No row of the data makes these levels of the parents possible. There is nothing to estimate from, and the old values stay.',
    fix: 'Collect rows with these parents, or add a prior: --prior 1.',
  },
  UNKNOWN_NODE: {
    what: 'A node is named that the network does not have.',
    why: 'Nodes are named as in the document or graph, in the same letter case.',
    fix: 'Take the name that the message suggests.',
  },
  QUERY_SYNTAX: {
    what: 'A query cannot be read from the position that the message names.',
    why: 'It has the form "A, B | C=x, D=y": the nodes asked for, a bar, and what is given.',
    fix: 'Separate names by commas and write levels behind "="; put names with one of , | = " in double quotes. Without conditions leave the bar out.',
  },
  CONTRADICTION: {
    what: 'A query gives a node two different levels.',
    why: 'A node has one level at a time, so nothing satisfies both conditions.',
    fix: 'Leave one of them out; to compare them, ask twice.',
  },
  IMPOSSIBLE_EVIDENCE: {
    what: 'What a query takes as given has probability 0 in the network.',
    why: 'A posterior divides by the probability of the evidence. Tables with zeros, such as "either = tub or lung", rule out some combinations.',
    fix: 'Leave out one of the conditions, or fit with a prior, under which everything is possible.',
  },
};

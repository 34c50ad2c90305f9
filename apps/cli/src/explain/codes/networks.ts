import type { CodeTexts } from './text.ts';

/** Graphs, documents of networks, and what a fit of one can meet. */
export const NETWORK_CODES: CodeTexts = {
  GRAPH_SYNTAX: {
    what: 'The text of --graph (or of parseGraph) is no graph from some place on; a caret shows it.',
    why: 'A graph is written as "Thoughts*{bad,good} -> Words; A, B -> C -> D": arrows point from parents to children, * marks hidden nodes, levels stand in braces, ; or a newline ends a statement.',
    fix: 'Correct the text at the caret. Names with blanks, commas, braces, stars or quotes stand in double quotes. In a shell put the whole graph into single quotes.',
  },
  CYCLE: {
    what: 'A network has a cycle: following its arrows one comes back to where one was.',
    why: "The joint probability is the product of each node's probability given its parents. That is a distribution only where no node is its own ancestor.",
    fix: 'Turn or remove one of the arrows that the message prints. What seems to be mutual often has a common hidden cause: "Cause* -> A, B".',
  },
  UNKNOWN_PARENT: {
    what: 'A node of a document names a parent that is no node.',
    why: 'Parents are matched by name, letter case and blanks included.',
    fix: 'Correct the name (the message has the nearest one), or add the node.',
  },
  UNKNOWN_NODE: {
    what: 'A node is named that the network does not have.',
    why: 'Nodes are matched by name, letter case and blanks included. The names of --latent are separated by commas.',
    fix: 'Take a name from the list in the message.',
  },
  BAD_TIE: {
    what: 'A node cannot share the conditional table of another as the document says.',
    why: 'Tied nodes have the same levels in the same order, and parents with as many levels, in the same order. The table belongs to one of them, and "fixed" and "parameters" name that one.',
    fix: 'Name the node that owns the table; make levels and parents agree, or leave out "tied".',
  },
  WRONG_KIND: {
    what: 'A document is of another kind than is needed here: a network in place of a mixture, or the other way round.',
    why: 'A start and the model that it starts are of one kind, and some commands are for one kind only.',
    fix: 'Give the document of the kind that the message names. A mixture can be written as a network: one hidden node, the items its children.',
  },
  ROWS_NORMALISED: {
    what: 'Rows of a conditional table did not quite sum to one.',
    why: 'Files written with seven digits sum to 0.9999999. Up to 1e-6 the rows are divided by their sum; more is taken for a mistake.',
    fix: 'Nothing needs to be done.',
  },
  BARREN_NODE: {
    what: 'A hidden node has nothing observed below it.',
    why: 'Summed out, such a node is a factor of one: it enters no likelihood, so that the data say nothing about its table. It keeps its starting values.',
    fix: 'Give it an observed child, observe it in some rows, or leave it out.',
  },
  NOT_ESTIMATED: {
    what: 'Some rows of conditional tables belong to configurations of the parents that no row of the data can have.',
    why: 'A row of a table is estimated from the rows of the data with that configuration; here their expected count is 0. The table shows "not estimated" there, and the values are those of the start.',
    fix: 'Use a prior (--prior 1 or --equivalent-sample-size 10), drop an arrow, or merge levels of the parents.',
  },
  CLIQUE_TOO_LARGE: {
    what: 'Exact inference in this network needs more than 1 GiB.',
    why: 'Inference keeps a table over each clique of the triangulated graph: nodes joined by arrows, parents of one child, and what closes long circles. Its cells multiply with every node. The message names the largest clique and its bytes; nothing was allocated.',
    fix: 'Remove arrows, merge levels, or put a hidden node between many parents and their child. latent inspect shows the cliques.',
  },
  TABLES_TOO_LARGE: {
    what: 'The conditional tables of this network are too large for a document.',
    why: 'A table has a row for each combination of the levels of its parents: every binary parent doubles it. A fit document holds all rows, and their expected counts, as text. The message names the largest table, its rows and the bytes; nothing was allocated.',
    fix: 'Remove arrows, merge levels, or put a hidden node between many parents and their child.',
  },
  IMPOSSIBLE_EVIDENCE: {
    what: 'The evidence of a question has probability 0 under the network.',
    why: 'Some table gives it probability exactly 0, as tables of a logical "or" do. A condition that cannot happen has no conditional probabilities.',
    fix: 'Leave out one of the conditions, or fit with a small prior (--prior 0.5), which leaves no zeros.',
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
};

import { compileTree, type Kernel, type TreePass, treeScratch } from '@latent/kernel';
import { log } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Evidence, Network, NetworkNode } from '../../models/index.ts';
import { reserve } from '../reserve.ts';

/** The clique tree of a network in a kernel's memory, with evidence that stays there. */
export interface KernelTree {
  readonly counts: Float64Array;
  readonly logLikelihoods: Float64Array;
  load(parameters: Parameters): void;
  /** Infers rows from `from` on: adds to the counts, writes their log-likelihoods, and returns these weighted and added up. */
  infer(from: number, rows: number): number;
}

/**
 * @param countsOf where the counts of each node's family begin, in doubles; −1: they are not wanted
 * @param counts how many doubles there are
 * @param rows most rows of one call
 */
export function kernelTree(
  { arena, passes }: Kernel,
  network: Network,
  evidence: Evidence,
  weights: Float64Array,
  { countsOf, counts, rows }: { countsOf: (node: number) => number; counts: number; rows: number },
): KernelTree {
  const { nodes, tree, parameters: layout } = network;
  const shape = {
    levels: nodes.map(({ levels }) => levels.length),
    cliques: tree.cliques,
    families: tree.cliques.flatMap(({ families }, clique) =>
      families.map((node) => {
        const { parents, probabilities } = nodes[node] as NetworkNode;
        return { clique, variables: [...parents, node], table: probabilities.offset, counts: countsOf(node) };
      }),
    ),
  };
  const program = compileTree(shape);
  const bytes = evidence.BYTES_PER_ELEMENT;
  const at = reserve(() => ({
    program: arena.allocate(program.byteLength),
    evidence: arena.allocate(evidence.byteLength),
    weights: arena.allocate(weights.byteLength),
    tables: arena.allocate(layout.size * 8),
    logs: arena.allocate(layout.size * 8),
    counts: arena.allocate(counts * 8),
    logLikelihoods: arena.allocate(rows * 8),
    scratch: arena.allocate(treeScratch(shape)),
  }));
  arena.u32(at.program, program.length).set(program);
  const codes = evidence.length;
  if (bytes === 1) arena.u8(at.evidence, codes).set(evidence);
  else if (bytes === 2) arena.u16(at.evidence, codes).set(evidence);
  else arena.u32(at.evidence, codes).set(evidence);
  arena.f64(at.weights, weights.length).set(weights);
  const [tables, logs] = [arena.f64(at.tables, layout.size), arena.f64(at.logs, layout.size)];
  const pass: TreePass = bytes === 1 ? passes.inferTree8 : bytes === 2 ? passes.inferTree16 : passes.inferTree32;
  return {
    counts: arena.f64(at.counts, counts),
    logLikelihoods: arena.f64(at.logLikelihoods, rows),
    load(parameters) {
      tables.set(parameters);
      parameters.forEach((value, i) => {
        logs[i] = log(value);
      });
    },
    infer: (from, n) =>
      pass(
        n,
        at.program,
        at.evidence + from * nodes.length * bytes,
        at.tables,
        at.logs,
        at.weights + from * 8,
        at.counts,
        at.logLikelihoods,
        at.scratch,
      ),
  };
}

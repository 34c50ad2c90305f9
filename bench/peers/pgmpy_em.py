"""EM iterations by pgmpy, at the command of the bench: one JSON problem on the first line, then an answer for every line that follows."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import pandas as pd  # noqa: E402
import pgmpy  # noqa: E402
from pgmpy.factors.discrete import TabularCPD  # noqa: E402
from pgmpy.models import DiscreteBayesianNetwork  # noqa: E402
from pgmpy.parameter_estimator.discrete_em import DiscreteEM  # noqa: E402

answers, sys.stdout = sys.stdout, sys.stderr  # whatever pgmpy prints is no answer


def answer(value):
    answers.write(json.dumps(value) + "\n")
    answers.flush()


problem = json.loads(sys.stdin.readline())
nodes = {node["name"]: node for node in problem["nodes"]}
states = {name: list(range(node["levels"])) for name, node in nodes.items()}


def start(node):
    """A table from rows of probabilities, one for each configuration of the parents, the last parent fastest."""
    parents = node["parents"]
    return TabularCPD(
        node["name"],
        node["levels"],
        [list(column) for column in zip(*node["rows"])],
        evidence=parents or None,
        evidence_card=[nodes[parent]["levels"] for parent in parents] or None,
        state_names={name: states[name] for name in [node["name"], *parents]},
    )


data = pd.DataFrame(problem["columns"])
hidden = [name for name in nodes if name not in problem["columns"]]
edges = [(parent, name) for name, node in nodes.items() for parent in node["parents"]]


def one_iteration():
    model = DiscreteBayesianNetwork(edges, latents=set(hidden))
    model.add_nodes_from(nodes)
    model.latents = set(hidden)
    em = DiscreteEM(
        state_names={name: states[name] for name in problem["columns"]},
        latent_card={name: nodes[name]["levels"] for name in hidden},
        max_iter=1,
        init_cpds={name: start(node) for name, node in nodes.items()},
        n_jobs=1,
    )
    began = time.perf_counter()
    em.fit(model, data)
    return time.perf_counter() - began, em


def tables(em):
    out = {}
    for cpd in em.parameters_:
        parents = nodes[cpd.variable]["parents"]
        order = [cpd.variables.index(name) for name in [*parents, cpd.variable]]
        out[cpd.variable] = cpd.values.transpose(order).tolist()
    return out


answer({"version": pgmpy.__version__, "python": sys.version.split()[0]})
for _ in sys.stdin:
    seconds, em = one_iteration()
    answer({"milliseconds": 1000 * seconds, "tables": tables(em)})

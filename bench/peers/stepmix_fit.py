"""Whole fits of a latent class model by StepMix: file, columns, classes, starts, tolerance; then an answer for every line."""

import json
import sys
import time
import warnings

import numpy as np
import pandas as pd
from importlib.metadata import version
from stepmix.stepmix import StepMix
from threadpoolctl import threadpool_limits

warnings.filterwarnings("ignore")
path, columns, classes, starts, tolerance = sys.argv[1:]
table = pd.read_csv(path)[columns.split(",")]
codes = table.apply(lambda column: column.astype("category").cat.codes.replace(-1, np.nan)).to_numpy(float)
measurement = "categorical_nan" if np.isnan(codes).any() else "categorical"


def fit():
    model = StepMix(
        int(classes),
        measurement=measurement,
        n_init=int(starts),
        abs_tol=float(tolerance),
        max_iter=100_000,
        random_state=1,
        progress_bar=0,
    )
    return model.fit(codes)


print(json.dumps({"describe": f"StepMix {version('stepmix')}, measurement={measurement}"}), flush=True)
with threadpool_limits(limits=1):
    for _ in sys.stdin:
        began = time.perf_counter()
        model = fit()
        passed = 1000 * (time.perf_counter() - began)
        print(json.dumps({"milliseconds": passed, "logLikelihood": float(model.lower_bound_) * len(codes)}), flush=True)

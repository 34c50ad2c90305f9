"""Whole fits of a Gaussian mixture by scikit-learn: file, columns, components, starts, tolerance, how it starts; then an answer for every line."""

import json
import sys
import time
import warnings

import pandas as pd
import sklearn
from sklearn.mixture import GaussianMixture
from threadpoolctl import threadpool_limits

warnings.filterwarnings("ignore")
path, columns, classes, starts, tolerance, init = sys.argv[1:]
values = pd.read_csv(path)[columns.split(",")].to_numpy(float)


def fit():
    mixture = GaussianMixture(
        int(classes), tol=float(tolerance), n_init=int(starts), max_iter=100_000, init_params=init, random_state=1
    )
    return mixture.fit(values)


print(json.dumps({"describe": f"scikit-learn {sklearn.__version__}, init_params={init}, reg_covar at its default"}), flush=True)
with threadpool_limits(limits=1):
    for _ in sys.stdin:
        began = time.perf_counter()
        mixture = fit()
        passed = 1000 * (time.perf_counter() - began)
        print(json.dumps({"milliseconds": passed, "logLikelihood": mixture.score(values) * len(values)}), flush=True)

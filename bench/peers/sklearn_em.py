"""EM iterations of a Gaussian mixture by scikit-learn's own E-step and M-step: a problem's file and a number of threads, then an answer for every line."""

import json
import sys
import time

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky
from threadpoolctl import threadpool_info, threadpool_limits

path, threads = sys.argv[1], int(sys.argv[2])
with open(path, "rb") as file:
    rows, size, classes, diagonal = (int(value) for value in np.fromfile(file, np.int32, 4))
    sizes = np.fromfile(file, np.float64, classes)
    means = np.fromfile(file, np.float64, classes * size).reshape(classes, size)
    shape = (classes, size) if diagonal else (classes, size, size)
    covariances = np.fromfile(file, np.float64, int(np.prod(shape))).reshape(shape)
    weights = np.fromfile(file, np.float64, rows)
    values = np.fromfile(file, np.float64, rows * size).reshape(rows, size)
assert np.all(weights == 1), "scikit-learn takes no weights"

kind = "diag" if diagonal else "full"
precisions = _compute_precision_cholesky(covariances, kind)


def one_iteration():
    mixture = GaussianMixture(classes, covariance_type=kind, reg_covar=0)
    mixture.weights_, mixture.means_, mixture.covariances_ = sizes, means, covariances
    mixture.precisions_cholesky_ = precisions
    mean_log_likelihood, responsibilities = mixture._e_step(values)
    mixture._m_step(values, responsibilities)
    return mean_log_likelihood * rows, mixture


def checksum(mixture):
    parameters = np.concatenate([np.ravel(part) for part in (mixture.weights_, mixture.means_, mixture.covariances_)])
    return float(np.sum(parameters * (1 + (np.arange(parameters.size) % 97) / 97)))


def answer(value):
    print(json.dumps(value), flush=True)


with threadpool_limits(limits=threads):
    one_iteration()
    blas = sorted({f"{pool['internal_api']} {pool['version']}" for pool in threadpool_info() if pool["user_api"] == "blas"})
    answer({"describe": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}, {', '.join(blas)}"})
    for line in sys.stdin:
        began = time.perf_counter()
        passes = 0
        while True:
            log_likelihood, mixture = one_iteration()
            passes += 1
            passed = 1000 * (time.perf_counter() - began)
            if passed >= float(line):
                break
        answer({"milliseconds": passed / passes, "logLikelihood": float(log_likelihood), "checksum": checksum(mixture)})

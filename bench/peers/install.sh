#!/usr/bin/env bash
# Installs the contestants that come from elsewhere, outside the repository; what is not installed is named as absent.
#   bench/peers/install.sh [folder]     then: LATENT_PEERS=<folder> npm run bench
# Python's into a virtual environment (wheels of NumPy and SciPy bring their own OpenBLAS), npm's into a folder of their own, R's by apt
# where it may. Native contestants are compiled by the bench itself and need g++ 12 or later. hmmlearn: the bench has no chains yet.
# poLCA is not in Debian.
set -euo pipefail
folder=${1:-${LATENT_PEERS:-$HOME/.cache/latent-peers}}

python3 -m venv "$folder"
"$folder/bin/pip" install --quiet pgmpy==1.1.2 scikit-learn==1.9.1 stepmix==3.0.0 threadpoolctl==3.8.0
echo "installed: pgmpy, scikit-learn, StepMix into $folder"

mkdir -p "$folder/npm"
npm install --silent --no-audit --no-fund --no-save --prefix "$folder/npm" expectation-maximization@1.5.0
echo "installed: expectation-maximization into $folder/npm"

# flexmix fits Gaussian mixtures by mvtnorm, which its package only suggests.
if Rscript -e 'stopifnot(all(sapply(c("mclust", "flexmix", "mvtnorm"), requireNamespace, quietly = TRUE)))' >/dev/null 2>&1; then
  echo "there already: R with mclust and flexmix"
elif [ "$(id -u)" = 0 ] && apt-get install -y -qq --no-install-recommends r-base-core r-cran-mclust r-cran-flexmix r-cran-mvtnorm >/dev/null; then
  echo "installed: R with mclust and flexmix"
else
  echo "absent: R with mclust and flexmix (as root: apt-get install r-cran-mclust r-cran-flexmix r-cran-mvtnorm)"
fi
command -v g++ >/dev/null || echo "absent: g++"
echo "run: LATENT_PEERS=$folder npm run bench"

#!/usr/bin/env bash
# Installs the contestants that come from elsewhere into a folder outside the repository; what is not installed is named as absent.
#   bench/peers/install.sh [folder]     then: LATENT_PEERS=<folder> npm run bench
set -euo pipefail
folder=${1:-${LATENT_PEERS:-$HOME/.cache/latent-peers}}
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet pgmpy==1.1.2
echo "installed: pgmpy into $folder"
echo "run: LATENT_PEERS=$folder npm run bench"

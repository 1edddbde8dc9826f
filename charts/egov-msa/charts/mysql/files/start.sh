#!/usr/bin/env bash
# Starts MySQL through the image's entrypoint, which takes any data directory for a complete one. A first start that was
# cut short (evicted pod, full node) would so leave a database without accounts for ever; it is begun anew instead. No
# client has ever reached such a database: the server listens on no port until the last script has run.
set -euo pipefail

initializing="$STATE_DIRECTORY/initializing"

if [ -e "$initializing" ]; then
  echo "The first start was cut short: it begins anew."
  find "$DATA_DIRECTORY" -mindepth 1 -delete
fi
if [ ! -d "$DATA_DIRECTORY/mysql" ]; then
  touch "$initializing"
fi

exec docker-entrypoint.sh "$@"

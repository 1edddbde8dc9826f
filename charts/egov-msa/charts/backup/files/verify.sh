#!/usr/bin/env bash
# Tells whether a dump is whole: the archive's own sum is right, and its last line is the one that mysqldump ends with.
set -euo pipefail

[[ "$(gzip -dc "$1" | tail -n 1)" == "-- Dump completed"* ]]

#!/usr/bin/env bash
# Makes sure that dumps can be written. A claim of a class that waits for its first consumer is bound by this pod, so
# that an installation that waits for all claims does not wait for the first night.
set -euo pipefail

probe="$BACKUP_DIRECTORY/.probe-$HOSTNAME"
touch "$probe" || {
  echo "User $(id -u) cannot write to the backup volume: set backup.podSecurityContext to what its file system needs." >&2
  exit 1
}
rm -f "$probe"
df -h "$BACKUP_DIRECTORY"

#!/usr/bin/env bash
# Prints the names of this release's dumps, the newest first. BACKUP_DIRECTORY and FILE_PREFIX are those of backup.sh.
set -euo pipefail

for path in "$BACKUP_DIRECTORY/$FILE_PREFIX"-????????T??????Z*.sql.gz; do
  if [ -e "$path" ]; then basename "$path"; fi
done | sort -r

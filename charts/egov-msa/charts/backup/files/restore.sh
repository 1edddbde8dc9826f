#!/usr/bin/env bash
# Loads the dump FILE into the database, after a dump of what is there. Without FILE, it lists the dumps.
#
# FILE                name of a dump in the volume
# SKIP_SAFETY_DUMP    yes leaves that first dump out, for a database that can no longer be read
# The other variables are those of backup.sh.
set -euo pipefail

export MYSQL_PWD="$DB_PASSWORD"

scripts=$(dirname "$0")
dumps=$("$scripts/list.sh")

refuse() {
  printf '%s\n\nDumps, the newest first:\n%s\n' "$1" "${dumps:-none}" >&2
  exit 1
}

if [ -z "${FILE:-}" ]; then
  printf 'Nothing is restored, since FILE names no dump.\n\nDumps, the newest first:\n%s\n' "${dumps:-none}"
  exit 0
fi
grep -qxF -- "$FILE" <<<"$dumps" || refuse "There is no dump $FILE: nothing is restored."
"$scripts/verify.sh" "$BACKUP_DIRECTORY/$FILE" || refuse "The dump $FILE is damaged: nothing is restored."

if [ "${SKIP_SAFETY_DUMP:-}" != yes ]; then
  # Nothing is removed now, FILE the least.
  FILE_SUFFIX=before-restore RETENTION_COUNT=1000000 RETENTION_DAYS=0 "$scripts/backup.sh" ||
    refuse "What is in the database could not be dumped first: nothing is restored. Set SKIP_SAFETY_DUMP to yes to restore all the same."
fi

gzip -dc "$BACKUP_DIRECTORY/$FILE" |
  mysql --host="$MYSQL_HOSTNAME" --port="$MYSQL_PORT" --user="$DB_USERNAME" --default-character-set=utf8mb4 ||
  refuse "The restore of $FILE stopped half-way. Correct what the line above says and restore again, $FILE or the dump that was made before."
echo "Restored $FILE into $DB_NAME and $DB_RESERVATION_NAME."

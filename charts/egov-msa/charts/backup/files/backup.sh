#!/usr/bin/env bash
# Dumps both schemas of one moment into one file of the volume, then removes the oldest dumps.
#
# BACKUP_DIRECTORY    where the dumps are
# FILE_PREFIX         how the names of this release's dumps begin
# FILE_SUFFIX         added to the name; may be empty
# MYSQL_HOSTNAME, MYSQL_PORT, DB_USERNAME, DB_PASSWORD    the database, and an account that may read it
# DB_NAME, DB_RESERVATION_NAME    the schemas
# EXTRA_ARGUMENTS     further arguments of mysqldump, separated by spaces
# RETENTION_COUNT     dumps that are kept at most
# RETENTION_DAYS      days that a dump is kept at most; 0 sets no limit
set -euo pipefail

# Not on the command line, where every process of the node could read it.
export MYSQL_PWD="$DB_PASSWORD"

name="$FILE_PREFIX-$(date -u +%Y%m%dT%H%M%SZ)${FILE_SUFFIX:+-$FILE_SUFFIX}.sql.gz"
partial="$BACKUP_DIRECTORY/.partial-$name"
trap 'rm -f "$partial"' EXIT

refuse() {
  local free
  free=$(df -Pk "$BACKUP_DIRECTORY" | awk 'NR == 2 { print $4 }')
  echo "$1 The older dumps are kept. The volume has $free KiB left: if that is too little, raise backup.persistence.size or lower backup.retention." >&2
  exit 1
}

# What a killed pod left, a day ago or more: another one may be at work.
find "$BACKUP_DIRECTORY" -maxdepth 1 -name '.partial-*' -mmin +1440 -delete

read -r -a extra <<<"${EXTRA_ARGUMENTS:-}"

# --single-transaction: all tables of both schemas as of one moment, while the services write on.
# --no-tablespaces, --set-gtid-purged=OFF: they would need rights that the services' account does not have.
mysqldump --host="$MYSQL_HOSTNAME" --port="$MYSQL_PORT" --user="$DB_USERNAME" \
  --single-transaction --no-tablespaces --set-gtid-purged=OFF --hex-blob \
  --routines --events --triggers --default-character-set=utf8mb4 ${extra[@]+"${extra[@]}"} \
  --databases "$DB_NAME" "$DB_RESERVATION_NAME" |
  gzip >"$partial" ||
  refuse "The dump of $DB_NAME and $DB_RESERVATION_NAME on $MYSQL_HOSTNAME failed."

"$(dirname "$0")/verify.sh" "$partial" || refuse "The dump of $DB_NAME and $DB_RESERVATION_NAME is not complete."
sync "$partial"
mv "$partial" "$BACKUP_DIRECTORY/$name"
echo "Dumped $DB_NAME and $DB_RESERVATION_NAME to $name: $(wc -c <"$BACKUP_DIRECTORY/$name" | tr -d ' ') bytes."

# The newest first; the names sort by time.
kept=0
oldest=$(($(date +%s) - RETENTION_DAYS * 86400))
while IFS= read -r dump; do
  if [ "$kept" -gt 0 ] && { [ "$kept" -ge "$RETENTION_COUNT" ] ||
    { [ "$RETENTION_DAYS" -gt 0 ] && [ "$(stat -c %Y "$BACKUP_DIRECTORY/$dump")" -lt "$oldest" ]; }; }; then
    rm -f "$BACKUP_DIRECTORY/$dump"
    echo "Removed $dump."
  else
    kept=$((kept + 1))
  fi
done < <("$(dirname "$0")/list.sh")

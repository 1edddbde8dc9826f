#!/bin/sh
# Puts the schema and seed data where MySQL's entrypoint looks on its first start.
#
# DATA_DIRECTORY      MySQL's data directory
# STATE_DIRECTORY     holds `initializing` until a first start is complete
# OUTPUT_DIRECTORY    /docker-entrypoint-initdb.d of the MySQL container
# SCHEMA_URL, SCHEMA_SHA256    where the SQL is, and its SHA-256 sum; or
# SCHEMA_FILE         the SQL, as a file
# MAIN_SCHEMA, RESERVATION_SCHEMA    names that stand in for `msaportal` and `reservation`
# RETRIES, RETRY_SECONDS    further tries of the download, and the time between them
set -eu
export LC_ALL=C # the SQL holds raw bytes

output="$OUTPUT_DIRECTORY/20-schema.sql"
received="$output.received"

refuse() {
  echo "$1" >&2
  rm -f "$received"
  exit 1
}

download() {
  # 12 more tries, 5 s apart: DNS and egress rules may come up a little later than the pod.
  curl --fail --location --silent --show-error \
    --retry "${RETRIES:-12}" --retry-delay "${RETRY_SECONDS:-5}" --retry-all-errors \
    --connect-timeout 10 --max-time 300 --output "$received" "$SCHEMA_URL" ||
    refuse "Cannot download $SCHEMA_URL. In a network without internet access, put the file into a ConfigMap and set mysql.schema.source to configMap and mysql.schema.configMap.name to its name, or set mysql.schema.url to a copy of your own."
  actual=$(sha256sum "$received" | cut -d ' ' -f 1)
  [ "$actual" = "$SCHEMA_SHA256" ] ||
    refuse "$SCHEMA_URL has the SHA-256 sum $actual, not $SCHEMA_SHA256. If you trust this file, set mysql.schema.sha256 to its sum."
}

# As the replacement of a sed command, between backquotes.
identifier() {
  printf '%s' "$1" | sed -e 's/`/``/g' -e 's/[\\&|]/\\&/g'
}

if [ -d "$DATA_DIRECTORY/mysql" ] && [ ! -e "$STATE_DIRECTORY/initializing" ]; then
  echo "The volume already holds a database: nothing to load."
  exit 0
fi

if [ -n "${SCHEMA_URL:-}" ]; then
  download
else
  cp "$SCHEMA_FILE" "$received" || refuse "Cannot read $SCHEMA_FILE: mysql.schema.configMap must name a ConfigMap and a key of it."
fi

# Our own script makes the schemas and grants the service account those two; upstream's file grants it the whole server.
sed -e '/^[[:space:]]*[Gg][Rr][Aa][Nn][Tt][[:space:]].*[[:space:]][Oo][Nn][[:space:]]*\*\.\*/d' \
  -e '/^CREATE DATABASE IF NOT EXISTS msaportal;/d' \
  -e '/^CREATE DATABASE IF NOT EXISTS reservation;/d' \
  -e "s|^use msaportal;|use \`$(identifier "$MAIN_SCHEMA")\`;|" \
  -e "s|^use reservation;|use \`$(identifier "$RESERVATION_SCHEMA")\`;|" \
  "$received" >"$output"
rm -f "$received"
echo "The schema is ready to be loaded: $(wc -c <"$output" | tr -d ' ') bytes."

# shellcheck shell=bash
# Makes both schemas and grants the service account exactly those. MySQL's entrypoint sources this file on the first start.

egov_identifier() {
  printf '`%s`' "${1//\`/\`\`}"
}

egov_text() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

for egov_schema in "$MYSQL_DATABASE" "$RESERVATION_SCHEMA"; do
  # In a GRANT, _ and % of a schema's name would match other names too.
  egov_pattern=${egov_schema//_/\\_}
  egov_pattern=${egov_pattern//%/\\%}
  docker_process_sql --database=mysql <<EOSQL
CREATE DATABASE IF NOT EXISTS $(egov_identifier "$egov_schema");
ALTER DATABASE $(egov_identifier "$egov_schema") CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
GRANT ALL PRIVILEGES ON $(egov_identifier "$egov_pattern").* TO $(egov_text "$MYSQL_USER")@'%';
EOSQL
done

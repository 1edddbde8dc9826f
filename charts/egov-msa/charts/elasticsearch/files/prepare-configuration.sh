#!/usr/bin/env bash
# Fills Elasticsearch's configuration directory, anew on each start of the pod: the image's files, ours, and the accounts of
# the clients, which so follow the Secret.
#
# IMAGE_DIRECTORY    the image's configuration
# CHART_DIRECTORY    elasticsearch.yml and roles.yml
# ES_PATH_CONF       the directory to fill
# KIBANA_USERNAME, KIBANA_PASSWORD, LOGSTASH_USERNAME, LOGSTASH_PASSWORD    the accounts
set -euo pipefail
umask 077

# Name, password and role. The password goes in by standard input, twice as the prompt wants it: the command line of a
# process can be read by others.
add_account() {
  printf '%s\n%s\n' "$2" "$2" | elasticsearch-users useradd "$1" -r "$3"
  if ! grep -q "^$1:" "$ES_PATH_CONF/users"; then
    echo "The account $1 was not added: Elasticsearch would refuse its program." >&2
    exit 1
  fi
}

cp -R "$IMAGE_DIRECTORY/." "$ES_PATH_CONF/"
cp "$CHART_DIRECTORY/elasticsearch.yml" "$CHART_DIRECTORY/roles.yml" "$ES_PATH_CONF/"
: >"$ES_PATH_CONF/users"
: >"$ES_PATH_CONF/users_roles"

add_account "$KIBANA_USERNAME" "$KIBANA_PASSWORD" kibana_system
add_account "$LOGSTASH_USERNAME" "$LOGSTASH_PASSWORD" egov_log_writer

#!/usr/bin/env bash
# Installs plugins into Jenkins' home. A list that is installed already is not asked for again, so a restart needs no network.
#
# JENKINS_HOME       Jenkins' home
# JENKINS_VERSION    version of Jenkins, set by the image
# PLUGIN_FILE        the plugins, one "name:version" a line
set -euo pipefail

record="$JENKINS_HOME/egov-plugins.installed"
wanted=$(printf 'jenkins:%s\n' "$JENKINS_VERSION" && cat "$PLUGIN_FILE")

if [ -f "$record" ] && [ "$(cat "$record")" = "$wanted" ]; then
  echo "These plugins are installed: nothing to download."
  exit 0
fi

if ! jenkins-plugin-cli --plugin-file "$PLUGIN_FILE" --plugin-download-directory "$JENKINS_HOME/plugins"; then
  echo "Cannot install the plugins. In a network without internet access, name a mirror or a proxy in jenkins.pluginEnv, or set jenkins.plugins to [] and jenkins.image to an image with plugins in it." >&2
  exit 1
fi
printf '%s\n' "$wanted" >"$record"

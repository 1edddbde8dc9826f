#!/usr/bin/env bash
# The export that the provisioner of the chart makes its volumes in. Only the nodes may mount it, and root is nobody on it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

apt-get install --yes --quiet nfs-kernel-server
install -d -m 0755 -o "$NFS_OWNER" -g "$NFS_OWNER" "$NFS_PATH"
echo "$NFS_PATH $NODE_NETWORK(rw,sync,no_subtree_check,root_squash)" >/etc/exports.d/egov.exports
exportfs -ra
systemctl enable --now nfs-kernel-server

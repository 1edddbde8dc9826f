#!/usr/bin/env bash
# A worker of the cluster that the control plane has made.
set -euo pipefail

if [ -f /etc/kubernetes/kubelet.conf ]; then
  echo "This machine is in the cluster already."
  exit 0
fi
if [ ! -f "$SHARED/join.sh" ]; then
  echo "No $SHARED/join.sh: run 'vagrant up control-plane' first." >&2
  exit 1
fi
bash "$SHARED/join.sh"

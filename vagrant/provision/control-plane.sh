#!/usr/bin/env bash
# The control plane, the network plugin, and what workers and host need to reach it.
set -euo pipefail
export KUBECONFIG=/etc/kubernetes/admin.conf

if [ ! -f "$KUBECONFIG" ]; then
  kubeadm init --kubernetes-version "stable-$KUBERNETES_VERSION" \
    --apiserver-advertise-address "$NODE_ADDRESS" --pod-network-cidr "$POD_NETWORK"
fi

# Calico takes the addresses of the pods from kubeadm, and those of the nodes from the network that they share.
kubectl apply --server-side --force-conflicts \
  --filename "https://raw.githubusercontent.com/projectcalico/calico/$CALICO_VERSION/manifests/calico.yaml"
kubectl set env daemonset/calico-node --namespace kube-system --containers calico-node \
  "IP_AUTODETECTION_METHOD=cidr=$NODE_NETWORK"

# The token in the command lasts a day.
install -d -m 0700 "$SHARED"
kubeadm token create --print-join-command >"$SHARED/join.sh"
cp "$KUBECONFIG" "$SHARED/kubeconfig"

#!/usr/bin/env bash
# What every machine needs: containerd, the Kubernetes packages and the NFS client.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

# The kubelet does not start beside swap.
swapoff -a
sed -i '/\sswap\s/d' /etc/fstab

# Traffic between pods passes the rules of the node.
printf '%s\n' overlay br_netfilter >/etc/modules-load.d/kubernetes.conf
modprobe overlay
modprobe br_netfilter
cat >/etc/sysctl.d/90-kubernetes.conf <<'SETTINGS'
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
net.ipv4.ip_forward = 1
SETTINGS
sysctl --quiet --system

apt-get update --quiet
apt-get install --yes --quiet ca-certificates curl gpg nfs-common
install -d -m 0755 /etc/apt/keyrings

add_repository() {
  local name=$1 key=$2 source=$3
  curl --fail --silent --show-error --location "$key" | gpg --dearmor --yes --output "/etc/apt/keyrings/$name.gpg"
  chmod 0644 "/etc/apt/keyrings/$name.gpg"
  echo "deb [signed-by=/etc/apt/keyrings/$name.gpg] $source" >"/etc/apt/sources.list.d/$name.list"
}

kubernetes="https://pkgs.k8s.io/core:/stable:/v$KUBERNETES_VERSION/deb"
add_repository kubernetes "$kubernetes/Release.key" "$kubernetes/ /"
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
docker=https://download.docker.com/linux/ubuntu
add_repository docker "$docker/gpg" "$docker $codename stable"

apt-get update --quiet
apt-get install --yes --quiet "containerd.io=$CONTAINERD_VERSION.*" kubelet kubeadm kubectl
apt-mark hold containerd.io kubelet kubeadm kubectl

# Docker's package turns off what the kubelet talks to; kubelet and containerd both leave cgroups to systemd.
containerd config default | sed 's/SystemdCgroup = false/SystemdCgroup = true/' >/etc/containerd/config.toml
grep --quiet 'SystemdCgroup = true' /etc/containerd/config.toml
systemctl restart containerd
systemctl enable containerd

# The first network card of a VirtualBox machine has the same address everywhere.
echo "KUBELET_EXTRA_ARGS=--node-ip=$NODE_ADDRESS" >/etc/default/kubelet
systemctl enable kubelet

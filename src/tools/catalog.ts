import type { Release, Target } from './release.js';

/** Every external program the toolkit can find or make. */
export const TOOL_NAMES = [
  'helm',
  'helm3',
  'kubeconform',
  'kubectl',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'registry',
  'helm-unittest',
] as const;

export type ToolName = (typeof TOOL_NAMES)[number];

/** What the embedded cluster is made of, in the order of starting. */
export const CLUSTER_TOOLS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const satisfies readonly ToolName[];

/** How one program is recognised, downloaded and built. */
export interface Tool {
  readonly name: ToolName;
  /** The pinned version, without `v`; the same as in the module's go.mod. */
  readonly version: string;
  /** Which other versions found on PATH do as well; a semver range. */
  readonly accepts: string;
  /** Name to look for on PATH; undefined when only the pinned one will do. */
  readonly pathName?: string;
  /** Arguments that make it print its version. */
  readonly versionArguments: readonly string[];
  /** False when nothing makes it; then it has no name on PATH, and in the cache it only has to run. */
  readonly printsVersion?: false;
  /** Directory below tools/ that holds its go.mod. */
  readonly module: string;
  readonly package: string;
  readonly linkerFlags: string;
  /** Seconds of a cold build on 2 cores, measured; only told to the user. */
  readonly buildSeconds: number;
  /** Official download; undefined when none is published with a checksum. */
  readonly release?: Release;
}

const STRIP = '-s -w';
const HELM_VERSION = '4.3.1';
const HELM3_VERSION = '3.22.0';
const KUBERNETES_VERSION = '1.36.3';
const ETCD_VERSION = '3.6.8';
const KWOK_VERSION = '0.8.0';
const KUBECONFORM_VERSION = '0.8.0';
const REGISTRY_VERSION = '3.1.2';
const HELM_UNITTEST_VERSION = '1.1.2';

/** A Go build stamps no version by itself, and clients cannot parse the placeholder it leaves. */
const KUBERNETES_FLAGS = [
  STRIP,
  `-X k8s.io/component-base/version.gitVersion=v${KUBERNETES_VERSION}`,
  '-X k8s.io/component-base/version.gitMajor=1',
  '-X k8s.io/component-base/version.gitMinor=36',
  `-X k8s.io/client-go/pkg/version.gitVersion=v${KUBERNETES_VERSION}`,
].join(' ');

const HELM3_FLAGS = [
  STRIP,
  `-X helm.sh/helm/v3/internal/version.version=v${HELM3_VERSION}`,
  '-X helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor=1',
  '-X helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor=37',
  '-X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMajor=1',
  '-X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMinor=37',
].join(' ');

const helmRelease = (version: string): Release => ({
  url: ({ os, arch }) => `https://get.helm.sh/helm-v${version}-${os}-${arch}.tar.gz`,
  checksumUrl: ({ os, arch }) => `https://get.helm.sh/helm-v${version}-${os}-${arch}.tar.gz.sha256sum`,
  member: ({ os, arch }) => `${os}-${arch}/helm`,
});

const kubernetesRelease = (name: string, systems: readonly string[]): Release => ({
  systems,
  url: ({ os, arch }) => `https://dl.k8s.io/release/v${KUBERNETES_VERSION}/bin/${os}/${arch}/${name}`,
  checksumUrl: ({ os, arch }) =>
    `https://dl.k8s.io/release/v${KUBERNETES_VERSION}/bin/${os}/${arch}/${name}.sha256`,
});

const etcdRelease: Release = {
  systems: ['linux'],
  url: ({ os, arch }) =>
    `https://github.com/etcd-io/etcd/releases/download/v${ETCD_VERSION}/etcd-v${ETCD_VERSION}-${os}-${arch}.tar.gz`,
  checksumUrl: () => `https://github.com/etcd-io/etcd/releases/download/v${ETCD_VERSION}/SHA256SUMS`,
  member: ({ os, arch }) => `etcd-v${ETCD_VERSION}-${os}-${arch}/etcd`,
};

const kubeconformRelease: Release = {
  url: ({ os, arch }) =>
    `https://github.com/yannh/kubeconform/releases/download/v${KUBECONFORM_VERSION}/kubeconform-${os}-${arch}.tar.gz`,
  checksumUrl: () =>
    `https://github.com/yannh/kubeconform/releases/download/v${KUBECONFORM_VERSION}/CHECKSUMS`,
  member: () => 'kubeconform',
};

const registryRelease: Release = {
  systems: ['linux'],
  url: ({ os, arch }) =>
    `https://github.com/distribution/distribution/releases/download/v${REGISTRY_VERSION}/registry_${REGISTRY_VERSION}_${os}_${arch}.tar.gz`,
  checksumUrl: ({ os, arch }) =>
    `https://github.com/distribution/distribution/releases/download/v${REGISTRY_VERSION}/registry_${REGISTRY_VERSION}_${os}_${arch}.tar.gz.sha256`,
  member: () => 'registry',
};

/** Its files say `macos` for `darwin`. */
const helmUnittestTarget = ({ os, arch }: Target): string => `${os === 'darwin' ? 'macos' : os}-${arch}`;

const helmUnittestRelease: Release = {
  url: (target) =>
    `https://github.com/helm-unittest/helm-unittest/releases/download/v${HELM_UNITTEST_VERSION}/helm-unittest-${helmUnittestTarget(target)}-${HELM_UNITTEST_VERSION}.tgz`,
  checksumUrl: () =>
    `https://github.com/helm-unittest/helm-unittest/releases/download/v${HELM_UNITTEST_VERSION}/helm-unittest-checksum.sha`,
  member: (target) => `untt-${helmUnittestTarget(target)}`,
};

/** The server programs are published for Linux only; kubectl for every system. */
const kubernetesTool = (
  name: ToolName,
  buildSeconds: number,
  accepts = KUBERNETES_VERSION,
  systems: readonly string[] = ['linux'],
): Tool => ({
  name,
  version: KUBERNETES_VERSION,
  accepts,
  pathName: name,
  versionArguments: name === 'kubectl' ? ['version', '--client'] : ['--version'],
  module: 'cluster',
  package: `k8s.io/kubernetes/cmd/${name}`,
  linkerFlags: KUBERNETES_FLAGS,
  buildSeconds,
  release: kubernetesRelease(name, systems),
});

const TOOLS: Readonly<Record<ToolName, Tool>> = {
  helm: {
    name: 'helm',
    version: HELM_VERSION,
    // Before 3.14 `tpl` takes quadratic time (helm issue 8002).
    accepts: '>=3.14.0 <5.0.0',
    pathName: 'helm',
    versionArguments: ['version', '--short'],
    module: 'helm',
    package: 'helm.sh/helm/v4/cmd/helm',
    linkerFlags: `${STRIP} -X helm.sh/helm/v4/internal/version.version=v${HELM_VERSION}`,
    buildSeconds: 121,
    release: helmRelease(HELM_VERSION),
  },
  helm3: {
    name: 'helm3',
    version: HELM3_VERSION,
    accepts: HELM3_VERSION,
    versionArguments: ['version', '--short'],
    module: 'helm3',
    package: 'helm.sh/helm/v3/cmd/helm',
    linkerFlags: HELM3_FLAGS,
    buildSeconds: 49,
    release: helmRelease(HELM3_VERSION),
  },
  kubeconform: {
    name: 'kubeconform',
    version: KUBECONFORM_VERSION,
    accepts: '>=0.6.0',
    pathName: 'kubeconform',
    versionArguments: ['-v'],
    module: 'kubeconform',
    package: 'github.com/yannh/kubeconform/cmd/kubeconform',
    linkerFlags: `${STRIP} -X main.version=v${KUBECONFORM_VERSION}`,
    buildSeconds: 16,
    release: kubeconformRelease,
  },
  // kubectl supports one minor version of skew either way; older ones do for looking.
  kubectl: kubernetesTool('kubectl', 55, '>=1.28.0', ['linux', 'darwin']),
  etcd: {
    name: 'etcd',
    version: ETCD_VERSION,
    accepts: ETCD_VERSION,
    pathName: 'etcd',
    versionArguments: ['--version'],
    module: 'cluster',
    package: 'go.etcd.io/etcd/server/v3',
    linkerFlags: KUBERNETES_FLAGS,
    buildSeconds: 24,
    release: etcdRelease,
  },
  'kube-apiserver': kubernetesTool('kube-apiserver', 180),
  'kube-controller-manager': kubernetesTool('kube-controller-manager', 54),
  'kube-scheduler': kubernetesTool('kube-scheduler', 4),
  kwok: {
    name: 'kwok',
    version: KWOK_VERSION,
    accepts: KWOK_VERSION,
    pathName: 'kwok',
    versionArguments: ['--version'],
    module: 'cluster',
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    linkerFlags: KUBERNETES_FLAGS,
    buildSeconds: 41,
  },
  // The OCI registry that charts and images are pushed to in tests.
  registry: {
    name: 'registry',
    version: REGISTRY_VERSION,
    accepts: REGISTRY_VERSION,
    versionArguments: ['--version'],
    module: 'registry',
    package: 'github.com/distribution/distribution/v3/cmd/registry',
    linkerFlags: `${STRIP} -X github.com/distribution/distribution/v3/version.version=v${REGISTRY_VERSION}`,
    buildSeconds: 58,
    release: registryRelease,
  },
  // What the benchmark compares assertions with; nothing else uses it.
  'helm-unittest': {
    name: 'helm-unittest',
    version: HELM_UNITTEST_VERSION,
    accepts: HELM_UNITTEST_VERSION,
    versionArguments: ['--help'],
    printsVersion: false,
    module: 'helm-unittest',
    package: 'github.com/helm-unittest/helm-unittest/cmd/helm-unittest',
    linkerFlags: `${STRIP} -X github.com/helm-unittest/helm-unittest/internal/build.version=${HELM_UNITTEST_VERSION}`,
    buildSeconds: 45,
    release: helmUnittestRelease,
  },
};

/**
 * Tells how a program is recognised, downloaded and built.
 *
 * @example
 * describeTool('helm').version // '4.3.1'
 */
export const describeTool = (name: ToolName): Tool => TOOLS[name];

import { join } from 'node:path';
import { projectPath, type CLUSTER_TOOLS } from '../tools/index.js';
import { certificateFiles, serviceAccountFiles } from './certificates.js';
import type { ClusterLayout } from './layout.js';
import { LOOPBACK, type ClusterPorts } from './ports.js';

export type Component = (typeof CLUSTER_TOOLS)[number];

/** One program of the control plane and how it is called. */
export interface ComponentCommand {
  readonly component: Component;
  readonly arguments: readonly string[];
}

/** Service and pod addresses are never routed; they only have to differ from each other. */
const SERVICE_RANGE = '10.96.0.0/16';
const POD_RANGE = '10.244.0.0/16';
/** The defaults (20 and 30 requests a second) make a release of 40 objects wait for the client. */
const CLIENT_RATE = ['--kube-api-qps=300', '--kube-api-burst=600'];

export const componentKubeconfig = (layout: ClusterLayout, client: string): string =>
  join(layout.config, `${client}.kubeconfig`);

export const schedulerConfig = (layout: ClusterLayout): string => join(layout.config, 'scheduler.yaml');

/** The stages are our own: kwok acts on nothing without them. */
export const stageFiles = (): readonly string[] =>
  ['node', 'pod', 'volume'].map((name) => projectPath('tools', 'cluster', 'stages', `${name}.yaml`));

const etcd = ({ name, pki, data }: ClusterLayout, ports: ClusterPorts): readonly string[] => {
  const client = `https://${LOOPBACK}:${String(ports.etcdClient)}`;
  const peer = `http://${LOOPBACK}:${String(ports.etcdPeer)}`;
  const server = certificateFiles(pki, 'server');
  return [
    `--name=${name}`,
    `--data-dir=${data}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=${name}=${peer}`,
    `--cert-file=${server.certificate}`,
    `--key-file=${server.key}`,
    `--trusted-ca-file=${certificateFiles(pki, 'ca').certificate}`,
    '--client-cert-auth=true',
    // What is lost when the machine loses power is made again; waiting for the disk is not.
    '--unsafe-no-fsync',
    '--log-level=warn',
  ];
};

const apiServer = ({ pki }: ClusterLayout, ports: ClusterPorts): readonly string[] => {
  const server = certificateFiles(pki, 'server');
  const authority = certificateFiles(pki, 'ca');
  const etcdClient = certificateFiles(pki, 'etcd');
  const tokens = serviceAccountFiles(pki);
  return [
    `--etcd-servers=https://${LOOPBACK}:${String(ports.etcdClient)}`,
    `--etcd-cafile=${authority.certificate}`,
    `--etcd-certfile=${etcdClient.certificate}`,
    `--etcd-keyfile=${etcdClient.key}`,
    `--bind-address=${LOOPBACK}`,
    `--secure-port=${String(ports.apiServer)}`,
    // A loopback address may not be an endpoint, so the kubernetes Service gets none.
    '--endpoint-reconciler-type=none',
    `--tls-cert-file=${server.certificate}`,
    `--tls-private-key-file=${server.key}`,
    `--client-ca-file=${authority.certificate}`,
    '--anonymous-auth=false',
    '--authorization-mode=RBAC',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${tokens.publicKey}`,
    `--service-account-signing-key-file=${tokens.key}`,
    `--service-cluster-ip-range=${SERVICE_RANGE}`,
    // As on real clusters, PodSecurity and not this switch decides who may be privileged.
    '--allow-privileged=true',
    '--profiling=false',
  ];
};

const controllerManager = (layout: ClusterLayout): readonly string[] => {
  const kubeconfig = componentKubeconfig(layout, 'controller-manager');
  return [
    `--kubeconfig=${kubeconfig}`,
    `--root-ca-file=${certificateFiles(layout.pki, 'ca').certificate}`,
    `--service-account-private-key-file=${serviceAccountFiles(layout.pki).key}`,
    '--use-service-account-credentials=true',
    '--leader-elect=false',
    '--secure-port=0',
    '--profiling=false',
    ...CLIENT_RATE,
  ];
};

/**
 * Writes down how each program of the control plane is called.
 *
 * @param layout - where its files lie
 * @param ports - where it listens
 * @returns one command a component, in the order of starting
 * @example
 * for (const command of componentCommands(layout, ports)) await start(command);
 */
export const componentCommands = (
  layout: ClusterLayout,
  ports: ClusterPorts,
): readonly ComponentCommand[] => [
  { component: 'etcd', arguments: etcd(layout, ports) },
  { component: 'kube-apiserver', arguments: apiServer(layout, ports) },
  { component: 'kube-controller-manager', arguments: controllerManager(layout) },
  {
    component: 'kube-scheduler',
    arguments: [`--config=${schedulerConfig(layout)}`, '--secure-port=0'],
  },
  {
    component: 'kwok',
    arguments: [
      `--kubeconfig=${componentKubeconfig(layout, 'kwok')}`,
      ...stageFiles().map((file) => `--config=${file}`),
      '--manage-all-nodes',
      '--node-lease-duration-seconds=40',
      `--cidr=${POD_RANGE}`,
      '--v=WARN',
    ],
  },
];

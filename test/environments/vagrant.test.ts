import { beforeAll, describe, expect, it } from '@jest/globals';
import { Visitor, loadPrism, type StringNode } from '@ruby/prism';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { podSpecOf, workloadsOf } from '../../src/manifest/index.js';
import { runProcess } from '../../src/process/index.js';
import { parseQuantity } from '../../src/quantities/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { KUBERNETES_VERSIONS } from '../../src/schemas/index.js';
import { parseYamlFile } from '../../src/yaml/index.js';
import { componentOf, environment } from '../charts/components.js';
import { renderCase } from '../support/index.js';

const FOLDER = fileURLToPath(new URL('../../vagrant/', import.meta.url));
const SCRIPTS = readdirSync(`${FOLDER}provision`);
const vagrantfile = readFileSync(`${FOLDER}Vagrantfile`, 'utf8');

interface Machine {
  readonly name: string;
  readonly address: string;
  readonly cpus: number;
  readonly memory: number;
}

interface Machines {
  readonly kubernetes: string;
  readonly containerd: string;
  readonly node_network: string;
  readonly nfs: { readonly path: string; readonly owner: number };
  readonly machines: readonly Machine[];
}

const parsed: unknown = throwIfFailed(
  parseYamlFile(readFileSync(`${FOLDER}machines.yaml`, 'utf8'), 'machines.yaml'),
);
const settings = parsed as Machines;
const [controlPlane, ...workers] = settings.machines;

class Strings extends Visitor {
  readonly found: string[] = [];
  override visitStringNode(node: StringNode): void {
    this.found.push(node.unescaped.value);
  }
}

let parse: Awaited<ReturnType<typeof loadPrism>>;

const stringsIn = (source: string): readonly string[] => {
  const strings = new Strings();
  strings.visit(parse(source).value);
  return strings.found;
};

beforeAll(async () => {
  parse = await loadPrism();
});

describe('the Vagrantfile', () => {
  it('is Ruby without an error or a warning', () => {
    const { errors, warnings } = parse(vagrantfile);
    expect([errors, warnings]).toEqual([[], []]);
    expect(parse(vagrantfile.replace(/end\n$/, '')).errors).not.toEqual([]);
  });

  it('runs scripts that are there, and all of them', () => {
    const named = stringsIn(vagrantfile).filter((text) => existsSync(`${FOLDER}provision/${text}.sh`));
    expect(named.map((name) => `${name}.sh`).sort()).toEqual([...SCRIPTS].sort());
  });

  it('gives the scripts every variable that they read', () => {
    const text = SCRIPTS.map((name) => readFileSync(`${FOLDER}provision/${name}`, 'utf8')).join('\n');
    const own = ['DEBIAN_FRONTEND', 'KUBECONFIG', 'VERSION_CODENAME'];
    const read = [...text.matchAll(/\$([A-Z][A-Z_]+)/g)].map(([, name = '']) => name);
    const given = new Set([...stringsIn(vagrantfile), ...own]);
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name) => !given.has(name))).toEqual([]);
  });
});

describe('a script of the machines', () => {
  it.each(SCRIPTS)('%s is sound bash that stops at the first failure', async (name) => {
    const output = throwIfFailed(await runProcess('bash', ['-n', `${FOLDER}provision/${name}`]));
    expect([output.exitCode, output.stderr]).toEqual([0, '']);
    expect(readFileSync(`${FOLDER}provision/${name}`, 'utf8')).toContain('\nset -euo pipefail\n');
  });
});

describe('the machines', () => {
  const numberOf = (address: string): number =>
    address.split('.').reduce((total, part) => total * 256 + Number(part), 0);

  it('are a control plane and two workers, with a Kubernetes that the toolkit supports and containerd 2', () => {
    expect([controlPlane?.name, ...workers.map(({ name }) => name)]).toEqual([
      'control-plane',
      'worker-1',
      'worker-2',
    ]);
    expect(settings.kubernetes).toBe(KUBERNETES_VERSIONS.at(-1));
    expect(settings.containerd).toBe('2');
  });

  it('alone may mount the export', () => {
    const [network = '', bits = ''] = settings.node_network.split('/');
    const size = 2 ** (32 - Number(bits));
    const addresses = settings.machines.map(({ address }) => numberOf(address) - numberOf(network));
    expect(addresses.every((offset) => offset > 0 && offset < size)).toBe(true);
    expect(size).toBe(settings.machines.length + 1);
    const script = readFileSync(`${FOLDER}provision/nfs-server.sh`, 'utf8');
    expect(script).toContain('$NFS_PATH $NODE_NETWORK(rw,sync,no_subtree_check,root_squash)');
  });

  it('have the NFS server that the environment names, writable for the user of its provisioner', async () => {
    const release = await renderCase('vagrant');
    const provisioner = componentOf(release, 'Deployment', 'nfs-provisioner');
    const variables = environment(release, provisioner);
    expect(variables.get('NFS_SERVER')).toMatchObject({ value: controlPlane?.address });
    expect(variables.get('NFS_PATH')).toMatchObject({ value: settings.nfs.path });
    expect(podSpecOf(provisioner)?.securityContext).toMatchObject({ runAsUser: settings.nfs.owner });
  });

  it('have room for all that the environment turns on', async () => {
    const parse = (text: string | number): number => parseQuantity(text) ?? NaN;
    const requested = (resource: 'cpu' | 'memory', release: Awaited<ReturnType<typeof renderCase>>): number =>
      workloadsOf(release)
        .flatMap((workload) => podSpecOf(workload)?.containers ?? [])
        .reduce((total, { resources }) => total + parse(resources?.requests?.[resource] ?? '0'), 0);
    const release = await renderCase('vagrant');
    // The kubelet, the network plugin and the system take about 1 GiB and half a processor of each machine.
    const memory = workers.reduce((total, worker) => total + worker.memory - 1024, 0);
    const processors = workers.reduce((total, worker) => total + worker.cpus - 0.5, 0);
    expect(requested('memory', release)).toBeGreaterThan(parse('8Gi'));
    expect(requested('memory', release)).toBeLessThan(parse(`${String(memory)}Mi`));
    expect(requested('cpu', release)).toBeLessThan(parse(String(processors)));
  });
});

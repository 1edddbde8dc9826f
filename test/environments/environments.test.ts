import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderedPaths, type ValuesFile } from '../../src/chart/index.js';
import { loadSettings, refusalOfStack } from '../../src/invariants/index.js';
import { sortEnvironments } from '../../src/matrix/index.js';
import { renderChart } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { parseYamlFile, type JsonObject } from '../../src/yaml/index.js';
import { caseOptions, egovChart, renderCase } from '../support/index.js';
import { viewOf } from './view.js';

const FILE = fileURLToPath(new URL('facts.yaml', import.meta.url));
const facts = throwIfFailed(parseYamlFile(readFileSync(FILE, 'utf8'), FILE)) as Readonly<
  Record<string, JsonObject>
>;

const { environments } = egovChart().valuesFiles;
const textOf = ({ path }: ValuesFile): string => readFileSync(path, 'utf8');

/** What helm says to a user who gives nothing but the environment. */
const refusalOf = async (name: string): Promise<string> => {
  const values = environments.filter((file) => file.name === name).map(({ path }) => path);
  const result = await renderChart({ ...(await caseOptions('default')), values });
  return result.ok ? 'rendered' : result.problem.message;
};

describe('an environment', () => {
  it.each(Object.entries(facts))(
    '%s has the ports, hosts, classes, access modes and images of its facts',
    async (name, expected) => {
      expect(viewOf(await renderCase(name))).toEqual(expected);
    },
  );

  it('of the chart has facts, unless it is an overlay', () => {
    const names = sortEnvironments(egovChart()).bases.map(({ name }) => name);
    expect(names.filter((name) => facts[name] === undefined)).toEqual([]);
  });

  it.each(environments)('$name says what the cluster must offer and the command that installs it', (file) => {
    const header = textOf(file).split('\n\n')[0] ?? '';
    expect(header).toContain('# The cluster offers: ');
    expect(header).toMatch(
      /^# Install: helm install egov \.\/charts\/egov-msa -f charts\/egov-msa\/environments\//m,
    );
  });

  it.each([
    ['openstack', ['has no host: set global.domain', 'nfs-provisioner.server is empty']],
    ['nks', ['storage.classes.nhn-nas.parameters.server is empty', 'parameters.share is empty']],
    ['eks', ['has no host: set global.domain', 'storage.classes.efs.parameters.fileSystemId is empty']],
    ['production', ['global.strict.fixedImages is true', 'set global.imageTag for all services']],
  ])('%s names what its user has to give, before anything is applied', async (name, sentences) => {
    const message = await refusalOf(name);
    for (const sentence of sentences) expect(message).toContain(sentence);
  });

  it('that contradicts an overlay is refused in the words that its settings expect', async () => {
    const settings = throwIfFailed(loadSettings(egovChart().directory));
    const expected = refusalOfStack(settings, 'vagrant+production');
    const result = await renderChart(await caseOptions('vagrant+production'));
    expect(result.ok ? '' : result.problem.message).toContain(expected?.message);
    expect(refusalOfStack(settings, 'eks+production')).toBeUndefined();
  });

  it('is installed by its users with nothing else than what the file in ci/given gives', () => {
    const given = environments.flatMap((file) => (file.given === undefined ? [] : [file.name]));
    expect(given).toEqual(expect.arrayContaining(['eks', 'nks', 'openstack', 'production']));
    expect(given).not.toContain('vagrant');
    expect(renderedPaths(environments.filter(({ name }) => name === 'local'))).toHaveLength(1);
  });
});

describe('production', () => {
  it('takes every password from a Secret that is there, and makes none', async () => {
    for (const name of ['local+production', 'eks+production'])
      expect((await renderCase(name)).ofKind('Secret')).toEqual([]);
  });

  it('keeps two pods of every service that can have several, also while nodes are drained', async () => {
    const release = await renderCase('local+production');
    const autoscaled = release
      .ofKind('HorizontalPodAutoscaler')
      .map(({ document }) => document.spec.minReplicas);
    expect(autoscaled).toHaveLength(9);
    expect(autoscaled.every((replicas) => replicas === 2)).toBe(true);
    expect(release.find('Deployment', 'egov-config')?.document.spec.replicas).toBe(2);
    const budgets = release.ofKind('PodDisruptionBudget').map(({ metadata }) => metadata.name);
    expect(budgets).toEqual(
      expect.arrayContaining(['egov-apigateway', 'egov-config', 'egov-portal', 'egov-user-service']),
    );
  });

  it('has a quota', async () => {
    expect((await renderCase('local+production')).ofKind('ResourceQuota')).toHaveLength(1);
  });

  it('refuses a host without a certificate, whatever the way', async () => {
    for (const type of ['ingress', 'gateway', 'istio']) {
      const set = [
        `global.exposure.type=${type}`,
        'global.domain=example.go.kr',
        'global.exposure.gateway.className=envoy',
      ];
      const result = await renderChart(await caseOptions('local+production', { set }));
      expect(result.ok ? '' : result.problem.message).toContain(
        'the host api.example.go.kr of apigateway has no certificate',
      );
    }
  });

  it('shows a console outside only when it is named', async () => {
    const console = [
      'global.exposure.type=loadBalancer',
      'global.exposure.tls.endsElsewhere=true',
      'zipkin.exposure.enabled=true',
    ];
    const refused = await renderChart(await caseOptions('local+production', { set: console }));
    expect(refused.ok ? '' : refused.problem.message).toContain('people outside reach zipkin');
    const asked = await renderCase('local+production', {
      set: [...console, 'global.strict.publicConsoles={zipkin}'],
    });
    expect(viewOf(asked)).toMatchObject({ loadBalancers: ['admin', 'apigateway', 'portal', 'zipkin'] });
  });
});

import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { create } from 'tar';
import { previousRelease, RELEASES_DIRECTORY, useTemporaryDirectories } from '../../support/index.js';
import { commitAll, copyChart, run, withEnvironment } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const EDITS: Readonly<Record<string, string>> = {
  'app.kubernetes.io/name: web': 'app.kubernetes.io/name: www',
};

const edit = (path: string, edits: Readonly<Record<string, string>>): void => {
  const text = Object.entries(edits).reduce(
    (all, [from, to]) => all.replaceAll(from, to),
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, text);
};

/** A repository with tiny, tagged as version 0.1.0; its working tree has another selector. */
const taggedChart = async (): Promise<string> => {
  const root = temporaryDirectory();
  const chart = copyChart('tiny', root);
  await commitAll(root);
  await execa('git', ['tag', 'tiny-0.1.0'], { cwd: root });
  edit(join(chart, 'templates', 'deployment.yaml'), EDITS);
  edit(join(chart, 'Chart.yaml'), { 'version: 0.1.0': 'version: 0.2.0' });
  return chart;
};

const packageOf = async (chart: string): Promise<string> => {
  const directory = temporaryDirectory();
  await create({ file: join(directory, 'tiny-0.1.0.tgz'), gzip: true, cwd: join(chart, '..') }, ['tiny']);
  return directory;
};

const serve = async (listener: RequestListener): Promise<readonly [Server, string]> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return [server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`];
};

describe('egov-msa upgrade-check', () => {
  it('finds a version by its git tag and exits with 1 when the API server would refuse the upgrade', async () => {
    const chart = await taggedChart();
    const { code, output } = await run('upgrade-check', '--from', '0.1.0', '--chart', chart);
    expect(output).toMatch(/✖ 0\.1\.0 -> 0\.2\.0/);
    expect(output).toContain(
      'error The API server refuses Deployment egov-web: spec.selector.matchLabels["app.kubernetes.io/name"] cannot change. (upgrade/refused-change)',
    );
    expect(output).toContain('Run kubectl delete deployment egov-web --cascade=orphan --namespace egov');
    expect(code).toBe(1);
  });

  it('exits with 0 when nothing is refused, and says what restarts', async () => {
    const chart = await taggedChart();
    const template = join(chart, 'templates', 'deployment.yaml');
    edit(template, { 'io/name: www': 'io/name: web', 'nginx:1.29': 'nginx:1.30' });
    const { code, output } = await run('upgrade-check', '--from', 'main', '--chart', chart);
    expect(output).toContain('main (0.1.0) -> 0.2.0');
    expect(output).toContain(
      'warning Deployment egov-web restarts its pods: image of web: nginx:1.29 -> nginx:1.30.',
    );
    expect(code).toBe(0);
  });

  it('takes versions from a folder of packages and from a repository on the web', async () => {
    const chart = await taggedChart();
    const packages = await packageOf(copyChart('tiny', temporaryDirectory()));
    const [server, address] = await serve((request, response) => {
      const isIndex = request.url === '/index.yaml';
      const entry = `{name: tiny, version: 0.1.0, apiVersion: v2, urls: ["tiny-0.1.0.tgz"]}`;
      response.end(
        isIndex
          ? `apiVersion: v1\nentries:\n  tiny: [${entry}]\n`
          : readFileSync(join(packages, 'tiny-0.1.0.tgz')),
      );
    });
    try {
      for (const repository of [packages, address]) {
        const args = ['upgrade-check', '--from', '0.1.0', '--chart', chart, '--repository', repository];
        const { output, errors } = await run(...args);
        expect({ repository, errors, output }).toMatchObject({
          errors: '',
          output: expect.stringContaining(
            'spec.selector.matchLabels["app.kubernetes.io/name"] cannot change',
          ) as unknown,
        });
      }
      const absent = await run('upgrade-check', '--from', '9.9.9', '--chart', chart, '--repository', address);
      expect(absent.errors).toContain(`error: --from 9.9.9: There is no tiny 9.9.9 in ${address}.`);
      expect(absent.code).toBe(1);
    } finally {
      server.close();
    }
  });

  it('shows what other values do to the same chart', async () => {
    const { code, output } = await run('upgrade-check', '--from', 'default', '--to', 'vagrant');
    expect(output).toContain(
      'The API server refuses StatefulSet egov-mysql: spec.volumeClaimTemplates[data].spec.storageClassName cannot change.',
    );
    expect(code).toBe(1);
  });

  it('sees nothing refused between the last release of this chart and the chart as it is', async () => {
    const { code, output, errors } = await run('upgrade-check', '--from', previousRelease());
    expect(output).toContain(' 0 errors, ');
    expect(output).not.toContain('upgrade/changed-secret');
    expect(errors).toContain(
      'Kept, as the templates look them up in the cluster: the generated values of egov-database (password, root-password)',
    );
    expect(code).toBe(0);
  });

  it('writes the findings in every format of the other commands', async () => {
    const chart = await taggedChart();
    const args = ['upgrade-check', '--from', '0.1.0', '--chart', chart, '--output'];
    expect(JSON.parse((await run(...args, 'json')).output)).toMatchObject({
      suites: [
        {
          cases: [
            {
              name: '0.1.0 -> 0.2.0',
              findings: [{ rule: 'upgrade/refused-change' }, { rule: 'upgrade/pod-restart' }],
            },
          ],
        },
      ],
    });
    expect((await run(...args, 'github')).output).toMatch(/^::error .*The API server refuses Deployment/m);
    expect((await run(...args, 'sarif')).output).toContain('"ruleId": "upgrade/refused-change"');
    expect((await run(...args, 'junit')).output).toContain('<failure');
  });

  it('gives the older side values of its own', async () => {
    const chart = await taggedChart();
    const [old, fresh] = [join(temporaryDirectory(), 'old.yaml'), join(temporaryDirectory(), 'new.yaml')];
    writeFileSync(old, 'port: 81\n');
    writeFileSync(fresh, 'port: 82\n');
    const both = ['upgrade-check', '--from', '0.1.0', '--chart', chart, '--from-values', old, '-f', fresh];
    expect((await run(...both)).errors).toBe('');
  });

  it('gives the older side values of its own in place of an environment that only the newer one has', async () => {
    const own = join(temporaryDirectory(), 'old.yaml');
    writeFileSync(own, 'global: {timezone: Asia/Seoul}\n');
    const args = ['upgrade-check', '--from', previousRelease(), '--environment', 'openstack'];
    const given = join(temporaryDirectory(), 'given.yaml');
    writeFileSync(
      given,
      'global: {domain: example.go.kr, exposure: {tls: {issuer: a}}}\nnfs-provisioner: {server: 192.0.2.1}\n',
    );
    const without = await run(...args, '-f', given);
    expect(without.errors).toMatch(
      /--from .*: There is no environment "openstack"\.\n.*Give the older side its own values with --from-values\./,
    );
    const { output, errors } = await run(...args, '-f', given, '--from-values', own);
    expect(errors).not.toContain('error');
    expect(output).toContain('The API server refuses');
  });

  it('removes what it unpacked', async () => {
    const chart = await taggedChart();
    const TMPDIR = temporaryDirectory();
    await withEnvironment({ TMPDIR }, () => run('upgrade-check', '--from', '0.1.0', '--chart', chart));
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  describe('says in one sentence', () => {
    it.each([
      [
        'that a version was never published, with those that were',
        ['--from', '0.9.0', '--repository', RELEASES_DIRECTORY],
        `error: --from 0.9.0: There is no egov-msa 0.9.0 in ${RELEASES_DIRECTORY}.\n       It has: 0.1.0.\n`,
        1,
      ],
      [
        'that a repository is not there',
        ['--from', '0.1.0', '--repository', 'nowhere'],
        'error: --from 0.1.0: There is no chart repository at nowhere.\n',
        1,
      ],
      [
        'that a repository does not answer',
        ['--from', '0.1.0', '--repository', 'oci://127.0.0.1:1/charts'],
        'error: --from 0.1.0: The repository oci://127.0.0.1:1/charts cannot be read: ',
        1,
      ],
      [
        'that a file is no chart',
        ['--from', 'README.md'],
        'error: README.md is neither a chart folder nor a packaged chart.\n',
        2,
      ],
      [
        'that the older chart does not know a value',
        ['--from', '0.1.0', '--repository', RELEASES_DIRECTORY, '--set', 'global.absent=1'],
        'error: --from 0.1.0: The values do not fit the schema:',
        1,
      ],
    ])('%s', async (_, args, sentence, exitCode) => {
      const { code, output, errors } = await run('upgrade-check', ...args);
      expect(errors).toContain(sentence);
      expect({ code, output }).toEqual({ code: exitCode, output: '' });
    });

    it('that there is no tag of a version, with the tags there are', async () => {
      const chart = await taggedChart();
      const { code, errors } = await run('upgrade-check', '--from', '0.0.9', '--chart', chart);
      expect(errors).toBe(
        `error: --from 0.0.9: There is no tiny 0.0.9: git has no tag tiny-0.0.9 in ${chart}.\n` +
          '       There are tags of: 0.1.0; or give the repository that has it with --repository, or name a package.\n',
      );
      expect(code).toBe(2);
    });

    it('that --from is missing, and exits with 2', async () => {
      const { code, errors } = await run('upgrade-check');
      expect(errors).toContain('error: upgrade-check needs to know what runs now.');
      expect(code).toBe(2);
    });
  });
});

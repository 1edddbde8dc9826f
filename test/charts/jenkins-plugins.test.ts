import { beforeEach, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EGOV_CHART_DIRECTORY, useTemporaryDirectories } from '../support/index.js';

const SCRIPT = join(EGOV_CHART_DIRECTORY, 'charts/jenkins/files/install-plugins.sh');

const temporaryDirectory = useTemporaryDirectories();

let parent: string;

/** Stands in for the image's own tool: notes that it was called, and puts a file for each plugin into the folder. */
const TOOL = `#!/usr/bin/env bash
set -eu
[ "$1 $3" = '--plugin-file --plugin-download-directory' ]
echo called >>"$RECORD"
[ -z "\${OFFLINE:-}" ] || exit 1
mkdir -p "$4"
while IFS=: read -r name version; do echo "$version" >"$4/$name.jpi"; done <"$2"
`;

const install = (plugins: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  writeFileSync(join(parent, 'plugins.txt'), `${plugins.join('\n')}\n`);
  return execa('bash', [SCRIPT], {
    reject: false,
    env: {
      PATH: `${join(parent, 'programs')}:${process.env['PATH'] ?? ''}`,
      RECORD: join(parent, 'record'),
      JENKINS_HOME: join(parent, 'home'),
      JENKINS_VERSION: '2.568.2',
      PLUGIN_FILE: join(parent, 'plugins.txt'),
      ...variables,
    },
  });
};

const calls = (): number => readFileSync(join(parent, 'record'), 'utf8').trim().split('\n').length;

beforeEach(() => {
  parent = temporaryDirectory();
  for (const directory of ['programs', 'home']) mkdirSync(join(parent, directory));
  writeFileSync(join(parent, 'programs', 'jenkins-plugin-cli'), TOOL, { mode: 0o755 });
});

describe('the installation of plugins', () => {
  it('puts them into the home of Jenkins', async () => {
    expect((await install(['git:5.10.1'])).exitCode).toBe(0);
    expect(readFileSync(join(parent, 'home/plugins/git.jpi'), 'utf8')).toBe('5.10.1\n');
  });

  it('needs no network for a list that is installed', async () => {
    await install(['git:5.10.1']);
    const { exitCode, stdout } = await install(['git:5.10.1'], { OFFLINE: 'yes' });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'These plugins are installed: nothing to download.',
    });
    expect(calls()).toBe(1);
  });

  it.each([
    ['another list', ['git:5.10.2'], {}],
    ['another version of Jenkins', ['git:5.10.1'], { JENKINS_VERSION: '2.570.1' }],
  ])('runs again for %s', async (_, plugins, variables) => {
    await install(['git:5.10.1']);
    await install(plugins, variables);
    expect(calls()).toBe(2);
  });

  it('that fails says what to do, and is tried again on the next start', async () => {
    const { exitCode, stderr } = await install(['git:5.10.1'], { OFFLINE: 'yes' });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/jenkins\.pluginEnv.*jenkins\.plugins to \[\]/);
    expect(existsSync(join(parent, 'home/egov-plugins.installed'))).toBe(false);
    expect((await install(['git:5.10.1'])).exitCode).toBe(0);
  });
});

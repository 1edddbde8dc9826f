import { validateWorkflow } from '@action-validator/core';
import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { projectPath } from '../../src/tools/index.js';
import { run } from '../cli/commands/support.js';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const textOf = (name: string): string => readFileSync(projectPath('.github', 'workflows', name), 'utf8');

const scriptsOf = (name: string): readonly string[] =>
  Object.values((parse(textOf(name)) as Workflow).jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run: script }) => script ?? []),
  );

describe.each(['ci.yml', 'release.yml'])('the workflow %s', (name) => {
  it("fits GitHub's schema of workflows", () => {
    expect(validateWorkflow(textOf(name)).errors).toEqual([]);
    expect(validateWorkflow(textOf(name).replace('runs-on:', 'runs-one:')).errors).not.toEqual([]);
  });

  it('has scripts that bash can read', async () => {
    for (const script of scriptsOf(name)) {
      const { exitCode, stderr } = await execa('bash', ['-n'], { input: script, reject: false });
      expect({ script, exitCode, stderr }).toEqual({ script, exitCode: 0, stderr: '' });
    }
  });

  it('runs scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const called = scriptsOf(name).flatMap((script) => [...script.matchAll(/npm (?:run )?([\w:]+)/g)]);
    const names = called.map(([, script = '']) => script).filter((script) => script !== 'ci');
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(names));
  });
});

describe('the workflow release.yml', () => {
  it('gives options that publish has', async () => {
    const { output } = await run('publish', '--help');
    const given = scriptsOf('release.yml').find((script) => script.includes('publish:chart')) ?? '';
    const options = [...given.matchAll(/(--[a-z-]+) /g)].map(([, option = '']) => option);
    expect(options).toEqual(expect.arrayContaining(['--repository', '--oci', '--url', '--sign']));
    expect(options.filter((option) => !output.includes(`${option} <`))).toEqual([]);
  });

  it.each([
    ['v9.9.9', 1],
    [
      `v${/^version: (.+)$/m.exec(readFileSync(projectPath('charts/egov-msa/Chart.yaml'), 'utf8'))?.[1] ?? ''}`,
      0,
    ],
  ])('compares the tag %s with the version of the chart', async (tag, expected) => {
    const script = scriptsOf('release.yml').find((text) => text.includes('GITHUB_REF_NAME" !=')) ?? 'exit 9';
    const { exitCode } = await execa('bash', ['-e', '-c', script], {
      cwd: projectPath(),
      env: { GITHUB_REF_NAME: tag },
      reject: false,
    });
    expect(exitCode).toBe(expected);
  });

  it('leaves the secret out of every command line', () => {
    expect(scriptsOf('release.yml').join('\n')).not.toContain('${{ secrets.');
  });
});

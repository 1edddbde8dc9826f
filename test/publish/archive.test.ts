import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { chmodSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { loadChart } from '../../src/chart/index.js';
import { packageChart } from '../../src/publish/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { EGOV_CHART_DIRECTORY, useTemporaryDirectories } from '../support/index.js';
import { HELMS, helmIn, writeChart } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const [[, helm4], [, helm3]] = HELMS;

const packaged = async (chart: string, helm: string) => {
  const stage = temporaryDirectory();
  return throwIfFailed(await packageChart(throwIfFailed(loadChart(chart)), stage, { helm: { path: helm } }));
};

describe('the package of a chart', () => {
  it('is the same byte for byte from another checkout, by Helm 3 and Helm 4', async () => {
    const first = writeChart(temporaryDirectory());
    const second = writeChart(temporaryDirectory());
    utimesSync(join(second, 'values.yaml'), 1, 1);
    chmodSync(join(second, 'values.yaml'), 0o600);
    const one = await packaged(first, helm4);
    const other = await packaged(second, helm3);
    expect(readFileSync(other.file).equals(readFileSync(one.file))).toBe(true);
    expect((await packaged(writeChart(temporaryDirectory(), '1.0.0', 'red'), helm4)).digest).not.toBe(
      one.digest,
    );
  });

  it('is not so when helm alone makes it', async () => {
    const [first, second] = [writeChart(temporaryDirectory()), writeChart(temporaryDirectory())];
    utimesSync(join(second, 'values.yaml'), 1, 1);
    const home = temporaryDirectory();
    const bytes: Buffer[] = [];
    for (const [index, chart] of [first, second].entries()) {
      const into = join(home, String(index));
      mkdirSync(into);
      await helmIn(home, helm4, 'package', chart, '--destination', into);
      bytes.push(readFileSync(join(into, 'web-1.0.0.tgz')));
    }
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it('names no user, no time and no machine, and its files are readable for all', async () => {
    const { file } = await packaged(writeChart(temporaryDirectory()), helm4);
    const { stdout } = await execa('tar', ['--numeric-owner', '-tvzf', file], {
      env: { TZ: 'UTC', LC_ALL: 'C' },
    });
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^-rw-r--r-- 0\/0 +\d+ 1985-10-26 08:15 web\//);
  });

  it('of the whole system renders in both, as the folder does', async () => {
    const { file } = await packaged(EGOV_CHART_DIRECTORY, helm4);
    const home = temporaryDirectory();
    const set = ['--set', 'global.changeCause=test'];
    for (const [, helm] of HELMS) {
      const { exitCode, stdout } = await helmIn(home, helm, 'template', 'egov', file, ...set);
      expect(exitCode).toBe(0);
      expect(stdout.match(/^kind: (?:Deployment|StatefulSet)$/gm)).toHaveLength(14);
    }
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { stacksOf } from '../../../src/matrix/index.js';
import { KUBERNETES_VERSIONS } from '../../../src/schemas/index.js';
import { costOf } from '../processor-time.js';
import { findHelm, openChart } from '../setup.js';

const { path } = await findHelm();
const chart = openChart();
const calls = stacksOf(chart).flatMap(({ files }) =>
  KUBERNETES_VERSIONS.map((version) => [
    ...['template', 'egov', chart.directory, `--kube-version=v${version}.0`],
    ...files.map((file) => `--values=${file}`),
  ]),
);
const limit = pLimit(availableParallelism());
const cost = await costOf(() =>
  Promise.all(calls.map((args) => limit(() => once(spawn(path, args, { stdio: 'ignore' }), 'close')))),
);
process.stdout.write(JSON.stringify({ ...cost, calls: calls.length }));

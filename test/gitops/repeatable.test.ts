import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadChart, type Chart } from '../../src/chart/index.js';
import { planStacks, sortEnvironments, type Stack } from '../../src/matrix/index.js';
import { renderChart } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { parseYamlFile, type JsonObject } from '../../src/yaml/index.js';
import { EGOV_CHART_DIRECTORY, egovChart, testHelm } from '../support/index.js';

/** What gives another answer at another time, in another cluster, or in another step of the release. */
const UNREPEATABLE =
  /\.Release\.(?:IsInstall|IsUpgrade)\b|\b(?:lookup|now|rand(?:AlphaNum|Alpha|Numeric|Ascii|Bytes|Int)|shuffle|uuidv4|gen(?:PrivateKey|CA|SelfSignedCert|SignedCert)(?:WithKey)?|bcrypt|htpasswd|encryptAES|getHostByName)\b(?=[ )])/g;

/** The text with each of these replaced by a refusal, inside template actions only. */
const forbid = (text: string): string =>
  text.replace(/\{\{(?!-?\s*\/\*)[\s\S]*?\}\}/g, (action) =>
    action.replace(UNREPEATABLE, (found) =>
      found.startsWith('.') ? `(fail "uses ${found}")` : `list (fail "uses ${found}")`,
    ),
  );

const claimsGitOps = (stack: Stack): boolean =>
  stack.files.some((file) => {
    const values = throwIfFailed(parseYamlFile(readFileSync(file, 'utf8'), file)) as JsonObject | null;
    const global = values?.['global'] as JsonObject | undefined;
    return (global?.['secrets'] as JsonObject | undefined)?.['generate'] === false;
  });

const stacks = planStacks(sortEnvironments(egovChart()), [])
  .filter(claimsGitOps)
  // Its node ports and open consoles are what production refuses.
  .filter(({ environment }) => environment !== 'vagrant')
  // One environment shows what another overlay adds; the matrix renders them all.
  .filter(({ environment, overlays }) => overlays.length === 1 || environment === 'default');

let copy: string;
let chart: Chart;

const render = async (values: readonly string[]) => renderChart({ chart, helm: await testHelm(), values });

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'egov-msa-gitops-'));
  cpSync(EGOV_CHART_DIRECTORY, copy, { recursive: true });
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!/(?:^|\/)templates\/.*\.(?:tpl|yaml|txt)$/.test(name)) continue;
    const path = join(copy, name);
    writeFileSync(path, forbid(readFileSync(path, 'utf8')));
  }
  chart = throwIfFailed(loadChart(copy));
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('a stack without generated secrets', () => {
  it('is production, on every environment but the one that it refuses', () => {
    expect(stacks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['production', 'openstack+production']),
    );
  });

  it.each(stacks.map(({ name, files }) => [name, files] as const))(
    '%s asks neither the cluster, nor chance, nor the clock',
    async (_, files) => {
      const rendered = throwIfFailed(await render(files));
      expect(rendered.manifest).toMatch(/^kind: Deployment$/m);
      expect(rendered.manifest).not.toContain('helm.sh/hook');
    },
  );

  it('names the revision, which helm template always counts as the first, in the change-cause alone', () => {
    const defines = readdirSync(EGOV_CHART_DIRECTORY, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tpl') || name.endsWith('.yaml'))
      .flatMap((name) => readFileSync(join(EGOV_CHART_DIRECTORY, name), 'utf8').split(/(?=\{\{-? define )/))
      .filter((text) => text.includes('.Release.Revision'))
      .map((text) => /define "([^"]+)"/.exec(text)?.[1]);
    expect(defines).toEqual(['egov.changeCause']);
  });

  it('differs in this from the defaults, which ask the cluster for the secrets that it has', async () => {
    const rendered = await render([]);
    expect(rendered).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('uses lookup') },
    });
  });
});

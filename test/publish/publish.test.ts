import { beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { run, type CommandRun } from '../cli/commands/support.js';
import { useTemporaryDirectories } from '../support/index.js';
import { contentOf, writeChart } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

interface IndexEntry {
  readonly version: string;
  readonly urls: readonly string[];
  readonly created: string;
}

let parent: string;
let repository: string;

const publish = (chart: string, ...args: readonly string[]): Promise<CommandRun> =>
  run('publish', chart, '--repository', repository, ...args);

const entries = (): readonly IndexEntry[] => {
  const index = parse(readFileSync(join(repository, 'index.yaml'), 'utf8')) as {
    readonly entries: Readonly<Record<string, readonly IndexEntry[]>>;
  };
  return index.entries['web'] ?? [];
};

beforeEach(() => {
  parent = temporaryDirectory();
  repository = join(parent, 'public');
});

describe('egov-msa publish into a folder', () => {
  it('makes what a web server serves as a repository, and leaves nothing else behind', async () => {
    const { code, output } = await publish(writeChart(parent), '--url', 'https://example.test/charts/');
    expect(code).toBe(0);
    expect(output).toMatch(/^web 1\.0\.0\n {2}sha256 {6}[0-9a-f]{64}\n/);
    expect(readdirSync(repository).sort()).toEqual(['.nojekyll', 'index.yaml', 'web-1.0.0.tgz']);
    expect(entries()[0]?.urls).toEqual(['https://example.test/charts/web-1.0.0.tgz']);
    expect(readdirSync(parent).sort()).toEqual(['public', 'web']);
  });

  it('changes nothing when the same version comes again with the same content', async () => {
    await publish(writeChart(parent));
    const before = contentOf(repository);
    const { code, output } = await publish(writeChart(temporaryDirectory()));
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining('there already, the same'),
    });
    expect(contentOf(repository)).toEqual(before);
  });

  it('refuses the same version with other content', async () => {
    await publish(writeChart(parent));
    const before = contentOf(repository);
    const { code, errors } = await publish(writeChart(temporaryDirectory(), '1.0.0', 'red'));
    expect(code).toBe(1);
    expect(errors).toMatch(
      /web 1\.0\.0 is in \S+ already, with other content[\s\S]*Raise version in Chart\.yaml/,
    );
    expect(contentOf(repository)).toEqual(before);
  });

  it('also refuses it when only the index still knows the version', async () => {
    await publish(writeChart(parent));
    writeFileSync(join(repository, 'web-1.0.0.tgz'), 'something else');
    expect((await publish(writeChart(parent))).errors).toContain('with other content');
  });

  it('keeps the older versions in the index, as they were', async () => {
    await publish(writeChart(parent));
    const [first] = entries();
    await publish(writeChart(parent, '1.1.0'));
    expect(entries().map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
    expect(entries()[1]).toEqual(first);
  });

  it('takes along who owns the repository', async () => {
    const chart = writeChart(parent);
    writeFileSync(join(chart, 'artifacthub-repo.yml'), 'owners: []\n');
    await publish(chart);
    expect(readFileSync(join(repository, 'artifacthub-repo.yml'), 'utf8')).toBe('owners: []\n');
  });

  it('does everything but that on a dry run', async () => {
    const { code, output } = await publish(writeChart(parent), '--dry-run');
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('would be added') });
    expect(existsSync(repository)).toBe(false);
  });

  it('refuses a folder whose index is another thing', async () => {
    await publish(writeChart(parent));
    writeFileSync(join(repository, 'index.yaml'), 'a list: []\n');
    const before = contentOf(repository);
    const { code, errors } = await publish(writeChart(parent, '1.1.0'));
    expect({ code, errors }).toMatchObject({
      code: 1,
      errors: expect.stringContaining('is no index of a chart repository'),
    });
    expect(contentOf(repository)).toEqual(before);
  });

  it('says so when the folder cannot be made', async () => {
    const chart = writeChart(parent);
    writeFileSync(repository, 'a file');
    const { code, errors } = await publish(chart);
    expect({ code, errors }).toMatchObject({ code: 1, errors: expect.stringContaining('cannot be written') });
    expect(readdirSync(dirname(repository)).sort()).toEqual(['public', 'web']);
  });
});

describe('before anything is published', () => {
  it('the chart is linted', async () => {
    const chart = writeChart(parent);
    writeFileSync(join(chart, 'templates', 'broken.yaml'), '{{ .Values.a.b.c }}\n');
    const { code, errors } = await publish(chart);
    expect(code).toBe(1);
    expect(errors).toContain('does not pass the lint');
    expect(errors).toContain('broken.yaml');
    expect(existsSync(repository)).toBe(false);
  });

  it('the tests are run, and what they said last is shown', async () => {
    const command = 'echo 3 tests passed; echo 1 test failed; exit 3';
    const { code, errors } = await publish(writeChart(parent), '--test-command', command);
    expect(code).toBe(1);
    expect(errors).toContain('fail with exit status 3: 1 test failed');
    expect(existsSync(repository)).toBe(false);
  });

  it('the tests can be left out, and it says so', async () => {
    const { code, errors } = await publish(writeChart(parent), '--test-command', 'exit 3', '--skip-tests');
    expect(code).toBe(0);
    expect(errors).toContain('No test is run, by --skip-tests.');
  });
});

describe('an unreachable registry', () => {
  it('is one clear sentence, and the folder stays as it was', async () => {
    await publish(writeChart(parent));
    const before = contentOf(repository);
    // Nothing listens on port 1.
    const oci = ['--oci', 'oci://127.0.0.1:1/charts', '--plain-http'];
    const { code, errors } = await publish(writeChart(parent, '1.1.0'), ...oci);
    expect(code).toBe(3);
    expect(errors).toContain('The registry 127.0.0.1:1 cannot be reached.');
    expect(contentOf(repository)).toEqual(before);
  });
});

describe('a command line that makes no sense', () => {
  it.each([
    [[], 'There is nowhere to publish to.'],
    [['--oci', 'ghcr.io/example'], 'Write an address like oci://'],
    [['--oci', 'oci://a/b', '--url', 'https://a.test'], '--url is the address of a folder.'],
    [['--repository', 'a', '--plain-http'], '--plain-http is for a registry.'],
    [['--repository', 'a', '--sign', 'me'], 'Give both --sign and --keyring.'],
    [['--repository', 'a', '--passphrase-file', 'p'], '--passphrase-file opens the key of --sign.'],
  ])('is refused: %j', async (args, message) => {
    const { code, errors } = await run('publish', writeChart(parent), ...args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });
});

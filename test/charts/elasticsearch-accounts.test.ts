import { beforeEach, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EGOV_CHART_DIRECTORY, useTemporaryDirectories } from '../support/index.js';

const SCRIPT = join(EGOV_CHART_DIRECTORY, 'charts/elasticsearch/files/prepare-configuration.sh');

const temporaryDirectory = useTemporaryDirectories();

let parent: string;

const text = (...path: readonly string[]): string => readFileSync(join(parent, ...path), 'utf8');

/** Stands in for Elasticsearch's own tool: asks for the password twice and refuses an account that exists. */
const TOOL = `#!/usr/bin/env bash
set -eu
echo "$*" >>"$RECORD"
read -r password
read -r again
[ "$password" = "$again" ] || { echo 'ERROR: Passwords do not match' >&2; exit 65; }
[ "\${#password}" -ge 6 ] || { echo 'ERROR: Invalid password' >&2; exit 65; }
grep -q "^$2:" "$ES_PATH_CONF/users" && { echo "ERROR: User [$2] already exists" >&2; exit 70; }
echo "$2:hash of $password" >>"$ES_PATH_CONF/users"
echo "$4:$2" >>"$ES_PATH_CONF/users_roles"
`;

const prepare = (variables: Readonly<Record<string, string>> = {}, tool = TOOL) => {
  writeFileSync(join(parent, 'programs', 'elasticsearch-users'), tool, { mode: 0o755 });
  return execa('bash', [SCRIPT], {
    reject: false,
    env: {
      PATH: `${join(parent, 'programs')}:${process.env['PATH'] ?? ''}`,
      RECORD: join(parent, 'record'),
      IMAGE_DIRECTORY: join(parent, 'image'),
      CHART_DIRECTORY: join(parent, 'chart'),
      ES_PATH_CONF: join(parent, 'prepared'),
      KIBANA_USERNAME: 'egov-kibana',
      KIBANA_PASSWORD: 'kibana $ecret "1"',
      LOGSTASH_USERNAME: 'egov-logstash',
      LOGSTASH_PASSWORD: 'logstash secret',
      ...variables,
    },
  });
};

beforeEach(() => {
  parent = temporaryDirectory();
  for (const directory of ['programs', 'image', 'image/jvm.options.d', 'chart', 'prepared'])
    mkdirSync(join(parent, directory));
  for (const [path, content] of [
    ['image/elasticsearch.yml', 'network.host: 0.0.0.0\n'],
    ['image/jvm.options', '-Xms1g\n'],
    ['image/users', ''],
    ['chart/elasticsearch.yml', 'xpack.security.enabled: true\n'],
    ['chart/roles.yml', 'egov_log_writer: {}\n'],
  ] as const)
    writeFileSync(join(parent, path), content);
});

describe('the configuration directory of Elasticsearch', () => {
  it('has the image’s files, with ours in the place of the same names', async () => {
    expect((await prepare()).exitCode).toBe(0);
    expect(text('prepared', 'jvm.options')).toBe('-Xms1g\n');
    expect(text('prepared', 'elasticsearch.yml')).toBe('xpack.security.enabled: true\n');
    expect(text('prepared', 'roles.yml')).toBe('egov_log_writer: {}\n');
  });

  it('has an account for Kibana and one for Logstash, each with its own role', async () => {
    await prepare();
    expect(text('prepared', 'users')).toBe(
      'egov-kibana:hash of kibana $ecret "1"\negov-logstash:hash of logstash secret\n',
    );
    expect(text('prepared', 'users_roles')).toBe(
      'kibana_system:egov-kibana\negov_log_writer:egov-logstash\n',
    );
  });

  it('shows no password on a command line', async () => {
    await prepare();
    expect(text('record')).toBe(
      'useradd egov-kibana -r kibana_system\nuseradd egov-logstash -r egov_log_writer\n',
    );
  });

  it('is made anew on each start, with the passwords of then', async () => {
    await prepare();
    expect(await prepare({ KIBANA_PASSWORD: 'another secret' })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(text('prepared', 'users')).toBe(
      'egov-kibana:hash of another secret\negov-logstash:hash of logstash secret\n',
    );
  });

  it('is refused when the tool refuses a password', async () => {
    const { exitCode, stderr } = await prepare({ LOGSTASH_PASSWORD: 'short' });
    expect({ exitCode, stderr }).toEqual({ exitCode: 65, stderr: 'ERROR: Invalid password' });
  });

  it('is refused when the tool adds nothing though it says that all is well', async () => {
    const { exitCode, stderr } = await prepare({}, '#!/usr/bin/env bash\ncat >/dev/null\n');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The account egov-kibana was not added');
  });

  it('is readable by its owner alone', async () => {
    await prepare();
    const { stdout } = await execa('find', [join(parent, 'prepared'), '-type', 'f', '-perm', '/077']);
    expect(stdout).toBe('');
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { EGOV_CHART_DIRECTORY, useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

/** Prints its arguments and password as a comment, then what the test put into DUMP, and ends as the test says. */
const MYSQLDUMP = `#!/bin/sh
echo "-- $* $MYSQL_PWD"
cat "$DUMP"
exit "\${DUMP_STATUS:-0}"
`;
/** Keeps what it is given. */
const MYSQL = `#!/bin/sh
cat >"$LOADED"
exit "\${LOAD_STATUS:-0}"
`;
const WHOLE =
  "CREATE TABLE menu (name text);\nINSERT INTO menu VALUES ('서비스');\n-- Dump completed on 2026-11-27\n";

let pod: string;
let volume: string;

const run = (script: string, variables: Readonly<Record<string, string>> = {}, limit = 'unlimited') =>
  execa('bash', ['-c', `ulimit -f ${limit}; exec "${join(pod, 'scripts', script)}"`], {
    reject: false,
    env: {
      PATH: [join(pod, 'programs'), process.env['PATH'] ?? ''].join(delimiter),
      BACKUP_DIRECTORY: volume,
      FILE_PREFIX: 'egov',
      MYSQL_HOSTNAME: 'egov-mysql',
      MYSQL_PORT: '3306',
      DB_USERNAME: 'msaportal',
      DB_PASSWORD: 'secret',
      DB_NAME: 'msaportal',
      DB_RESERVATION_NAME: 'reservation',
      RETENTION_COUNT: '3',
      RETENTION_DAYS: '0',
      HOSTNAME: 'pod',
      DUMP: join(pod, 'dump.sql'),
      LOADED: join(pod, 'loaded.sql'),
      ...variables,
    },
  });

const program = (name: string, text: string): void => {
  writeFileSync(join(pod, 'programs', name), text, { mode: 0o755 });
};

const dumps = (): readonly string[] => readdirSync(volume).sort();

const addDump = (name: string, text = WHOLE, age = 0): string => {
  const file = join(volume, name);
  writeFileSync(file, gzipSync(text));
  const time = Date.now() / 1000 - age;
  utimesSync(file, time, time);
  return name;
};

const OLD = ['egov-20260101T030000Z.sql.gz', 'egov-20260102T030000Z.sql.gz', 'egov-20260103T030000Z.sql.gz'];

beforeEach(() => {
  pod = temporaryDirectory();
  volume = join(pod, 'backup');
  mkdirSync(volume);
  mkdirSync(join(pod, 'programs'));
  const scripts = join(pod, 'scripts');
  cpSync(join(EGOV_CHART_DIRECTORY, 'charts/backup/files'), scripts, { recursive: true });
  // As the ConfigMap's defaultMode has it.
  for (const name of readdirSync(scripts)) chmodSync(join(scripts, name), 0o555);
  program('mysqldump', MYSQLDUMP);
  program('mysql', MYSQL);
  writeFileSync(join(pod, 'dump.sql'), WHOLE);
});

describe('the dump, with programs that stand in for mysqldump and mysql', () => {
  it('holds both schemas of one moment, and the password is on no command line', async () => {
    const { exitCode, stdout } = await run('backup.sh', { EXTRA_ARGUMENTS: '--ssl-mode=REQUIRED --quick' });
    expect(exitCode).toBe(0);
    const [name = ''] = dumps();
    expect(name).toMatch(/^egov-\d{8}T\d{6}Z\.sql\.gz$/);
    expect(stdout).toContain(`Dumped msaportal and reservation to ${name}`);
    const [call = '', ...rest] = gunzipSync(readFileSync(join(volume, name)))
      .toString()
      .split('\n');
    expect(call).toMatch(
      /--single-transaction .*--ssl-mode=REQUIRED --quick --databases msaportal reservation secret$/,
    );
    expect(call.match(/secret/g)).toHaveLength(1);
    expect(rest.join('\n')).toBe(WHOLE);
  });

  it('takes the place of the oldest when there are as many as wanted', async () => {
    OLD.forEach((name) => addDump(name));
    const { exitCode, stdout } = await run('backup.sh');
    expect(exitCode).toBe(0);
    expect(dumps()).toHaveLength(3);
    expect(dumps()).toEqual(expect.arrayContaining(OLD.slice(1)));
    expect(stdout).toContain(`Removed ${OLD[0] ?? ''}.`);
  });

  it('takes the place of all that are older than wanted, and leaves what is not its own', async () => {
    OLD.forEach((name, index) => addDump(name, WHOLE, index === 2 ? 0 : 3 * 86_400));
    addDump('other-20250101T030000Z.sql.gz', WHOLE, 900 * 86_400);
    expect((await run('backup.sh', { RETENTION_COUNT: '10', RETENTION_DAYS: '2' })).exitCode).toBe(0);
    expect(dumps()).toHaveLength(3);
    expect(dumps()).toEqual(expect.arrayContaining([OLD[2], 'other-20250101T030000Z.sql.gz']));
  });

  it.each([
    ['when mysqldump fails in the middle', { DUMP_STATUS: '3' }, 'failed'],
    ['when it ends early without a word', { DUMP: '/dev/null' }, 'is not complete'],
  ])('is thrown away %s, loudly, and the older ones stay', async (_, variables, message) => {
    OLD.forEach((name) => addDump(name));
    const { exitCode, stderr } = await run('backup.sh', variables);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain('The older dumps are kept.');
    expect(dumps()).toEqual(OLD);
  });

  it('is thrown away when the volume takes no more, and the message names the values', async () => {
    OLD.forEach((name) => addDump(name));
    const noise = Array.from({ length: 20_000 }, (_, index) =>
      String((index * 2_654_435_761) % 4_294_967_296),
    );
    writeFileSync(join(pod, 'dump.sql'), `${noise.join('\n')}\n${WHOLE}`);
    // A file may hold 8 KiB: a write beyond it fails as on a full volume.
    const { exitCode, stderr } = await run('backup.sh', {}, '8');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/The volume has \d+ KiB left: .*backup\.persistence\.size/);
    expect(dumps()).toEqual(OLD);
  });

  it('is not disturbed by what a killed pod left, and sweeps it after a day', async () => {
    const recent = addDump('.partial-egov-20260104T030000Z.sql.gz');
    addDump('.partial-egov-20260103T030000Z.sql.gz', WHOLE, 2 * 86_400);
    expect((await run('backup.sh')).exitCode).toBe(0);
    expect(dumps().filter((name) => name.startsWith('.'))).toEqual([recent]);
  });
});

describe('the restore, with programs that stand in for mysqldump and mysql', () => {
  const [, , file = ''] = OLD;

  beforeEach(() => {
    OLD.forEach((name) => addDump(name, `-- ${name}\n${WHOLE}`));
  });

  it('lists the dumps, the newest first, and touches nothing when none is named', async () => {
    const { exitCode, stdout } = await run('restore.sh', { FILE: '' });
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(-3)).toEqual([...OLD].reverse());
    expect(existsSync(join(pod, 'loaded.sql'))).toBe(false);
  });

  it('dumps what is there first, removes nothing, then loads the one that is named', async () => {
    const { exitCode, stdout } = await run('restore.sh', { FILE: file, RETENTION_COUNT: '1' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Restored ${file} into msaportal and reservation.`);
    expect(readFileSync(join(pod, 'loaded.sql'), 'utf8')).toBe(`-- ${file}\n${WHOLE}`);
    expect(dumps()).toHaveLength(4);
    expect(dumps().at(-1)).toMatch(/Z-before-restore\.sql\.gz$/);
  });

  it.each([
    ['is not there', { FILE: 'egov-20200101T030000Z.sql.gz' }, /There is no dump egov-2020/],
    ['lies elsewhere', { FILE: '../dump.sql' }, /There is no dump/],
    ['is damaged', { FILE: 'egov-20260104T030000Z.sql.gz' }, /is damaged: nothing is restored/],
    [
      'cannot be preceded by a dump',
      { FILE: file, DUMP_STATUS: '3' },
      /could not be dumped first: nothing is restored/,
    ],
  ])('changes nothing when the dump %s', async (_, variables, message) => {
    writeFileSync(
      join(volume, 'egov-20260104T030000Z.sql.gz'),
      gzipSync('CREATE TABLE menu').subarray(0, 20),
    );
    const { exitCode, stderr } = await run('restore.sh', variables);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
    expect(existsSync(join(pod, 'loaded.sql'))).toBe(false);
  });

  it('can do without the first dump, for a database that cannot be read', async () => {
    const { exitCode } = await run('restore.sh', { FILE: file, DUMP_STATUS: '3', SKIP_SAFETY_DUMP: 'yes' });
    expect(exitCode).toBe(0);
    expect(dumps()).toEqual(OLD);
  });

  it('says that it stopped half-way, and how to go on', async () => {
    const { exitCode, stderr } = await run('restore.sh', { FILE: file, LOAD_STATUS: '1' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`The restore of ${file} stopped half-way.`);
  });
});

describe('the check of the volume', () => {
  it('passes where dumps can be written, and leaves nothing there', async () => {
    expect((await run('check-volume.sh')).exitCode).toBe(0);
    expect(dumps()).toEqual([]);
  });

  it('names the value that helps where they cannot', async () => {
    const { exitCode, stderr } = await run('check-volume.sh', { BACKUP_DIRECTORY: join(pod, 'dump.sql') });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('backup.podSecurityContext');
  });
});

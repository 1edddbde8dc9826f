import { beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryDirectories } from '../support/index.js';
import { podDirectories, runScript, type PodDirectories } from './mysql-scripts.js';

const temporaryDirectory = useTemporaryDirectories();

let programs: string;
let directories: PodDirectories;

/** Stands in for a program of MySQL's image. */
const standIn = (name: string, text: string): void => {
  writeFileSync(join(programs, name), `#!/usr/bin/env bash\nset -eo pipefail\n${text}\n`, { mode: 0o755 });
};

const start = () =>
  runScript(['bash'], 'start.sh', directories, { PATH: `${programs}:${process.env['PATH'] ?? ''}` });

const isInitializing = (): boolean => existsSync(join(directories.state, 'initializing'));

beforeEach(() => {
  const parent = temporaryDirectory();
  programs = join(parent, 'programs');
  mkdirSync(programs);
  directories = podDirectories(parent);
  standIn('docker-entrypoint.sh', 'echo "entrypoint $*"');
});

describe('the start of MySQL', () => {
  it('notes a first start as long as it lasts', async () => {
    expect((await start()).stdout).toContain('entrypoint');
    expect(isInitializing()).toBe(true);
    const { exitCode } = await runScript(['bash', '-e'], 'complete.sh', directories);
    expect({ exitCode, initializing: isInitializing() }).toEqual({ exitCode: 0, initializing: false });
  });

  it('begins a first start anew that was cut short', async () => {
    mkdirSync(join(directories.data, 'mysql'));
    writeFileSync(join(directories.data, 'ibdata1'), 'half');
    writeFileSync(join(directories.state, 'initializing'), '');
    expect((await start()).stdout).toContain('The first start was cut short: it begins anew.');
    expect(readdirSync(directories.data)).toEqual([]);
    expect(isInitializing()).toBe(true);
  });

  it('leaves a complete database as it is', async () => {
    mkdirSync(join(directories.data, 'mysql'));
    writeFileSync(join(directories.data, 'ibdata1'), 'data');
    expect((await start()).stdout).toBe('entrypoint ');
    expect(readdirSync(directories.data)).toEqual(['ibdata1', 'mysql']);
    expect(isInitializing()).toBe(false);
  });
});

/** Runs the script as MySQL's entrypoint sources it; the function that would run the SQL prints it instead. */
const createSchemas = async (variables: Readonly<Record<string, string>>): Promise<string> => {
  standIn('entrypoint', 'docker_process_sql() { cat; }\n. "$1"');
  const { stdout } = await runScript(
    [join(programs, 'entrypoint')],
    'create-schemas.sh',
    directories,
    variables,
  );
  return stdout;
};

describe('the schemas of MySQL', () => {
  it('hold all of Unicode and belong to the service account, which gets nothing else', async () => {
    const sql = await createSchemas({
      MYSQL_DATABASE: 'msaportal',
      RESERVATION_SCHEMA: 'reservation',
      MYSQL_USER: 'egov',
    });
    expect(sql.split('\n')).toEqual(
      ['msaportal', 'reservation'].flatMap((schema) => [
        `CREATE DATABASE IF NOT EXISTS \`${schema}\`;`,
        `ALTER DATABASE \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;`,
        `GRANT ALL PRIVILEGES ON \`${schema}\`.* TO 'egov'@'%';`,
      ]),
    );
  });

  it('are granted by their exact name, where _ and % would match others', async () => {
    const sql = await createSchemas({
      MYSQL_DATABASE: 'egov_main',
      RESERVATION_SCHEMA: 'a%b`c',
      MYSQL_USER: "o'neil",
    });
    expect(sql).toContain("GRANT ALL PRIVILEGES ON `egov\\_main`.* TO 'o''neil'@'%';");
    expect(sql).toContain("GRANT ALL PRIVILEGES ON `a\\%b``c`.* TO 'o''neil'@'%';");
    expect(sql).toContain('CREATE DATABASE IF NOT EXISTS `egov_main`;');
  });
});

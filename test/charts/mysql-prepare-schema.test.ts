import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryDirectories } from '../support/index.js';
import { podDirectories, runScript, serving, type PodDirectories } from './mysql-scripts.js';

const temporaryDirectory = useTemporaryDirectories();

/** Lines of the form of upstream's file: its grant, its `use`, a byte 0x01 of a BIT column and text in Korean. */
const SQL = Buffer.concat([
  Buffer.from("CREATE DATABASE IF NOT EXISTS msaportal;\nGrant All Privileges on *.* to 'msaportal'@'%';\n"),
  Buffer.from("use reservation;\ninsert into `reserve` values ('use msaportal; grant');\nuse msaportal;\n"),
  Buffer.from("insert into `menu` values ('서비스 관리 😀', '"),
  Buffer.from([0x01]),
  Buffer.from("');\n"),
]);
const SUM = createHash('sha256').update(SQL).digest('hex');
/** A download that fails at once. */
const UNREACHABLE = { SCHEMA_URL: 'http://127.0.0.1:1/init.sql', SCHEMA_SHA256: SUM, RETRIES: '0' };

const prepare = (directories: PodDirectories, variables: Readonly<Record<string, string>>) =>
  runScript(['sh'], 'prepare-schema.sh', directories, variables);

const prepared = ({ initialization }: PodDirectories): Buffer =>
  readFileSync(join(initialization, '20-schema.sql'));

const prepareFromFile = async (variables: Readonly<Record<string, string>> = {}): Promise<Buffer> => {
  const parent = temporaryDirectory();
  const directories = podDirectories(parent);
  writeFileSync(join(parent, 'init.sql'), SQL);
  const { exitCode } = await prepare(directories, { SCHEMA_FILE: join(parent, 'init.sql'), ...variables });
  expect(exitCode).toBe(0);
  return prepared(directories);
};

describe('the download of the schema', () => {
  it('survives a server that fails at first', async () => {
    const directories = podDirectories(temporaryDirectory());
    const { exitCode } = await serving(
      SQL,
      (url) => prepare(directories, { SCHEMA_URL: url, SCHEMA_SHA256: SUM }),
      2,
    );
    expect(exitCode).toBe(0);
    expect(readdirSync(directories.initialization)).toEqual(['20-schema.sql']);
  });

  it('refuses a file of another sum, names the value to change, and leaves nothing to load', async () => {
    const directories = podDirectories(temporaryDirectory());
    const other = '0'.repeat(64);
    const { exitCode, stderr } = await serving(SQL, (url) =>
      prepare(directories, { SCHEMA_URL: url, SCHEMA_SHA256: other }),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`has the SHA-256 sum ${SUM}, not ${other}`);
    expect(stderr).toContain('mysql.schema.sha256');
    expect(readdirSync(directories.initialization)).toEqual([]);
  });

  it('names the way by ConfigMap when there is no way out of the network', async () => {
    const directories = podDirectories(temporaryDirectory());
    const { exitCode, stderr } = await prepare(directories, UNREACHABLE);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/Cannot download .*mysql\.schema\.source to configMap/);
    expect(readdirSync(directories.initialization)).toEqual([]);
  });

  it('does not take place when the volume holds a database, so that a restart needs no network', async () => {
    const directories = podDirectories(temporaryDirectory());
    mkdirSync(join(directories.data, 'mysql'));
    const { exitCode, stdout } = await prepare(directories, UNREACHABLE);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'The volume already holds a database: nothing to load.',
    });
  });

  it('takes place again when the first start was cut short', async () => {
    const directories = podDirectories(temporaryDirectory());
    mkdirSync(join(directories.data, 'mysql'));
    writeFileSync(join(directories.state, 'initializing'), '');
    await serving(SQL, (url) => prepare(directories, { SCHEMA_URL: url, SCHEMA_SHA256: SUM }));
    expect(prepared(directories).length).toBeGreaterThan(0);
  });
});

describe('the SQL that is loaded', () => {
  it('grants nobody the whole server', async () => {
    expect((await prepareFromFile()).toString()).not.toMatch(/^\s*grant/im);
  });

  it('is otherwise the same byte for byte', async () => {
    const lines = SQL.toString('latin1').split('\n');
    const expected = lines
      .slice(2)
      .join('\n')
      .replace(/^use (\w+);$/gm, 'use `$1`;');
    expect((await prepareFromFile()).toString('latin1')).toBe(expected);
  });

  it('goes into the schemas that the user names, however they are spelt', async () => {
    const sql = await prepareFromFile({ MAIN_SCHEMA: 'a`b&c|\\d', RESERVATION_SCHEMA: 'booking-2' });
    expect(sql.toString().match(/^use .*$/gm)).toEqual(['use `booking-2`;', 'use `a``b&c|\\d`;']);
  });

  it('must be in the ConfigMap that the values name', async () => {
    const directories = podDirectories(temporaryDirectory());
    const { exitCode, stderr } = await prepare(directories, { SCHEMA_FILE: '/schema/other.sql' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('mysql.schema.configMap must name a ConfigMap and a key of it');
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { podSpecOf, type ManifestObject, type Release } from '../../src/manifest/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { renderCase } from '../support/index.js';
import { componentOf, environment, podAnnotations, requireContainer } from './components.js';

let release: Release;
let mysql: ManifestObject<'StatefulSet'>;

const renderMysql = async (values: JsonObject): Promise<ManifestObject<'StatefulSet'>> =>
  componentOf(await renderCase('default', { inlineValues: { mysql: values } }), 'StatefulSet', 'mysql');

beforeAll(async () => {
  release = await renderCase('default');
  mysql = componentOf(release, 'StatefulSet', 'mysql');
});

describe('MySQL', () => {
  it('keeps its data in a folder of the volume, since lost+found would stop the first start', () => {
    expect(requireContainer(mysql).volumeMounts).toContainEqual({
      name: 'data',
      mountPath: '/var/lib/mysql',
      subPath: 'data',
      readOnly: false,
    });
    expect(mysql.document.spec.volumeClaimTemplates).toMatchObject([
      { metadata: { name: 'data' }, spec: { resources: { requests: { storage: '5Gi' } } } },
    ]);
  });

  it('finds the data of an older deployment in the folder where that one kept them', async () => {
    const adopted = await renderMysql({ persistence: { existingClaim: 'mysql-pvc', subPath: 'mysql' } });
    expect(requireContainer(adopted).volumeMounts).toContainEqual(
      expect.objectContaining({ mountPath: '/var/lib/mysql', subPath: 'mysql' }),
    );
  });

  it('takes passwords that MySQL 5.7 stored only where it is told to, and restarts for it', async () => {
    const adopted = await renderCase('default', { inlineValues: { mysql: { nativePasswords: true } } });
    const filesOf = (from: Release): string[] =>
      Object.keys(from.find('ConfigMap', 'egov-mysql')?.document.data ?? {});
    expect(filesOf(release)).toEqual(['egov.cnf']);
    expect(filesOf(adopted)).toEqual(['egov.cnf', 'native-passwords.cnf']);
    expect(podAnnotations(componentOf(adopted, 'StatefulSet', 'mysql'))).not.toEqual(podAnnotations(mysql));
  });

  it('makes the account of the services from the Secret that they read', () => {
    const variables = environment(release, mysql);
    for (const [name, key] of [
      ['MYSQL_USER', 'username'],
      ['MYSQL_PASSWORD', 'password'],
      ['MYSQL_ROOT_PASSWORD', 'root-password'],
    ] as const)
      expect(variables.get(name)).toMatchObject({
        objectName: 'egov-database',
        key,
        value: expect.anything(),
      });
  });

  it('lets root log in from inside the pod only', () => {
    expect(environment(release, mysql).get('MYSQL_ROOT_HOST')).toMatchObject({ value: 'localhost' });
  });

  it('is asked over TCP, where it does not answer before the first start is complete', () => {
    const { startupProbe, readinessProbe, livenessProbe } = requireContainer(mysql);
    for (const probe of [startupProbe, readinessProbe, livenessProbe])
      expect(probe?.exec?.command?.at(-1)).toContain('--host=127.0.0.1');
    expect(readinessProbe?.exec?.command?.at(-1)).toContain('SELECT 1');
  });

  it('shows no password on a command line, where every process of the node could read it', () => {
    const { startupProbe, readinessProbe, livenessProbe } = requireContainer(mysql);
    for (const probe of [startupProbe, readinessProbe, livenessProbe])
      expect(probe?.exec?.command?.at(-1)).not.toMatch(/--password|\s-p/);
  });

  it('has at least ten minutes for its first start', () => {
    const { periodSeconds = 0, failureThreshold = 0 } = requireContainer(mysql).startupProbe ?? {};
    expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(600);
  });

  it('stores all of Unicode', () => {
    expect(release.find('ConfigMap', 'egov-mysql')?.document.data?.['egov.cnf']).toMatch(
      /character-set-server = utf8mb4\ncollation-server = utf8mb4_unicode_ci/,
    );
  });

  it('leaves its protocol alone in a mesh, since the server speaks first', () => {
    expect(release.find('Service', 'egov-mysql')?.document.spec.ports).toMatchObject([
      { name: 'tcp-mysql', port: 3306, appProtocol: 'tcp' },
    ]);
  });

  it('starts again when its configuration changes', async () => {
    const changed = await renderMysql({ configuration: '[mysqld]\nmax-connections = 10\n' });
    expect(podAnnotations(changed)['checksum/configuration']).not.toBe(
      podAnnotations(mysql)['checksum/configuration'],
    );
    expect(podAnnotations(changed)['checksum/scripts']).toBe(podAnnotations(mysql)['checksum/scripts']);
  });
});

describe('the schema of MySQL', () => {
  it('is downloaded from one commit, by an image that has curl, and known by its sum', () => {
    expect(requireContainer(mysql, 'prepare-schema').image).toMatch(/curlimages\/curl:\d/);
    const variables = environment(release, mysql, 'prepare-schema');
    expect(variables.get('SCHEMA_URL')).toMatchObject({ value: expect.stringMatching(/\/[0-9a-f]{40}\//) });
    expect(variables.get('SCHEMA_SHA256')).toMatchObject({ value: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is taken from a ConfigMap of the user without any other image', async () => {
    const workload = await renderMysql({ schema: { source: 'configMap', configMap: { name: 'our-sql' } } });
    const { image, env } = requireContainer(workload, 'prepare-schema');
    expect(image).toBe(requireContainer(workload).image);
    expect(env).toContainEqual({ name: 'SCHEMA_FILE', value: '/schema/init.sql' });
    expect(env?.map(({ name }) => name)).not.toContain('SCHEMA_URL');
    expect(podSpecOf(workload)?.volumes).toContainEqual({ name: 'schema', configMap: { name: 'our-sql' } });
  });

  it('needs the name of that ConfigMap', async () => {
    await expect(renderMysql({ schema: { source: 'configMap' } })).rejects.toThrow(
      /mysql\.schema\.configMap\.name/,
    );
  });

  it('is left out when the user wants none, while both schemas are still made', async () => {
    const workload = await renderMysql({ schema: { source: 'none' } });
    expect(podSpecOf(workload)?.initContainers ?? []).toEqual([]);
    expect(requireContainer(workload).volumeMounts).toContainEqual(
      expect.objectContaining({ mountPath: '/docker-entrypoint-initdb.d/10-create-schemas.sh' }),
    );
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { podTemplateOf, type Release } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import { DOMAIN_SERVICES, deploymentOf, mainContainerOf, serviceEnvironment } from './services.js';

type Files = Readonly<Record<string, string>>;

const filesOf = (release: Release): Files =>
  release.find('ConfigMap', 'egov-config-repository')?.document.data ?? {};

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\$\{([A-Z][A-Z0-9_]*)\}/g)].map(([, name]) => name ?? '');

describe('the repository of the config server', () => {
  let release: Release;
  let files: Files;

  beforeAll(async () => {
    release = await renderCase('default');
    files = filesOf(release);
  });

  it('lies where the server looks for it', () => {
    const { volumeMounts = [], env = [] } = mainContainerOf(release, 'config');
    expect(volumeMounts).toContainEqual({ name: 'repository', mountPath: '/app/config', readOnly: true });
    expect(env).toContainEqual({
      name: 'SPRING_CLOUD_CONFIG_SERVER_NATIVE_SEARCHLOCATIONS',
      value: 'file:/app/config',
    });
  });

  it('has one file for all, one for each domain service and one with the revision', () => {
    expect(Object.keys(files).sort()).toEqual(
      ['application', 'revision', ...DOMAIN_SERVICES].map((name) => `${name}.yml`).sort(),
    );
    for (const text of Object.values(files)) expect(load(text)).toBeInstanceOf(Object);
  });

  it('holds no secret: each is a placeholder', () => {
    const secrets = Object.values(files)
      .flatMap((text) => text.split('\n'))
      .filter((line) => /(password|secret|username):/.test(line));
    expect(secrets.length).toBeGreaterThan(5);
    for (const line of secrets) expect(line).toMatch(/: \$\{[A-Z_]+(:(localhost)?)?\}$/);
  });

  it.each(DOMAIN_SERVICES)('asks %s for no variable that its pods lack', (name) => {
    const variables = [...serviceEnvironment(release, name).keys()];
    const wanted = [
      ...placeholdersOf(files['application.yml'] ?? ''),
      ...placeholdersOf(files[`${name}.yml`] ?? ''),
    ];
    expect(wanted.filter((placeholder) => !variables.includes(placeholder))).toEqual([]);
  });

  it('asks the gateway, which reads only the file for all, for no variable that its pods lack', () => {
    const variables = [...serviceEnvironment(release, 'apigateway').keys()];
    expect(
      placeholdersOf(files['application.yml'] ?? '').filter((name) => !variables.includes(name)),
    ).toEqual([]);
  });

  it.each([
    ['user-service', 'jdbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_NAME}'],
    ['portal-service', 'jdbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_NAME}'],
    ['board-service', 'jdbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_NAME}'],
    ['reserve-item-service', 'r2dbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_NAME}'],
    ['reserve-check-service', 'r2dbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_RESERVATION_NAME}'],
    ['reserve-request-service', 'r2dbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_RESERVATION_NAME}'],
  ])('sends %s to its own schema', (name, url) => {
    expect(files[`${name}.yml`]).toContain(`url: ${url}?`);
  });

  it('binds producers and consumers of a topic to one destination and group', () => {
    const bindings = DOMAIN_SERVICES.flatMap((name) => {
      const file = load(files[`${name}.yml`] ?? '') as {
        spring: { cloud?: { stream: { bindings: Record<string, { destination: string; group: string }> } } };
      };
      return Object.entries(file.spring.cloud?.stream.bindings ?? {}).map(
        ([binding, { destination, group }]) => `${name} ${binding} ${destination} ${group}`,
      );
    });
    expect(bindings.sort()).toEqual([
      'board-service attachmentEntity-out-0 attachment-entity.topic attachment',
      'portal-service attachmentEntity-in-0 attachment-entity.topic attachment',
      'portal-service attachmentEntity-out-0 attachment-entity.topic attachment',
      'reserve-check-service attachmentEntity-out-0 attachment-entity.topic attachment',
      'reserve-item-service inventoryUpdated-out-0 inventory-updated.topic reserved',
      'reserve-item-service reserveRequest-in-0 reserve-request.topic reserved',
      'reserve-request-service attachmentEntity-out-0 attachment-entity.topic attachment',
      'reserve-request-service inventoryUpdated-in-0 inventory-updated.topic reserved',
      'reserve-request-service reserveRequest-out-0 reserve-request.topic reserved',
    ]);
  });

  it('restarts its clients when a file changes', async () => {
    const changed = await renderCase('default', {
      inlineValues: { global: { configRepository: { 'board-service.yml': 'spring: {}\n' } } },
    });
    const checksum = (of: Release) =>
      podTemplateOf(deploymentOf(of, 'board-service'))?.metadata?.annotations?.['checksum/config-repository'];
    expect(checksum(release)).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum(changed)).not.toBe(checksum(release));
    expect(filesOf(changed)['board-service.yml']).toContain('spring: {}');
  });
});

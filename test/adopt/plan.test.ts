import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatPlan, formatValues, planAdoption, planAsJson } from '../../src/adopt/index.js';
import { readPassword } from '../../src/adopt/carry/database.js';
import { image, planOf, snapshotOf, stranger, toDo } from './snapshots.js';

const golden = readFileSync(fileURLToPath(new URL('plan.txt', import.meta.url)), 'utf8');

const MYSQL = 'StatefulSet/mysql-statefulset';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the plan of an adoption', () => {
  const plan = planOf();

  it('reads as it is written down', () => {
    expect(`${formatPlan(plan)}\n`).toBe(golden);
  });

  it('stops old data servers before new ones start, and removes nothing before the release is complete', () => {
    const ids = toDo(plan);
    expect(ids.slice(0, 6)).toEqual([
      'carry-password',
      'release-beside',
      'release-entries',
      'stop-data',
      'release-database',
      'release-whole',
    ]);
    expect(ids.slice(6).every((id) => id.startsWith('remove-'))).toBe(true);
  });

  it('shows no password', () => {
    const shown = [formatPlan(plan), planAsJson(plan), formatValues(plan)].join('\n');
    expect(shown).not.toContain(base64('msaportal'));
    expect(shown).not.toMatch(/password"?: *"?msaportal/);
  });

  it('adopts every claim where its data are', () => {
    expect(plan.values.whole).toMatchObject({
      global: { storage: { shared: { existingClaim: 'backend-pvc', accessMode: 'ReadWriteMany' } } },
      mysql: { persistence: { existingClaim: 'mysql-pvc', subPath: 'mysql' } },
      jenkins: { persistence: { existingClaim: 'jenkins-pvc', subPath: '' } },
    });
  });

  it('keeps builds of the user: registry, tag and pull Secrets', () => {
    expect(plan.values.whole).toMatchObject({
      global: { imagePullSecrets: ['regcred'] },
      admin: {
        image: { registry: 'registry.example.go.kr', repository: 'egov/frontend-admin', tag: '2026.10' },
      },
    });
  });

  it('leaves the ways in closed until the old deployment lets go of its ports', () => {
    expect(plan.values.beside).toMatchObject({
      global: { exposure: { type: 'none' } },
      apigateway: { service: { type: 'ClusterIP' } },
      mysql: { enabled: false },
      jenkins: { enabled: false },
    });
    expect(plan.values.entries).toMatchObject({
      apigateway: { service: { nodePort: 30_001 } },
      rabbitmq: { service: { nodePort: 30_003, managementNodePort: 30_004 } },
    });
  });

  it('names what it does not touch, and why', () => {
    const left = planOf({ added: [stranger('v1', 'ConfigMap', 'our-notes')] }).left;
    expect(left).toContainEqual(
      expect.objectContaining({ name: 'our-notes', reason: expect.stringContaining('none of') }),
    );
    expect(left).toContainEqual(expect.objectContaining({ name: 'nfs-provisioner-deployment' }));
  });

  it('tells of settings that the chart does not know', () => {
    const added = { name: 'LOG_LEVEL', value: 'debug' };
    const over = {
      spec: { template: { spec: { containers: [{ name: 'user-service', image: 'a', env: [added] }] } } },
    };
    expect(planOf({ over: { 'Deployment/user-service-deployment': over } }).notes).toContain(
      'user-service has LOG_LEVEL: put what you still need into user-service.extraEnv.',
    );
  });
});

describe('the data of MySQL', () => {
  it.each([
    ['mysql:5.7', true],
    ['registry.example.go.kr/mysql:5.7.44', true],
    ['mysql:8.0.36', false],
    ['mysql:8.4.3', false],
  ])('of %s go through 8.0: %s', (name, through) => {
    const plan = planOf({ over: { [MYSQL]: image(name) } });
    expect(plan.obstacles).toEqual([]);
    expect(toDo(plan).includes('release-database')).toBe(through);
    expect(plan.values.whole).toMatchObject({ mysql: { image: { tag: '' }, nativePasswords: true } });
  });

  it.each([
    ['mysql:9.4', /newer than the chart's 8\.4/],
    ['mysql:5.6', /upgrade them to 5\.7 first/],
    ['mysql:latest', /--mysql-version/],
  ])('of %s are not taken', (name, reason) => {
    expect(planOf({ over: { [MYSQL]: image(name) } }).obstacles).toEqual([expect.stringMatching(reason)]);
  });

  it('are of the version that the user names where the image does not tell', () => {
    const plan = planOf({ over: { [MYSQL]: image('mysql:latest') } }, { mysqlVersion: '5.7' });
    expect(plan.obstacles).toEqual([]);
    expect(toDo(plan)).toContain('release-database');
  });

  it('need a dump before a newer server changes them', () => {
    const needing = planOf().steps.filter(({ needsDump }) => needsDump);
    expect(needing.map(({ id }) => id)).toEqual(['stop-data', 'release-database', 'release-whole']);
  });

  it('stay outside the namespace where they are outside', () => {
    const settings = { data: { MYSQL_HOSTNAME: 'db.example.go.kr' } };
    const plan = planOf({
      without: [MYSQL, 'PersistentVolumeClaim/mysql-pvc', 'Service/mysql'],
      over: { 'ConfigMap/backend-configmap': settings },
    });
    expect(plan.values.whole).toMatchObject({
      global: { database: { host: 'db.example.go.kr' } },
      mysql: { enabled: false },
    });
    expect(plan.steps.some(({ needsDump }) => needsDump)).toBe(false);
  });

  it('are not taken from a claim that was never bound', () => {
    const pending = { 'PersistentVolumeClaim/mysql-pvc': { status: { phase: 'Pending' } } };
    expect(planOf({ over: pending }).obstacles).toEqual([expect.stringContaining('mysql-pvc is not bound')]);
  });
});

describe('the password', () => {
  it.each([
    ['as it should be', 'bXNhcG9ydGFs', { password: 'msaportal', twice: false }],
    ['encoded twice', base64('bXNhcG9ydGFs'), { password: 'msaportal', twice: true }],
    ['that only looks encoded', base64('test1234'), { password: 'test1234', twice: false }],
    ['with a line end of echo', base64('secret\n'), { password: 'secret', twice: false }],
  ])('is read %s', (_, encoded, expected) => {
    expect(readPassword(encoded)).toEqual(expected);
  });

  it('is the one that the services are given, before the one of the Secret', () => {
    const env = [{ name: 'DB_PASSWORD', value: 'theirs' }];
    const over = { spec: { template: { spec: { containers: [{ name: 'x', image: 'a', env }] } } } };
    const [first] = planOf({ over: { 'Deployment/board-service-deployment': over } }).steps;
    expect(first?.action).toMatchObject({ data: { username: 'msaportal', password: 'theirs' } });
  });
});

describe('a cluster that differs', () => {
  it('has the old writers stopped first when the uploads are on one node', () => {
    const over = { 'PersistentVolumeClaim/backend-pvc': { spec: { accessModes: ['ReadWriteOnce'] } } };
    expect(toDo(planOf({ over })).slice(0, 3)).toEqual(['carry-password', 'stop-shared', 'release-beside']);
  });

  it('without a default class has the new volumes in the class of the old', () => {
    expect(planOf({ hasDefaultStorageClass: false }).values.whole).toMatchObject({
      global: { storage: { block: { storageClass: 'nfs' } } },
    });
  });

  it('opens the way that the user asks for, and says that the ports close', () => {
    const plan = planOf({}, { exposureType: 'ingress' });
    expect(plan.values.whole).toMatchObject({ global: { exposure: { type: 'ingress' } } });
    expect(JSON.stringify(plan.values.whole)).not.toContain('nodePort');
    expect(plan.notes).toContainEqual(expect.stringContaining('ports of the nodes close'));
  });
});

describe('an adoption that was interrupted', () => {
  const { values } = planOf();
  const secret = stranger('v1', 'Secret', 'egov-adopted-database');
  const deployed = (given: (typeof values)['whole']) => ({
    added: [secret],
    release: { chart: 'egov-msa', status: 'deployed', values: given },
  });

  it('goes on behind the release that stands beside', () => {
    expect(toDo(planOf(deployed(values.beside)))[0]).toBe('release-entries');
  });

  it('does a stage again that helm did not complete', () => {
    const release = { chart: 'egov-msa', status: 'pending-upgrade', values: values.entries };
    expect(toDo(planOf({ added: [secret], release }))[0]).toBe('release-beside');
  });

  it('goes on in the middle of the removals, without what they took away', () => {
    const marked = {
      metadata: { name: 'egov-adopted-database', annotations: { 'egov-msa/adoption-complete': 'true' } },
    };
    const plan = planOf({
      ...deployed(values.whole),
      added: [stranger('v1', 'Secret', '', marked)],
      without: [
        'Deployment/apigateway-deployment',
        MYSQL,
        'ConfigMap/mysql-configmap',
        'Secret/mysql-secret',
      ],
    });
    expect(plan.obstacles).toEqual([]);
    expect(toDo(plan).every((id) => id.startsWith('remove-'))).toBe(true);
  });
});

describe('a namespace that adoption refuses', () => {
  it('has nothing of upstream in it, only things of the same name', () => {
    const all = snapshotOf().live.objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    const labels = { labels: { app: 'mysql' } };
    const mysql = stranger('apps/v1', 'StatefulSet', 'mysql-statefulset', {
      spec: { template: { metadata: labels, spec: { containers: [] } } },
    });
    const result = planAdoption(snapshotOf({ without: all, added: [mysql] }), { release: 'egov' });
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('holds nothing of upstream') },
    });
  });

  it.each([
    ['is of another chart', { chart: 'wordpress', status: 'deployed', values: {} }, /of the chart wordpress/],
    [
      'was installed by itself',
      { chart: 'egov-msa', status: 'deployed', values: {} },
      /not made by adoption/,
    ],
  ])('has a release of that name that %s', (_, release, reason) => {
    expect(planOf({ release }).obstacles).toEqual([expect.stringMatching(reason)]);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { containerOf, environmentOf, podSpecOf, type Release } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';

let ours: Release;
let outside: Release;

const cronJob = (release: Release, name: string) => {
  const found = release.find('CronJob', name);
  const container = found && containerOf(found);
  if (found === undefined || container === undefined) throw new Error(`There is no CronJob ${name}.`);
  return { object: found, spec: found.document.spec, pod: podSpecOf(found), container };
};

const variables = (release: Release, name: string) => {
  const { object, container } = cronJob(release, name);
  return environmentOf(release, object, container);
};

const claimOf = (release: Release): string | undefined =>
  cronJob(release, 'egov-backup').pod?.volumes?.find(({ name }) => name === 'dumps')?.persistentVolumeClaim
    ?.claimName;

beforeAll(async () => {
  ours = await renderCase('everything');
  outside = await renderCase('external-services');
});

describe('the backup', () => {
  it('is made only on request', async () => {
    const release = await renderCase('default');
    expect([...release.ofKind('CronJob'), ...release.ofKind('Job')]).toEqual([]);
  });

  it('runs at night in the time zone of the system, never twice at once', () => {
    expect(cronJob(ours, 'egov-backup').spec).toMatchObject({
      schedule: '0 3 * * *',
      timeZone: 'Asia/Seoul',
      suspend: false,
      concurrencyPolicy: 'Forbid',
    });
  });

  it('is of our MySQL, with the account of the services, from the Secret that they read', () => {
    const found = variables(ours, 'egov-backup');
    expect(found.get('MYSQL_HOSTNAME')).toMatchObject({ value: 'egov-mysql' });
    expect(found.get('DB_PASSWORD')).toMatchObject({ objectName: 'egov-database', key: 'password' });
    expect(found.get('RETENTION_COUNT')).toMatchObject({ value: '30' });
    expect(found.get('RETENTION_DAYS')).toMatchObject({ value: '60' });
  });

  it('is of the database outside where there is one, with what that asks for', () => {
    const found = variables(outside, 'egov-backup');
    expect(found.get('MYSQL_HOSTNAME')).toMatchObject({ value: 'mysql.example.go.kr' });
    expect(found.get('MYSQL_PORT')).toMatchObject({ value: '3307' });
    expect(found.get('EXTRA_ARGUMENTS')).toMatchObject({ value: '--ssl-mode=REQUIRED' });
  });

  it('goes to a claim that stays after an uninstall, or to one of the user', () => {
    expect(claimOf(ours)).toBe('egov-backup');
    expect(ours.find('PersistentVolumeClaim', 'egov-backup')?.metadata.annotations).toMatchObject({
      'helm.sh/resource-policy': 'keep',
    });
    expect(claimOf(outside)).toBe('dumps');
    expect(outside.find('PersistentVolumeClaim', 'egov-backup')).toBeUndefined();
  });

  it('has the labels that the policies of the database let in', () => {
    expect(cronJob(ours, 'egov-backup').spec.jobTemplate.spec.template.metadata?.labels).toMatchObject({
      'app.kubernetes.io/name': 'backup',
      'app.kubernetes.io/instance': 'egov',
    });
  });
});

describe('the restore', () => {
  it('is a template that never runs by itself and names no dump', () => {
    expect(cronJob(ours, 'egov-restore').spec).toMatchObject({ suspend: true });
    expect(variables(ours, 'egov-restore').get('FILE')).toMatchObject({ value: '' });
    expect(cronJob(ours, 'egov-restore').container.command).toEqual(['bash', '/opt/egov/restore.sh']);
  });
});

describe('the check of the volume', () => {
  it('is a Job of another name when its template changes, since the API server refuses the change', async () => {
    const changed = await renderCase('everything', { set: ['backup.activeDeadlineSeconds=600'] });
    const name = (release: Release): string => release.ofKind('Job')[0]?.metadata.name ?? '';
    expect(name(ours)).toMatch(/^egov-backup-volume-[0-9a-f]{8}$/);
    expect(name(changed)).not.toBe(name(ours));
  });

  it('is the same Job when nothing of it changes', async () => {
    const again = await renderCase('everything', {
      set: ['global.changeCause=other', 'backup.schedule=0 4 * * *'],
    });
    const [before, after] = [ours, again].map((release) => release.ofKind('Job')[0]);
    expect(after?.metadata.name).toBe(before?.metadata.name);
    expect(after?.document.spec).toEqual(before?.document.spec);
  });
});

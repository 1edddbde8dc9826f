import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Release } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import { readFacts, type Row } from './facts.js';
import { locate } from './locate.js';
import { viewOf } from './views/index.js';

/** What `kubectl kustomize` of upstream gives, by kind. */
const UPSTREAM_OBJECTS = {
  ClusterRole: 1,
  ClusterRoleBinding: 1,
  ConfigMap: 5,
  Deployment: 17,
  HorizontalPodAutoscaler: 9,
  Ingress: 8,
  Namespace: 1,
  PersistentVolume: 2,
  PersistentVolumeClaim: 3,
  Role: 3,
  RoleBinding: 3,
  Secret: 1,
  Service: 19,
  ServiceAccount: 2,
  StatefulSet: 2,
  StorageClass: 1,
};

const rows = readFacts();

const kindOf = (name: string): string => name.split('/')[0] ?? '';
const title = ({ upstream, file }: Row): string => `${upstream} (k8s/${file})`;
const read = (view: unknown, path: readonly string[]): unknown =>
  path.reduce((value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key], view) ??
  null;

describe('the table of facts', () => {
  it('has every object of upstream once', () => {
    const kinds = rows.map(({ upstream }) => kindOf(upstream));
    const counts = Object.fromEntries(
      [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((other) => other === kind).length]),
    );
    expect(counts).toStrictEqual(UPSTREAM_OBJECTS);
    expect(new Set(rows.map(({ upstream }) => upstream)).size).toBe(78);
  });

  it('says something about every object that we have', () => {
    expect(
      rows.filter(({ ours, facts }) => ours !== undefined && facts.length === 0).map(title),
    ).toStrictEqual([]);
  });
});

describe('parity with upstream', () => {
  const releases: Partial<Record<'nodePort' | 'ingress', Release>> = {};

  const releaseFor = (kind: string): Release => {
    const release = releases[kind === 'Ingress' ? 'ingress' : 'nodePort'];
    if (release === undefined) throw new Error('The chart was not rendered.');
    return release;
  };

  beforeAll(async () => {
    releases.nodePort = await renderCase('vagrant');
    releases.ingress = await renderCase('vagrant', {
      set: ['global.exposure.type=ingress', 'global.domain=example.go.kr'],
    });
  });

  describe.each(rows.filter(({ ours }) => ours === undefined).map((row) => [title(row), row] as const))(
    '%s',
    (_title, { upstream, because }) => {
      it(`has no counterpart: ${because ?? ''}`, () => {
        const [kind = '', name = ''] = upstream.split('/');
        const release = releaseFor(kind);
        const names = release.ofKind(kind).map(({ metadata }) => metadata.name);
        expect(names).not.toContain(name);
        expect(names).not.toContain(`${release.name}-${name}`);
      });
    },
  );

  describe.each(
    rows.flatMap((row) => (row.ours === undefined ? [] : [[title(row), row, row.ours] as const])),
  )('%s', (_title, { facts }, { kind, component }) => {
    it(`is ${kind} ${component}`, () => {
      expect(locate(releaseFor(kind), kind, component)).toMatchObject({ kind });
    });

    it.each(facts.map((fact) => [fact.name, fact] as const))('%s', (name, { path, expected, because }) => {
      const release = releaseFor(kind);
      const object = locate(release, kind, component);
      const actual = object === undefined ? 'no such object' : read(viewOf(release, object), path);
      // The object and the fact stand in the compared values, so that a failure names them.
      const subject = `${kind} ${component}: ${name}${because === undefined ? '' : ` (differs: ${because})`}`;
      expect({ [subject]: actual }).toStrictEqual({ [subject]: expected });
    });
  });
});

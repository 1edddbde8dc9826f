import { beforeAll, describe, expect, it } from '@jest/globals';
import { rememberObjects, renderAllCases, type ChartRelease } from '../../src/jest/index.js';
import { indexRelease, type Release } from '../../src/manifest/index.js';
import { BASE, failureOf, renderBase } from './support.js';

let release: ChartRelease;

beforeAll(async () => {
  release = await renderBase();
});

const web = () => release.find('Deployment', 'egov-web');
const worker = () => release.find('StatefulSet', 'egov-worker');
const service = () => release.find('Service', 'egov-web');

const WEB = 'base/templates/web.yaml, Deployment/egov-web';
const WORKER = 'base/charts/worker/templates/worker.yaml, StatefulSet/egov-worker';

const lines = (...text: readonly string[]): string => text.join('\n');

const releaseWith = (document: Readonly<Record<string, unknown>>): Release =>
  rememberObjects(
    indexRelease({
      parsed: {
        documents: [
          { document: { apiVersion: 'v1', kind: 'Service', ...document }, source: 'tiny/templates/a.yaml' },
        ],
        defects: [],
      },
      namespace: 'default',
      releaseName: 'egov',
    }),
  );

describe('toBeValidManifest', () => {
  it('holds for a release and for one of its objects', async () => {
    await expect(release).toBeValidManifest();
    await expect(service()).toBeValidManifest('1.32', '1.36');
  });

  it('shows what the API server would refuse, where, and the fix', async () => {
    const wrong = releaseWith({ metadata: { name: 'web' }, spec: { port: [] } });
    expect(await failureOf(() => expect(wrong.find('Service', 'web')).toBeValidManifest())).toBe(
      lines(
        'expect(Service/web).toBeValidManifest()',
        '',
        'Found: 1 error',
        '       spec.port is not a field of Service in v1.',
        '         at tiny/templates/a.yaml, Service/web, spec.port',
        '         fix: Did you mean ports?',
        'Fix:   Correct the chart as each finding says.',
      ),
    );
  });

  it('refuses a version without schemas, with .not as well', async () => {
    const text = lines('Found: There are no schemas of Kubernetes 1.1.', 'Fix:   Choose one of 1.32,');
    expect(await failureOf(() => expect(release).toBeValidManifest('1.1'))).toContain(text);
    expect(await failureOf(() => expect(release).not.toBeValidManifest('1.1'))).toContain(text);
  });
});

describe('toExposePort', () => {
  it('holds for a port of a Service and of a container, with everything known of it', () => {
    expect(service()).toExposePort(80);
    expect(service()).toExposePort({ port: 80, targetPort: 8080, nodePort: 30001, protocol: 'TCP' });
    expect(service()).toExposePort({ name: 'http', targetPort: 'http' });
    expect(web()).toExposePort({ port: 8080, name: 'http' });
    expect(service()).not.toExposePort(8080);
  });

  it('shows the ports that are there', async () => {
    expect(
      await failureOf(() => {
        expect(service()).toExposePort({ port: 80, targetPort: 8081 });
      }),
    ).toBe(
      lines(
        'expect(Service/egov-web).toExposePort({"port":80,"targetPort":8081})',
        '',
        'Found: 80 (http) -> http = 8080 node port 30001',
        'Where: base/templates/service.yaml, Service/egov-web, spec.ports',
        'Fix:   Add it to spec.ports of the Service, or correct the values that set it.',
      ),
    );
    expect(
      await failureOf(() => {
        expect(web()).not.toExposePort(8080);
      }),
    ).toBe(
      lines(
        'expect(Deployment/egov-web).not.toExposePort(8080)',
        '',
        'Found: 8080 (http)',
        `Where: ${WEB}, spec.template.spec.containers[0].ports`,
        'Fix:   Remove the port from the template or the values.',
      ),
    );
  });

  it('fails for an object that was not found, with .not as well', async () => {
    const absent = release.find('Service', 'absent');
    for (const assertion of [
      () => {
        expect(absent).toExposePort(80);
      },
      () => {
        expect(absent).not.toExposePort(80);
      },
    ]) {
      expect(await failureOf(assertion)).toContain('Found: neither a Service nor a workload');
    }
  });
});

describe('toUseStorageClass', () => {
  it('follows a workload and a release to their claims', () => {
    expect(web()).toUseStorageClass('files');
    expect(worker()).toUseStorageClass('default');
    expect(release.find('PersistentVolumeClaim', 'egov-shared')).toUseStorageClass('files');
    expect(release).not.toUseStorageClass('files');
  });

  it('shows every claim of another class', async () => {
    expect(
      await failureOf(() => {
        expect(release).toUseStorageClass('nfs');
      }),
    ).toBe(
      lines(
        'expect(release egov of default).toUseStorageClass("nfs")',
        '',
        'Found: claim egov-shared uses the class files',
        '       claim data uses the class default',
        'Where: base/templates/claim.yaml, PersistentVolumeClaim/egov-shared, spec.storageClassName',
        `       ${WORKER}, spec.volumeClaimTemplates[0].spec.storageClassName`,
        'Fix:   Set the class "nfs" in the values of the environment.',
      ),
    );
  });

  it('fails where there is no claim, and says when it cannot look for one', async () => {
    const test = { kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [] } };
    const pod = releaseWith(test).find('Pod', 'web');
    expect(
      await failureOf(() => {
        expect(pod).toUseStorageClass('nfs');
      }),
    ).toContain('Found: no claim');
    expect(
      await failureOf(() => {
        expect({ ...pod }).toUseStorageClass('nfs');
      }),
    ).toContain('Fix:   Render with renderRelease, or call rememberObjects.');
  });
});

describe('toPass', () => {
  it('asks a release, a chart and all cases', async () => {
    expect(release).toPass('declared-ports');
    expect(release.chart).toPass('subchart-versions');
    expect(await renderAllCases(BASE)).toPass('repeatable-render');
  });

  it('shows the findings of the invariant', async () => {
    const latest = await renderBase({ set: ['image.tag=latest'] });
    expect(latest).toPass('declared-ports');
    expect(
      await failureOf(() => {
        expect(latest).toPass('pinned-images');
      }),
    ).toBe(
      lines(
        'expect(release egov of default).toPass("pinned-images")',
        '',
        'Found: 1 error',
        '       Deployment egov-web runs image docker.io/example/web:latest, which is another one tomorrow.',
        `         at default, ${WEB}, spec.template.spec.containers[0].image`,
        '         fix: Give a fixed tag or a digest.',
        'Fix:   Correct the chart as each finding says.',
      ),
    );
  });

  it.each([
    ['a name with a typo', 'probes-presen', 'Fix:   Did you mean "probes-present"?'],
    ['a name like no rule', 'nope', 'Fix:   egov-msa check --list prints them all.'],
    ['a rule of charts', 'used-values', 'Fix:   Give it the chart: release.chart, or loadChart.'],
    ['a rule over cases', 'repeatable-render', 'Fix:   Give it the result of renderAllCases.'],
  ])('refuses %s', async (_, rule, fix) => {
    expect(
      await failureOf(() => {
        expect(release).toPass(rule);
      }),
    ).toContain(fix);
    expect(
      await failureOf(() => {
        expect(release).not.toPass(rule);
      }),
    ).toContain(fix);
  });
});

describe('toResolveReferences', () => {
  it('holds when everything is there, and names what is missing', async () => {
    expect(release).toResolveReferences();
    const alone = await renderBase({ set: ['worker.enabled=false'] });
    const policies = 'at default, base/templates/policies.yaml, NetworkPolicy';
    expect(
      await failureOf(() => {
        expect(alone).toResolveReferences();
      }),
    ).toBe(
      lines(
        'expect(release egov of default).toResolveReferences()',
        '',
        'Found: 2 errors',
        '       NetworkPolicy egov-web selects no pod of the release.',
        `         ${policies}/egov-web, spec.egress[0].to[0].podSelector`,
        '         fix: Use the labels of the pods that it is meant for.',
        '       NetworkPolicy egov-worker selects no pod of the release.',
        `         ${policies}/egov-worker, spec.podSelector`,
        '         fix: Use the labels of the pods that it is meant for.',
        'Fix:   Correct the chart as each finding says.',
      ),
    );
    expect(
      await failureOf(() => {
        expect(release).not.toResolveReferences();
      }),
    ).toBe(
      lines(
        'expect(release egov of default).not.toResolveReferences()',
        '',
        'Found: no error',
        'Fix:   Correct the assertion if this is meant.',
      ),
    );
  });
});

describe('toAllowTraffic', () => {
  it('reads the network policies of both sides', () => {
    expect(release).toAllowTraffic('web', 'worker', 9000);
    expect(release).toAllowTraffic('outside', 'web', 80);
    expect(release).not.toAllowTraffic('outside', 'worker', 9000);
    expect(release).not.toAllowTraffic('worker', 'web', 80);
  });

  it('shows who may reach the port', async () => {
    expect(
      await failureOf(() => {
        expect(release).toAllowTraffic('worker', 'web', 80);
      }),
    ).toBe(
      lines(
        'expect(release egov of default).toAllowTraffic("worker", "web", 80)',
        '',
        'Found: web:80 may be reached by outside',
        `Where: ${WEB}`,
        'Fix:   Declare worker -> web:80 in the call graph that the network policies are made from.',
      ),
    );
    expect(
      await failureOf(() => {
        expect(release).not.toAllowTraffic('web', 'worker', 9000);
      }),
    ).toBe(
      lines(
        'expect(release egov of default).not.toAllowTraffic("web", "worker", 9000)',
        '',
        'Found: worker:9000 may be reached by web',
        `Where: ${WORKER}`,
        'Fix:   Take web -> worker:9000 out of the call graph that the network policies are made from.',
      ),
    );
  });

  it.each([
    ['a caller that is not there', 'wb', 'worker', 9000, 'no component "wb"'],
    ['a target that is not there', 'web', 'wrker', 9000, 'no component "wrker" that listens on 9000'],
    ['a port that is not there', 'web', 'worker', 9001, 'no component "worker" that listens on 9001'],
  ])('refuses %s, with .not as well', async (_, from, to, port, found) => {
    const text = `Found: ${found}\nFix:   The release has web, worker, and there is "outside".`;
    expect(
      await failureOf(() => {
        expect(release).toAllowTraffic(from, to, port);
      }),
    ).toContain(text);
    expect(
      await failureOf(() => {
        expect(release).not.toAllowTraffic(from, to, port);
      }),
    ).toContain(text);
  });
});

describe('toHaveImage', () => {
  it('compares the whole reference, or a part with an expression', async () => {
    expect(web()).toHaveImage('docker.io/example/web:1.0');
    expect(web()).toHaveImage(/:1\.0$/);
    expect(web()).not.toHaveImage('docker.io/example/web');
    expect(
      await failureOf(() => {
        expect(web()).toHaveImage('nginx:1');
      }),
    ).toBe(
      lines(
        'expect(Deployment/egov-web).toHaveImage("nginx:1")',
        '',
        'Found: web: docker.io/example/web:1.0',
        `Where: ${WEB}, spec.template.spec.containers[0].image`,
        'Fix:   Correct registry, repository, tag or digest in the values.',
      ),
    );
    expect(
      await failureOf(() => {
        expect(service()).toHaveImage('nginx:1');
      }),
    ).toContain('Found: no workload');
  });
});

describe('toHaveEnvironment', () => {
  it('follows a variable to its ConfigMap or Secret', () => {
    expect(web()).toHaveEnvironment('GREETING', 'hello');
    expect(web()).toHaveEnvironment('PASSWORD', '');
    expect(web()).toHaveEnvironment('WORKER', /^egov-worker\./);
    expect(web()).toHaveEnvironment('WORKER');
    expect(web()).not.toHaveEnvironment('ABSENT');
  });

  it.each([
    ['GREETING', 'web has GREETING from key greeting of ConfigMap egov-web (hello)'],
    ['PASSWORD', 'web has PASSWORD from key password of Secret egov-web (hidden)'],
    ['WORKER', 'web has WORKER = egov-worker.default.svc.cluster.local:9000'],
    ['ABSENT', 'web has no ABSENT'],
  ])('shows where %s comes from', async (name, found) => {
    expect(
      await failureOf(() => {
        expect(web()).toHaveEnvironment(name, 'other');
      }),
    ).toBe(
      lines(
        `expect(Deployment/egov-web).toHaveEnvironment("${name}", "other")`,
        '',
        `Found: ${found}`,
        `Where: ${WEB}, spec.template.spec.containers[0].env`,
        `Fix:   Set ${name} in the template, in the values, or in the object that it comes from.`,
      ),
    );
  });
});

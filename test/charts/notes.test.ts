import { beforeAll, describe, expect, it } from '@jest/globals';
import { runProcess } from '../../src/process/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { EGOV_CHART_DIRECTORY, testHelm } from '../support/index.js';

/** What helm shows after an installation. */
const notesOf = async (...args: readonly string[]): Promise<string> => {
  const { path } = await testHelm();
  const output = throwIfFailed(
    await runProcess(path, [
      'install',
      'egov',
      EGOV_CHART_DIRECTORY,
      '--dry-run=client',
      '-n',
      'moe',
      ...args,
    ]),
  );
  expect(output.stderr).not.toContain('Error');
  return output.stdout.slice(output.stdout.indexOf('\nNOTES:\n'));
};

describe('the notes after an installation', () => {
  let notes: string;

  beforeAll(async () => {
    notes = await notesOf();
  });

  it('give the command that opens each entrance', () => {
    expect(notes).toContain('kubectl port-forward service/egov-portal 3000:3000 --namespace moe');
    expect(notes).toContain('kubectl port-forward service/egov-admin 3001:3000 --namespace moe');
    expect(notes).toContain('kubectl port-forward service/egov-apigateway 8000:8000 --namespace moe');
  });

  it('give the command that reads each password, and no password', () => {
    expect(notes).toContain(
      `kubectl get secret egov-database --namespace moe --output go-template='{{ index .data "password" | base64decode }}'`,
    );
    expect(notes).toContain('kubectl get secret egov-eureka');
    expect(notes).not.toMatch(/[A-Za-z0-9]{32}/);
  });

  it('say what does not last and what to change first', () => {
    expect(notes).toContain('Zipkin keeps traces in memory');
    expect(notes).toContain('1@gmail.com');
  });

  it('warn of every image that runs as latest', async () => {
    expect(notes).toMatch(/WARNING: the image tag latest[\s\S]*apigateway[\s\S]*user-service/);
    const pinned = await notesOf('--set', 'apigateway.image.tag=5.0.1');
    expect(pinned.slice(pinned.indexOf('WARNING'))).not.toContain('apigateway');
  });

  it('give the addresses of an exposed system', async () => {
    const ports = await notesOf('--set', 'global.exposure.type=nodePort,portal.service.nodePort=30012');
    expect(ports).toContain('http://NODE:30012');
    const set = 'global.exposure.type=ingress,global.domain=moe.go.kr,global.exposure.tls.secretName=moe-tls';
    const hosts = await notesOf('--set', set);
    expect(hosts).toContain('https://www.moe.go.kr');
    expect(hosts).toContain('https://api.moe.go.kr');
    expect(hosts).toContain('kubectl get ingress --namespace moe');
  });

  it('say where the hosts of a gateway must lead to', async () => {
    const common =
      'global.domain=moe.go.kr,global.exposure.gateway.className=envoy,global.exposure.tls.endsElsewhere=true';
    const gateway = await notesOf('--set', `${common},global.exposure.type=gateway`);
    expect(gateway).toContain('https://www.moe.go.kr');
    expect(gateway).toContain('kubectl get gateway,httproute --namespace moe');
    const istio = await notesOf('--set', `${common},global.exposure.type=istio`);
    expect(istio).toContain('kubectl get service --namespace istio-system --selector istio=ingressgateway');
  });

  it('name the Secret of the user instead of ours', async () => {
    expect(await notesOf('--set', 'global.database.existingSecret=moe-db')).toContain(
      'kubectl get secret moe-db --namespace moe',
    );
  });
});

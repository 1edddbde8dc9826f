import type { ClaimSpec, ManifestObject, Release } from '../../manifest/index.js';
import { objectsAt, textAt, valueAt } from '../support/index.js';
import { addAmounts, countOf, milliOf, type Amounts } from './amounts.js';

/**
 * What one claim takes, in all and of its class.
 *
 * @example claimAmounts(claim.document.spec).get('requests.storage')
 */
export function claimAmounts({ resources, storageClassName }: ClaimSpec): Amounts {
  const amounts = new Map([
    ['requests.storage', milliOf(resources?.requests?.['storage'])],
    ['persistentvolumeclaims', 1000],
  ]);
  if (storageClassName === undefined || storageClassName === '') return amounts;
  const ofClass = [...amounts].map(([name, milli]): [string, number] => [
    `${storageClassName}.storageclass.storage.k8s.io/${name}`,
    milli,
  ]);
  return new Map([...amounts, ...ofClass]);
}

const serviceAmounts = (service: ManifestObject): Amounts => {
  const type = textAt(service.document, 'spec', 'type');
  const ports = objectsAt(service.document, 'spec', 'ports').length;
  const balanced = type === 'LoadBalancer';
  const opensNodes =
    type === 'NodePort' ||
    (balanced && valueAt(service.document, 'spec', 'allocateLoadBalancerNodePorts') !== false);
  return countOf({
    services: 1,
    'services.loadbalancers': balanced ? 1 : 0,
    'services.nodeports': opensNodes ? ports : 0,
  });
};

/** Kubernetes puts the ConfigMap kube-root-ca.crt into each namespace. */
const OWN_CONFIG_MAPS = 1;

/** Helm keeps that many revisions of a release, each in a Secret: https://helm.sh/docs/helm/helm_upgrade/ */
const HELM_HISTORY = 10;

/**
 * What the objects of a release take that are no workloads: Services, ConfigMaps, Secrets and claims.
 *
 * @example objectAmounts(release).get('services')
 */
export const objectAmounts = (release: Release): Amounts =>
  addAmounts([
    [countOf({ configmaps: OWN_CONFIG_MAPS + release.ofKind('ConfigMap').length }), 1],
    [countOf({ secrets: HELM_HISTORY + release.ofKind('Secret').length }), 1],
    ...release.ofKind('Service').map((service): [Amounts, number] => [serviceAmounts(service), 1]),
    ...release
      .ofKind('PersistentVolumeClaim')
      .map(({ document }): [Amounts, number] => [claimAmounts(document.spec), 1]),
  ]);

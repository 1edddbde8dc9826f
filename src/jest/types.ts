import type { Invariant } from '../invariants/index.js';
import type { PortExpectation } from './matchers/index.js';

/** What `expect` can ask of rendered charts. A failure shows what was found, where it stands, and the fix. */
export interface ToolkitMatchers<R> {
  /**
   * The release, or the object, is valid for the API servers of these Kubernetes versions, all supported ones by
   * default. It is asked of kubeconform, so the assertion has to be awaited.
   *
   * @example await expect(release).toBeValidManifest();
   * @example await expect(release.find('Ingress', 'egov-portal')).toBeValidManifest('1.36');
   */
  toBeValidManifest: (...versions: readonly string[]) => Promise<void>;

  /**
   * The Service has that port, or a container of the workload declares it. What is left out may be anything; the
   * target may be the name in the Service or the number on which the pods listen.
   *
   * @example expect(release.find('Service', 'egov-apigateway')).toExposePort(80);
   * @example expect(service).toExposePort({ port: 80, targetPort: 8080, nodePort: 30001 });
   */
  toExposePort: (port: number | PortExpectation) => R;

  /**
   * Every claim of the release, of the workload, or the claim itself, is of that StorageClass; there is at least one.
   * `default` is the class of the cluster, `none` no class.
   *
   * @example expect(release.find('StatefulSet', 'egov-mysql')).toUseStorageClass('gp3');
   */
  toUseStorageClass: (name: string) => R;

  /**
   * An invariant of the toolkit holds (`egov-msa check --list` prints them all): one of a release for the result of
   * `renderRelease`, one of the chart for a loaded chart, one of all cases for the result of `renderAllCases`.
   *
   * @example expect(release).toPass('declared-ports');
   */
  toPass: (invariant: string | Pick<Invariant, 'rule'>) => R;

  /**
   * Everything that the release's objects refer to is there; the same as `toPass('resolved-references')`.
   *
   * @example expect(release).toResolveReferences();
   */
  toResolveReferences: () => R;

  /**
   * The network policies let every pod of a component open a connection to a port of another one. `outside` is
   * everybody who is not part of the release; the port is one of the Service or of the pods.
   *
   * @example expect(release).toAllowTraffic('portal-service', 'mysql', 3306);
   * @example expect(release).not.toAllowTraffic('outside', 'mysql', 3306);
   */
  toAllowTraffic: (from: string, to: string, port: number) => R;

  /**
   * The objects are those of the file `__goldens__/NAME.yaml` beside the test, but for chart versions, checksums and
   * values of Secrets. The file is written when it is missing, and anew with `jest -u` or `EGOV_MSA_UPDATE=1`.
   *
   * @example expect(release.ofComponent('portal')).toMatchGolden('portal-vagrant');
   */
  toMatchGolden: (name: string) => R;

  /**
   * A container or init container of the workload runs that image.
   *
   * @example expect(deployment).toHaveImage('docker.io/library/mysql:8.4.10');
   * @example expect(deployment).toHaveImage(/@sha256:/);
   */
  toHaveImage: (image: string | RegExp) => R;

  /**
   * A container of the workload starts with that variable, followed through ConfigMaps and Secrets. Values of
   * Secrets are compared and never printed.
   *
   * @example expect(deployment).toHaveEnvironment('SERVER_PORT', '8080');
   */
  toHaveEnvironment: (name: string, value?: string | RegExp) => R;
}

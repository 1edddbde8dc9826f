import {
  containersOf,
  podSpecOf,
  portsOfService,
  type ContainerPort,
  type ManifestObject,
  type Release,
  type ServicePort,
} from '../../manifest/index.js';
import { releaseOf } from '../origin.js';
import { pathIn } from '../path.js';
import { isObject } from '../subject.js';
import { placeOf, refuse, toResult, type MatcherCall, type MatcherResult, type Verdict } from '../verdict.js';

/** What {@link ToolkitMatchers.toExposePort} looks for; what is left out may be anything. */
export interface PortExpectation {
  /** Port of the Service; of the container, for a workload. */
  readonly port?: number;
  readonly name?: string;
  /** Where the Service's port ends: the name that it gives, or the number on which the pods listen. */
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

const NAME = 'toExposePort';

type Known = Readonly<Record<keyof PortExpectation, readonly (string | number | undefined)[]>>;

const isService = (object: ManifestObject): object is ManifestObject<'Service'> => object.kind === 'Service';

const ofService = (
  { name, port, targetPort, nodePort, protocol = 'TCP', appProtocol }: ServicePort,
  containerPorts: readonly (number | undefined)[],
): Known => ({
  port: [port],
  name: [name],
  targetPort: [targetPort ?? port, ...containerPorts],
  nodePort: [nodePort],
  protocol: [protocol],
  appProtocol: [appProtocol],
});

const ofContainer = ({ name, containerPort, protocol = 'TCP' }: ContainerPort): Known => ({
  port: [containerPort],
  name: [name],
  targetPort: [],
  nodePort: [],
  protocol: [protocol],
  appProtocol: [],
});

const portsOf = (object: ManifestObject, release: Release | undefined): readonly Known[] => {
  if (!isService(object)) return containersOf(object).flatMap(({ ports = [] }) => ports.map(ofContainer));
  const resolved = release === undefined ? [] : portsOfService(release, object);
  return (object.document.spec.ports ?? []).map((port) =>
    ofService(
      port,
      resolved.filter((one) => one.port === port).map(({ containerPort }) => containerPort),
    ),
  );
};

const fits = (known: Known, expected: PortExpectation): boolean =>
  Object.entries(expected).every(([field, value]: readonly [string, string | number]) =>
    known[field as keyof PortExpectation].includes(value),
  );

const describe = ({ port, name, targetPort, nodePort, protocol }: Known): string =>
  [
    String(port[0]),
    ...(name[0] === undefined ? [] : [`(${name[0]})`]),
    ...(targetPort.length === 0 ? [] : [`-> ${[...new Set(targetPort)].join(' = ')}`]),
    ...(nodePort[0] === undefined ? [] : [`node port ${String(nodePort[0])}`]),
    ...(protocol[0] === 'TCP' ? [] : [String(protocol[0])]),
  ].join(' ');

const judge = (object: ManifestObject, expected: PortExpectation): Verdict => {
  const ports = portsOf(object, releaseOf(object));
  const field = isService(object)
    ? 'spec.ports'
    : pathIn(object.document, podSpecOf(object)?.containers[0], 'ports');
  return {
    pass: ports.some((port) => fits(port, expected)),
    found: ports.length === 0 ? 'no port' : ports.map(describe).join('\n'),
    where: placeOf(object, field),
    fix: isService(object)
      ? 'Add it to spec.ports of the Service, or correct the values that set it.'
      : 'Declare it in the ports of the container.',
    unfix: 'Remove the port from the template or the values.',
  };
};

/** See {@link ToolkitMatchers.toExposePort}. */
export function toExposePort(
  this: MatcherCall,
  subject: unknown,
  expected: number | PortExpectation,
): MatcherResult {
  if (!isObject(subject) || (!isService(subject) && podSpecOf(subject) === undefined)) {
    const found = 'neither a Service nor a workload';
    return refuse(this, NAME, subject, [expected], found, 'Give it release.find("Service", name).');
  }
  const wanted = typeof expected === 'number' ? { port: expected } : expected;
  return toResult(this, NAME, subject, [expected], judge(subject, wanted));
}

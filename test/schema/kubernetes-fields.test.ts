import { describe, expect, it } from '@jest/globals';
import * as client from '@kubernetes/client-node';
import { isJsonObject, type JsonObject } from '../../src/yaml/index.js';
import { propertiesOf, resolveReference, schemaIn } from './support.js';

interface Attribute {
  readonly baseName: string;
  readonly type: string;
}

interface Model {
  readonly getAttributeTypeMap: () => readonly Attribute[];
}

const schema = schemaIn();
const models = client as unknown as Readonly<Record<string, Model | undefined>>;

/** Fields of a model, none for a text, a number or a map. */
const fieldsOf = (type: string): readonly Attribute[] => {
  const model = models[type.replace(/^Array<(.*)>$/, '$1')];
  return model === undefined ? [] : model.getAttributeTypeMap();
};

/** Fields that Kubernetes has and the schema refuses, and the other way round. */
const differences = (ours: JsonObject, type: string, path: string): readonly string[] => {
  const fields = fieldsOf(type);
  const known = propertiesOf(schema, ours);
  const isFree = Object.keys(known).length === 0;
  if (fields.length === 0 || isFree) return [];
  const names = fields.map(({ baseName }) => baseName);
  return [
    ...names.filter((name) => !(name in known)).map((name) => `${path}.${name} is refused`),
    ...Object.keys(known)
      .filter((name) => !names.includes(name))
      .map((name) => `${path}.${name} is ours`),
    ...fields.flatMap(({ baseName, type: inner }) => {
      const property = known[baseName];
      return isJsonObject(property) ? differences(property, inner, `${path}.${baseName}`) : [];
    }),
  ];
};

describe('a definition that follows the Kubernetes API has the fields of the client', () => {
  it.each([
    ['affinity', 'V1Affinity'],
    ['tolerations', 'V1Toleration'],
    ['topologySpreadConstraints', 'V1TopologySpreadConstraint'],
    ['podSecurityContext', 'V1PodSecurityContext'],
    ['securityContext', 'V1SecurityContext'],
    ['resources', 'V1ResourceRequirements'],
    ['lifecycle', 'V1Lifecycle'],
    ['strategy', 'V1DeploymentStrategy'],
    ['behavior', 'V2HorizontalPodAutoscalerBehavior'],
    ['metrics', 'V2MetricSpec'],
    ['env', 'V1EnvVar'],
    ['envFrom', 'V1EnvFromSource'],
    ['volumeMounts', 'V1VolumeMount'],
  ])('%s', (name, type) => {
    expect(
      differences(resolveReference(schema, { $ref: `#/definitions/${name}` }), type, name),
    ).toStrictEqual([]);
  });

  it('probe, with a switch of ours', () => {
    const probe = resolveReference(schema, { $ref: '#/definitions/probe' });
    expect(differences(probe, 'V1Probe', 'probe')).toStrictEqual(['probe.enabled is ours']);
  });

  it('volumes, with what Kubernetes got after the client and without metadata that it forbids in a claim template', () => {
    const volumes = resolveReference(schema, { $ref: '#/definitions/volumes' });
    const metadata = 'volumes.ephemeral.volumeClaimTemplate.metadata.';
    const found = differences(volumes, 'V1Volume', 'volumes').filter((text) => !text.startsWith(metadata));
    expect(found).toStrictEqual(['volumes.projected.sources.podCertificate.userAnnotations is ours']);
  });
});

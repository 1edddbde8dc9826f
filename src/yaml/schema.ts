import {
  NOT_RESOLVED,
  Schema,
  boolYaml11Tag,
  defineScalarTag,
  mapTag,
  mergeTag,
  nullCoreTag,
  seqTag,
  strTag,
} from 'js-yaml';

const INTEGER = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const OCTAL = /^([-+]?)0o?([0-7_]+)$/;
const BINARY_OR_HEX = /^([-+]?)(0b[01_]+|0x[0-9a-fA-F_]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const NUMBER_STARTS = ['-', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

const toInteger = (source: string): number | typeof NOT_RESOLVED => {
  const digits = source.replaceAll('_', '');
  if (INTEGER.test(source)) return Number(digits);
  const [, prefixedSign, prefixed] = BINARY_OR_HEX.exec(digits) ?? [];
  if (prefixed !== undefined) return Number(prefixed) * (prefixedSign === '-' ? -1 : 1);
  const [, octalSign, octal] = OCTAL.exec(digits) ?? [];
  if (octal !== undefined) return parseInt(octal, 8) * (octalSign === '-' ? -1 : 1);
  return NOT_RESOLVED;
};

const integerTag = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: NUMBER_STARTS,
  resolve: toInteger,
  identify: Number.isInteger,
});

const floatTag = defineScalarTag<number>('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: [...NUMBER_STARTS, '.'],
  resolve: (source) => (FLOAT.test(source) ? Number(source) : NOT_RESOLVED),
  identify: (data) => typeof data === 'number',
});

// Helm takes `!!binary` for the text that it encodes; a tree without byte arrays also survives JSON.
const binaryTextTag = defineScalarTag<string>('tag:yaml.org,2002:binary', {
  resolve: (source) => Buffer.from(source, 'base64').toString('utf8'),
  identify: () => false,
});

/**
 * The scalars as Helm and Kubernetes read them (sigs.k8s.io/yaml): neither YAML 1.1 nor 1.2.
 * `yes` is a boolean and `0644` is octal as in 1.1; `0o17` is octal as in 1.2; dates and `1:30` stay text.
 */
export const kubernetesSchema = new Schema([
  strTag,
  nullCoreTag,
  boolYaml11Tag,
  integerTag,
  floatTag,
  mergeTag,
  binaryTextTag,
  seqTag,
  mapTag,
]);

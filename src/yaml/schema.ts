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

const INTEGER = /^[-+]?(?:0|[1-9][0-9]*)$/;
const OTHER_BASE = /^([-+]?)(0b[01]+|0x[0-9a-fA-F]+|0o?[0-7]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const NUMBER_STARTS = ['-', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** What Go's integers of 64 bits hold; a larger one is a float where its digits are one, else text. */
const LARGEST = { '': 2n ** 64n - 1n, '+': 2n ** 63n - 1n, '-': 2n ** 63n } as const;

/** Helm's reader drops underscores, wherever they stand behind the first character. */
const withoutUnderscores = (source: string): string => source.replaceAll('_', '');

const toInteger = (source: string): number | typeof NOT_RESOLVED => {
  const digits = withoutUnderscores(source);
  if (INTEGER.test(digits)) return Number(digits);
  const [, sign = '', prefixed] = OTHER_BASE.exec(digits) ?? [];
  if (prefixed === undefined) return NOT_RESOLVED;
  const amount = BigInt(prefixed.replace(/^0(?=[0-7])/, '0o'));
  if (amount > LARGEST[sign as keyof typeof LARGEST]) return NOT_RESOLVED;
  return Number(amount) * (sign === '-' ? -1 : 1);
};

const toFloat = (source: string): number | typeof NOT_RESOLVED => {
  // Behind a dot it drops none.
  const digits = source.startsWith('.') ? source : withoutUnderscores(source);
  return FLOAT.test(digits) && Number.isFinite(Number(digits)) ? Number(digits) : NOT_RESOLVED;
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
  resolve: toFloat,
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

/** Thousandths that one of each suffix stands for. */
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['n', 1e-6],
  ['u', 1e-3],
  ['m', 1],
  ['', 1e3],
  ['k', 1e6],
  ['M', 1e9],
  ['G', 1e12],
  ['T', 1e15],
  ['P', 1e18],
  ['E', 1e21],
  ['Ki', 1e3 * 2 ** 10],
  ['Mi', 1e3 * 2 ** 20],
  ['Gi', 1e3 * 2 ** 30],
  ['Ti', 1e3 * 2 ** 40],
  ['Pi', 1e3 * 2 ** 50],
  ['Ei', 1e3 * 2 ** 60],
]);

const QUANTITY = /^(?<number>\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?<suffix>[a-zA-Z]*)$/;

/**
 * Reads a Kubernetes quantity in thousandths of its unit, rounded up.
 *
 * @param quantity - as it stands in a manifest: `500m`, `0.5`, `2Gi`, `1e3`
 * @returns undefined when it is none
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @example parseQuantity('1.5') // 1500
 */
export function parseQuantity(quantity: string | number): number | undefined {
  const { number, suffix } = QUANTITY.exec(String(quantity))?.groups ?? {};
  const factor = FACTORS.get(suffix ?? '');
  return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor);
}

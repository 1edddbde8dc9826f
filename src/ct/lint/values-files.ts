import { resolve } from 'node:path';
import type { Finding } from '../../findings/index.js';
import { readValues } from '../../validation/values/read.js';
import type { CtChart } from '../charts/index.js';
import type { LintContext } from '../context.js';
import { placeOf } from './files.js';

/** What else is wrong with a values file, yamllint or helm says. */
const UNSAID = ['values/byte-order-mark', 'values/several-documents'];

/**
 * Finds what `validate` says of a values file as a text and yamllint has no rule for.
 *
 * @param file - from the working directory
 * @example checkValuesFile(chart, 'charts/foo/ci/one-values.yaml', context)
 */
export const checkValuesFile = (
  chart: CtChart,
  file: string,
  { directory }: LintContext,
): readonly Finding[] =>
  readValues(chart.yaml.name, resolve(directory, file))
    .findings.filter(({ rule }) => UNSAID.includes(rule))
    .map((found) => ({ ...found, ...placeOf(chart, file) }));

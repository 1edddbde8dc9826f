import { posix } from 'node:path';
import type { Finding } from '../findings/index.js';
import type { ReportSuite } from './report.js';

/** A place in a file; lines and columns count from 1. */
export interface Location {
  /** From the working directory, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

const YAML_FILE = /\.ya?ml$/;

/** Templates are named from the root chart, whose name is the first part. */
const belowChart = (template: string): string => template.slice(template.indexOf('/') + 1);

const fileOf = ({ template, file, values }: Finding): string => {
  if (template !== undefined) return belowChart(template);
  if (file !== undefined) return file;
  return values !== undefined && YAML_FILE.test(values) ? values : 'Chart.yaml';
};

/**
 * Writes a place as terminals and editors open it.
 *
 * @returns empty when there is none
 * @example formatLocation({ file: 'charts/egov-msa/values.yaml', line: 3, column: 5 }) // 'charts/egov-msa/values.yaml:3:5'
 */
export const formatLocation = (location: Location | undefined): string =>
  [location?.file, location?.line, location?.column].filter((part) => part !== undefined).join(':');

/**
 * Finds the file that a finding is about, for tools that show it beside the code.
 *
 * @returns the template, else the file, else the values file, else Chart.yaml; undefined for a suite without a directory
 * @example
 * locateFinding(finding, suite) // { file: 'charts/egov-msa/values.yaml', line: 3, column: 5 }
 */
export const locateFinding = (
  finding: Finding,
  { directory }: Pick<ReportSuite, 'directory'>,
): Location | undefined => {
  if (directory === undefined) return undefined;
  const { line, column } = finding;
  return {
    file: posix.normalize(posix.join(directory, fileOf(finding))),
    ...(line === undefined ? {} : { line }),
    ...(line === undefined || column === undefined ? {} : { column }),
  };
};

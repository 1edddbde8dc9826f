import { InvalidArgumentError, Option } from 'commander';
import { releaseOptions, valuesOptions, type RenderSelection } from '../../render-options.js';

export interface ReportCommandOptions extends RenderSelection {
  readonly all?: boolean;
  readonly from?: string;
  readonly out?: string;
  readonly serve?: boolean;
  readonly port: number;
  readonly open?: boolean;
}

/** Near the ports that other development servers use, and seldom taken. */
const DEFAULT_PORT = 4180;

const HIGHEST_PORT = 65_535;

const port = (text: string): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= HIGHEST_PORT) return value;
  throw new InvalidArgumentError('Write a port from 0 to 65535; 0 takes any free one.');
};

/**
 * The options of `egov-msa report`.
 *
 * @example for (const option of reportCommandOptions()) command.addOption(option);
 */
export const reportCommandOptions = (): readonly Option[] => [
  ...valuesOptions(),
  ...releaseOptions(),
  new Option('--all', 'also every environment of the chart, to choose from on the page'),
  new Option(
    '--from <what>',
    'preview the upgrade from there: a version, revision, package, folder or environment',
  ),
  new Option('--out <file>', 'where to write it (default: CHART-report.html)').conflicts('serve'),
  new Option('--serve', 'serve it on this machine, and again after each change of the chart'),
  new Option('--port <number>', 'port of --serve').default(DEFAULT_PORT).argParser(port),
  new Option('--open', 'open it in the browser'),
];

import { loadChart, type Chart } from '../../chart/index.js';
import { failure, isFailure, success, type Result } from '../../result/index.js';
import { closestName } from '../../suggestions/index.js';
import { unpackChart } from './archive.js';
import type { ParsedSide } from './parse.js';
import { pullVersion, type Repository } from './repository.js';
import { checkOut } from './revision.js';
import { tagOf } from './version.js';

/** One side of a diff: a chart, and what belongs to this side alone. */
export interface DiffSide {
  readonly chart: Chart;
  /** Names of values files that the chart ships, in merge order. */
  readonly names: readonly string[];
  /** Paths of values files. */
  readonly files: readonly string[];
}

export interface SideOptions {
  /** The chart that stacks, values files and revisions without a path are meant for. */
  readonly chart: Chart;
  /** Folder that charts are unpacked into; the caller removes it. */
  readonly workspace: string;
  /** Where published versions are looked for; git tags of the chart's repository unless told. */
  readonly repository?: Repository;
}

const side = (chart: Chart, extra: Partial<DiffSide> = {}): Result<DiffSide> =>
  success({ chart, names: [], files: [], ...extra });

const load = (directory: Result<string>): Result<DiffSide> => {
  if (isFailure(directory)) return directory;
  const chart = loadChart(directory.value);
  return isFailure(chart) ? chart : side(chart.value);
};

// Whatever is no file and no environment is taken for a revision, also a mistyped environment.
const adviceFor = (word: string, { valuesFiles }: Chart): string => {
  const names = ['default', ...valuesFiles.environments.map(({ name }) => name)];
  const nearest = closestName(word, names);
  return nearest === undefined
    ? `It is no file and no environment either (those are: ${names.join(', ')}).`
    : `Did you mean the environment "${nearest}"?`;
};

/**
 * Gets the chart of a side, out of a package or of git's history where it has to be.
 *
 * @returns the side; a failure that names what cannot be found or read
 * @example const older = await openSide(parseSide('HEAD~1', chart), { chart, workspace });
 */
export const openSide = async (
  parsed: ParsedSide,
  { chart, workspace, repository }: SideOptions,
): Promise<Result<DiffSide>> => {
  switch (parsed.type) {
    case 'stack':
      return side(chart, { names: parsed.names });
    case 'values':
      return side(chart, { files: [parsed.path] });
    case 'directory':
      return load(success(parsed.path));
    case 'package':
      return load(await unpackChart(parsed.path, workspace));
    case 'version': {
      const { version } = parsed;
      if (repository !== undefined) {
        const file = await pullVersion({ name: chart.metadata.name, version }, repository, workspace);
        return isFailure(file) ? file : load(await unpackChart(file.value, workspace));
      }
      const tag = await tagOf(version, chart);
      if (isFailure(tag)) return tag;
      const { directory } = chart;
      return load(await checkOut({ revision: tag.value, path: undefined, directory }, workspace));
    }
    case 'revision': {
      const { revision, path } = parsed;
      // A path is meant from where the user stands; without one, the chart says which repository it is.
      const directory = path === undefined ? chart.directory : process.cwd();
      const folder = await checkOut({ revision, path, directory }, workspace);
      if (!isFailure(folder) || path !== undefined) return load(folder);
      const hint = `${adviceFor(revision, chart)} ${folder.problem.hint}`;
      return failure({ ...folder.problem, hint });
    }
  }
};

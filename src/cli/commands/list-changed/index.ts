import { Option } from 'commander';
import {
  addCtOptions,
  listChanged,
  processSurroundings,
  readRequest,
  type CtOptions,
} from '../../../ct/index.js';
import { isFailure, success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';

interface ListChangedOptions {
  readonly output: 'text' | 'json';
}

const DESCRIPTION = `Lists the charts that changed since the merge base with the target branch, one directory a line.

A change inside of an umbrella's charts/ marks the umbrella. A changed chart marks those that depend on it by
file:// as well; --follow-dependencies=false leaves that out, as chart-testing's ct does.`;

const EXAMPLES = `
Examples:
  $ npx egov-msa list-changed
  $ npx egov-msa list-changed --target-branch release --since HEAD~3
  $ npx egov-msa list-changed --output json        also which subcharts changed, and why a chart is listed`;

/** `egov-msa list-changed`. */
export const listChangedCommand: CommandDefinition<CtOptions & ListChangedOptions> = {
  configure: (command) =>
    addCtOptions(command.description(DESCRIPTION), 'list-changed')
      .addOption(
        new Option('-o, --output <format>', 'how to print').choices(['text', 'json']).default('text'),
      )
      .addHelpText('after', EXAMPLES),
  run: async (options, { print, progress, signal }) => {
    const io = { print, note: progress.note, signal };
    const changed = await listChanged(readRequest(options), processSurroundings(), io);
    if (isFailure(changed)) return changed;
    const { charts, subcharts, dependants } = changed.value;
    if (options.output === 'text') charts.forEach(print);
    else {
      const entries = charts.map((path) => ({
        path,
        changedSubcharts: subcharts.get(path) ?? [],
        ...(dependants.has(path) ? { dependsOn: dependants.get(path) } : {}),
      }));
      print(JSON.stringify({ charts: entries }, undefined, 2));
    }
    return success(undefined);
  },
};

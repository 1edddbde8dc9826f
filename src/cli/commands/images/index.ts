import { copyCommand, planCopies, type ImageCopy } from '../../../images/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { openChart } from '../../render-options.js';
import { openCases, type ImageSource } from './cases.js';
import { findDigests } from './digests.js';
import { writeLock, writePins } from './files.js';
import { formatImages } from './list.js';
import { checkOptions, configureImages, type ImagesOptions } from './options.js';

const asJson = (source: ImageSource, more: object): string =>
  JSON.stringify({ chart: source.chart.metadata.name, cases: source.caseNames, ...more }, undefined, 2);

/** `egov-msa images`. */
export const images: CommandDefinition<ImagesOptions> = {
  configure: configureImages,
  run: async (options, context, [directory]) => {
    const { mirror, lock: lockFile, pin, output } = options;
    const checked = checkOptions(options);
    if (isFailure(checked)) return checked;
    const chart = openChart(directory);
    if (isFailure(chart)) return chart;
    const source = await openCases(chart.value, options, context);
    if (isFailure(source)) return source;
    const prepares = mirror !== undefined || lockFile !== undefined || pin !== undefined;
    // Cases with a registry of their own would list every image again.
    const asUpstream = prepares || (options.all === true && source.value.movable);
    const found = await source.value.list(asUpstream ? { registry: '' } : {});
    if (isFailure(found)) return found;
    if (!prepares) {
      const isJson = output === 'json';
      context.print(isJson ? asJson(source.value, { images: found.value }) : formatImages(found.value));
      return success(undefined);
    }

    const lock = await findDigests(chart.value.metadata.name, found.value, options, context);
    if (isFailure(lock)) return lock;
    let copies: Result<readonly ImageCopy[]> = success([]);
    if (mirror !== undefined) {
      const moved = await source.value.list({ registry: mirror });
      copies = isFailure(moved) ? moved : planCopies(found.value, moved.value);
    }
    if (isFailure(copies)) return copies;
    if (pin !== undefined) {
      const written = await writePins(pin, source.value, found.value, lock.value);
      if (isFailure(written)) return written;
    }
    if (lockFile !== undefined) {
      const written = await writeLock(lockFile, lock.value);
      if (isFailure(written)) return written;
    }

    const commands = copies.value.map((copy) => copyCommand(copy, options.tool ?? 'crane', lock.value));
    if (output === 'json') {
      context.print(asJson(source.value, { images: found.value, digests: lock.value.images, commands }));
      return success(undefined);
    }
    const files = [lockFile, pin].filter((file) => file !== undefined);
    const wrote = `Wrote ${files.join(' and ')}: ${String(found.value.length)} images.`;
    if (files.length > 0) (mirror === undefined ? context.print : context.progress.note)(wrote);
    if (commands.length > 0) context.print(commands.join('\n'));
    return success(undefined);
  },
};

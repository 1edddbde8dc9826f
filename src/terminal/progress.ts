import ora from 'ora';
import { colours } from './colours.js';
import { isMilestone, progressBar } from './bar.js';

/** One thing that takes time; exactly one of its endings is called. */
export interface Step {
  readonly update: (text: string) => void;
  readonly succeed: (text?: string) => void;
  readonly fail: (text?: string) => void;
}

/** Many things of one sort; `advance` is called as each is done. */
export interface Counter extends Omit<Step, 'update'> {
  readonly advance: (name: string) => void;
}

/** Tells the person at the terminal what goes on; never part of a command's output. */
export interface Progress {
  readonly step: (text: string) => Step;
  readonly count: (text: string, total: number) => Counter;
  readonly note: (text: string) => void;
}

/** Build servers end jobs that print nothing for some minutes, and people doubt them sooner. */
const SIGN_OF_LIFE_MILLISECONDS = 60_000;

const seconds = (since: number): string => colours.dim(`(${((Date.now() - since) / 1000).toFixed(1)} s)`);

type StartStep = Progress['step'];

const countWith =
  (
    start: StartStep,
    describe: (text: string, done: number, total: number, name: string) => string | undefined,
  ) =>
  (text: string, total: number): Counter => {
    const step = start(text);
    let done = 0;
    return {
      advance: (name) => {
        done += 1;
        const next = describe(text, done, total, name);
        if (next !== undefined) step.update(next);
      },
      succeed: (last = text) => {
        step.succeed(last);
      },
      fail: (last = text) => {
        step.fail(last);
      },
    };
  };

const spinnerStep =
  (stream: NodeJS.WriteStream): StartStep =>
  (text) => {
    const started = Date.now();
    // The terminal's own handling stays: a swallowed Ctrl-C would leave a half-started cluster.
    const spinner = ora({ text, stream, discardStdin: false, hideCursor: false }).start();
    return {
      update: (next) => {
        spinner.text = next;
      },
      succeed: (last = text) => {
        spinner.succeed(`${last} ${seconds(started)}`);
      },
      fail: (last = text) => {
        spinner.fail(`${last} ${seconds(started)}`);
      },
    };
  };

const spinnerProgress = (stream: NodeJS.WriteStream): Progress => ({
  step: spinnerStep(stream),
  count: countWith(
    spinnerStep(stream),
    (text, done, total, name) => `${text} ${progressBar(done, total)} ${name}`,
  ),
  note: (text) => {
    stream.write(`${colours.dim('·')} ${text}\n`);
  },
});

const plainProgress = (stream: NodeJS.WritableStream): Progress => {
  const line = (text: string): void => {
    stream.write(`${text}\n`);
  };
  const step: StartStep = (text) => {
    const started = Date.now();
    line(`${text} ...`);
    const alive = setInterval(() => {
      line(`  ${text}: still at it ${seconds(started)}`);
    }, SIGN_OF_LIFE_MILLISECONDS).unref();
    const end = (ending: string): void => {
      clearInterval(alive);
      line(`${ending} ${seconds(started)}`);
    };
    return {
      update: (next) => {
        line(`  ${next}`);
      },
      succeed: (last = text) => {
        end(`${last}: done`);
      },
      fail: (last = text) => {
        end(`${last}: failed`);
      },
    };
  };
  const describe = (_text: string, done: number, total: number, name: string): string | undefined =>
    isMilestone(done, total) ? `${String(done)} of ${String(total)}: ${name}` : undefined;
  return { step, count: countWith(step, describe), note: line };
};

const ignore = (): void => undefined;

/** Progress that says nothing, for `--output json` in scripts and for tests. */
export const silentProgress: Progress = {
  step: () => ({ update: ignore, succeed: ignore, fail: ignore }),
  count: () => ({ advance: ignore, succeed: ignore, fail: ignore }),
  note: ignore,
};

/**
 * Chooses how progress is shown: a spinner on a terminal, plain lines elsewhere (CI logs, pipes, and a terminal without a
 * width, where a spinner could not tell which lines to erase and would go on for ever).
 *
 * @param stream - where to write; standard error keeps standard output clean for results
 * @example
 * const step = createProgress(process.stderr).step('Starting the cluster');
 */
export const createProgress = (stream: NodeJS.WriteStream): Progress =>
  stream.isTTY && stream.columns > 0 && process.env['CI'] === undefined
    ? spinnerProgress(stream)
    : plainProgress(stream);

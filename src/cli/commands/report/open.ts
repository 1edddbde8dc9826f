import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

/**
 * Opens an address in the browser of the user.
 *
 * @param onFailure - told when the machine has no program for it
 * @example openInBrowser('http://127.0.0.1:4180/', context.progress.note);
 */
export const openInBrowser = (address: string, onFailure: (message: string) => void): void => {
  const program = openers[process.platform] ?? 'xdg-open';
  spawn(program, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {
      onFailure(`${program} was not found: open ${address} yourself.`);
    })
    .unref();
};

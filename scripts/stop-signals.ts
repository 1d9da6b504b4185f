// The signals that ask a house to end: Ctrl-C, a service manager, a closed terminal.

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves with the first signal from now on; further ones are ignored, so that the ending itself is not cut short.
 * Listeners of tools are taken away: Miniflare's would end the process before the house is closed.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of signals) process.removeAllListeners(signal).on(signal, () => resolve(signal));
  });
}

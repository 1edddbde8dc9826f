import getPort from 'get-port';

export interface ClusterPorts {
  readonly apiServer: number;
  readonly etcdClient: number;
  readonly etcdPeer: number;
}

/** Everything listens here and nowhere else. */
export const LOOPBACK = '127.0.0.1';

/**
 * Chooses free ports on the loopback interface, the same ones as before where they are free.
 *
 * @param previous - the ports of the last start
 * @returns three different ports
 * @example
 * const ports = await choosePorts(state?.ports);
 */
export const choosePorts = async (previous?: ClusterPorts): Promise<ClusterPorts> => {
  const choose = (port: number | undefined): Promise<number> =>
    getPort(port === undefined ? { host: LOOPBACK } : { host: LOOPBACK, port });
  return {
    apiServer: await choose(previous?.apiServer),
    etcdClient: await choose(previous?.etcdClient),
    etcdPeer: await choose(previous?.etcdPeer),
  };
};

import path from 'node:path';
import { forkHost } from '../../../core/hosts/fork.ts';
import { HostedSsh } from '../../../core/platform/ssh/hosted.ts';

export const SSH_HOST = path.resolve(import.meta.dirname, '../../../out/ssh-host.js');

/**
 * SSH as the product uses it, in the built process of its own.
 * @param ended hears how each process ended.
 */
export const hostedSsh = (ended: (detail: string) => void = () => undefined): HostedSsh =>
  new HostedSsh(() => {
    const host = forkHost(SSH_HOST);
    host.onExit(ended);
    return host;
  });

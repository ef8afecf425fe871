import { type ClusterSnapshot, type ServerSnapshot } from '../../core/change/with-token/snapshot.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { ok } from '../../shared/domain/result.ts';
import { type ClusterServer, type ServerRole } from '../../shared/domain/server.ts';
import { must } from './founding-document.ts';

export const clusterServer = (name: string, role: ServerRole): ClusterServer => ({
  name,
  addresses: [name],
  role,
  host: '127.0.0.1',
  port: 2444,
  certificateSha256: '0'.repeat(64),
});

/** A cluster in mixed mode as it is read when each server holds this file. */
export function snapshotOf(files: ReadonlyMap<ClusterServer, Uint8Array | null>): ClusterSnapshot {
  const servers = [...files].map(([server, bytes]): ServerSnapshot => {
    if (bytes === null) return { server, file: ok(null), clockSkew: null };
    const parsed = must(readCtlFile(bytes));
    const held = { bytes, sha256: sha256Hex(bytes), lastModified: '2026-01-01T00:00:00.000Z' };
    return { server, file: ok({ held, parsed, verdict: verifyCtlFile(parsed) }), clockSkew: null };
  });
  return {
    facts: { mode: 'mixed', release: '10.0.1', autoRegistration: false, servers: [...files.keys()], certificates: [] },
    servers,
  };
}

export const PUBLISHER = clusterServer('10.48.47.153', 'publisher');
export const SUBSCRIBER = clusterServer('10.48.47.154', 'subscriber');

/** Publisher and subscriber of the founding document, both with this file. */
export const bothHold = (file: CtlFile): ClusterSnapshot => snapshotOf(new Map([[PUBLISHER, file.bytes], [SUBSCRIBER, file.bytes]]));

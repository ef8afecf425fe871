import { type OwnCertificate } from '../../../shared/domain/platform/answers.ts';
import { type Result, ok } from '../../../shared/domain/result.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformCommands, type PlatformReadings } from '../../ports/platform/commands.ts';
import { knownCertificate } from '../../trust/sast.ts';
import { readKnown } from './read-node.ts';

type Name = { [K in keyof PlatformReadings]: PlatformReadings[K] extends OwnCertificate ? K : never }[keyof PlatformReadings];

const known = ({ der, serialNumber }: OwnCertificate): KnownCertificate => (der === null ? { sha256: null, sha1: null, serialNumber } : knownCertificate(der));

/** Certificates that nodes have now, as their command lines tell them in one reading of the cluster: what was told is not asked for again. */
export class OwnCertificates {
  readonly #told = new Map<string, KnownCertificate>();

  async read(commands: PlatformCommands, name: Name, node: string, options?: CallOptions): Promise<Result<KnownCertificate>> {
    const key = `${node} ${name}`;
    const told = this.#told.get(key);
    if (told !== undefined) return ok(told);
    const read = await readKnown(commands, name, node, options);
    if (!read.ok) return read;
    const certificate = known(read.value.value);
    this.#told.set(key, certificate);
    return ok(certificate);
  }
}

import { type Command, InvalidArgumentError, Option } from 'commander';

function descriptor(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 1023) throw new InvalidArgumentError('a file descriptor, e.g. 3');
  return number;
}

function fingerprint(value: string, before: readonly string[]): readonly string[] {
  // As OpenSSH prints host keys.
  const openSsh = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(value)?.[1];
  if (openSsh !== undefined) return [...before, Buffer.from(openSsh, 'base64').toString('hex')];
  const sha256 = value.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new InvalidArgumentError('a SHA-256: 64 hex digits, colons allowed, or SHA256: and base64');
  return [...before, sha256];
}

const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** The route over the platform: what it needs beside what `set-cluster` has. */
export const withPlatformOptions = (command: Command): Command =>
  command
    .addOption(new Option('--via <route>', 'ctl-provider: with a token; platform: SSH and AXL, no token, from release 10.0(1) on').choices(['ctl-provider', 'platform']).default('ctl-provider'))
    .option('--scenario <name>', 'which practice cluster, with --practice')
    .option('--axl-user <name>', 'application user for AXL; without one, AXL is not queried')
    .option('--axl-port <n>', 'AXL port, 8443 by default', portNumber)
    .option('--axl-password-fd <n>', 'read the password of the application user from this file descriptor', descriptor)
    .option('--older-node', 'allow the weak algorithms of older releases for this cluster')
    .option('--accept-visits', 'agree that each phone may need a visit, if the plan asks for this');

export function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535) throw new InvalidArgumentError('a port number; 0 = any free one');
  return number;
}

export const withSignInOptions = (command: Command): Command =>
  command
    .option('--user <name>', 'name of the administrator')
    .option('--trust <sha256>', 'certificate or host key that you have checked; repeatable', fingerprint, [])
    .option('--password-fd <n>', 'read the password from this file descriptor instead of asking', descriptor)
    .option('--json', 'print one JSON object instead of text');

/** A change of a cluster with a token; `scenario` stands among the options of the platform, where there are those. */
export const withTokenOptions = (command: Command): Command =>
  withSignInOptions(command)
    .addOption(new Option('--practice', 'use a fresh practice cluster with practice tokens').conflicts(['host', 'user', 'module']))
    .option('--host <host[:port]>', 'the publisher, host name or IP address')
    .option('--module <path>', 'PKCS#11 library of the token')
    .option('--token <serial>', 'serial number of the signing token, if several could sign')
    .option('--pin-fd <n>', 'read the token password from this file descriptor instead of asking', descriptor)
    .option('--accept <rule>', 'agree in advance to a rule that needs consent; repeatable', several)
    .option('--save <file>', 'save the new CTL file; never overwrites an existing file')
    .option('--yes', 'make the change without asking first');

export const withChoices = (command: Command): Command =>
  command
    .option('--add-token <serial>', 'add this token to the CTL file; repeatable', several)
    .option('--remove-entry <name>', 'remove the entry that has this in its name or subject; repeatable', several)
    .option('--anew', 'start a new CTL file instead of continuing the current one')
    .option('--phone-sast-trust', 'add the tokens to Phone-SAST-trust first, so that TVS can verify them')
    .addOption(new Option('--style <style>', 'format of new server entries').choices(['token-client', 'cli']));

import path from 'node:path';
import { type NamedFile, type Wish } from './wish.ts';

/** Names of what `ctl-provider init` makes in its folder. */
export const MADE = { configuration: 'provider.json', key: 'server.key', certificate: 'server.pem' } as const;

/** Name under which a certificate of the cluster is kept beside the configuration. */
export const certificateFile = ({ role, server }: NamedFile): string => (role === 'CAPF' ? 'CAPF.pem' : `CallManager-${server}.pem`);

/** What a wish does not say. */
export interface Made {
  readonly certificateSha256: string;
  readonly passwordHash: string;
}

/** On one line, with blanks where a person writes them; a text holds no line end of its own. */
const json = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replaceAll('[ ', '[').replaceAll(' ]', ']');
/** Each entry on a line of its own. */
const lines = (entries: readonly unknown[]): string => (entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `      ${json(entry)}`).join(',\n')}\n    ]`);

/** The text of a configuration with the comments that a person needs to change it. */
export function configurationText(wish: Wish, made: Made): string {
  return [
    '// Configuration of an Open CTL Provider. Lines that begin with // are comments; paths are relative to this file.',
    '// Users, certificates, servers and phones are read again on SIGHUP (systemctl reload ctl-provider); all else needs a restart.',
    '{',
    '  // How the cluster and its CTL file call this server.',
    `  "name": ${json(wish.name)},`,
    '  // The publisher knows all servers, and keeps the security mode. There is one.',
    `  "role": ${json(wish.role)},`,
    '  // Where it listens: an address of this computer, 0.0.0.0 for all of them. Let a firewall admit the addresses of administrators alone.',
    `  "host": ${json(wish.host)},`,
    `  "port": ${wish.port},`,
    '  // CTL files, the key of the tickets, the mode. Phones must not get at it.',
    `  "dataFolder": ${json(wish.dataFolder)},`,
    '  // Its certificate, and the key, which only its own user may read.',
    `  "tls": { "certificate": ${json(MADE.certificate)}, "key": ${json(MADE.key)} },`,
    ...tftpLines(wish),
    ...clusterLines(wish, made),
    '  // Who may change the CTL file. "ctl-provider hash-password" makes the line of a password.',
    `  "users": [{ "name": ${json(wish.user)}, "passwordHash": ${json(made.passwordHash)} }]`,
    '}',
    '',
  ].join('\n');
}

function tftpLines({ tftp }: Wish): readonly string[] {
  const about = [
    '  // Where phones get the CTL file: a folder that holds nothing else. It gets CTLFile.tlv and, for each phone that is listed by its',
    '  // MAC address, CTLSEP<MAC>.tlv.',
  ];
  const entry = `"tftp": ${json(tftp ?? { folder: '/srv/tftp/ctl', phones: [] })},`;
  return [...about, tftp === undefined ? `  // ${entry}` : `  ${entry}`];
}

function clusterLines(wish: Wish, { certificateSha256 }: Made): readonly string[] {
  if (wish.role === 'subscriber') return [];
  const own = { name: wish.name, addresses: wish.addresses, role: 'publisher', host: wish.addresses[0], port: wish.port, certificateSha256 };
  const others = wish.subscribers.map((server) => ({ name: server.name, addresses: [server.name], role: 'subscriber', host: server.name, port: wish.port, certificateSha256: server.certificateSha256 }));
  return [
    '  "cluster": {',
    '    // Decides which entries a CTL file gets besides tokens and servers. Up to 10.5(2) there are none; phones hold two signers at most.',
    `    "release": ${json(wish.release)},`,
    '    "autoRegistration": false,',
    '    // Every server with its address in CTL entries, where its provider listens, and the SHA-256 that "ctl-provider init" printed there.',
    `    "servers": ${lines([own, ...others])},`,
    '    // What stands in the CTL file, as PEM or DER: of each server the certificate with which it speaks TLS to phones and signs their',
    '    // configuration files (CallManager), and that of the service that issues certificates to phones, if there is one (CAPF).',
    `    "certificates": ${lines(wish.certificates.map((one) => ({ server: one.server, role: one.role, file: certificateFile(one) })))}`,
    '  },',
  ];
}

/** The paths of all that is made, the configuration last: it counts as made once it is there. */
export const madePaths = (wish: Wish): readonly string[] => [MADE.key, MADE.certificate, ...wish.certificates.map(certificateFile), MADE.configuration].map((name) => path.join(wish.folder, name));

import { randomBytes } from 'node:crypto';
import { type CertificateRecipe, type NamePart } from './recipe.ts';

/**
 * The names, serial numbers and lengths of Cisco document 118892 ("Example Configuration to Change CUCM Cluster from
 * Mixed Mode to Non-Secure Mode"), so that a CTL file of the practice cluster has the published lengths: 3746 bytes in
 * non-secure mode, 5728 in mixed mode.
 */
const SITE: readonly NamePart[] = [
  ['OU', 'TAC'],
  ['O', 'Cisco'],
  ['L', 'Krakow'],
  ['ST', 'Malopolska'],
  ['C', 'PL'],
];

export const MANUFACTURING_CA: CertificateRecipe = {
  subject: [
    ['O', 'Cisco Systems'],
    ['CN', 'Cisco Manufacturing CA'],
  ],
  serial: '6A6967B3000000000003',
  keyBits: 2048,
  digest: 'sha1',
  use: 'ca',
};

/** The CN of a token is padded with blanks to 24 characters: the 56 bytes of SUBJECTNAME count 8 of them. */
const tokenRecipe = (commonName: string, serial: string): CertificateRecipe => ({
  subject: [
    ['O', 'Cisco Systems, Inc.'],
    ['OU', 'IPCBU'],
    ['CN', commonName.padEnd(24)],
  ],
  serial,
  keyBits: 1024,
  digest: 'sha1',
  use: 'signing',
  length: 902,
});

/** `show ctl` prints the serial number of a token byte-reversed (Windows keeps integers little-endian); here is the INTEGER. */
export const TOKENS = [
  { serial: '0054f509', label: 'SAST-ADN0054f509', recipe: tokenRecipe('SAST-ADN0054f509', '45DAA2AF00000027F93C') },
  { serial: '008580ef', label: 'SAST-ADN008580ef', recipe: tokenRecipe('SAST-ADN008580ef', '31AF455500000008E983') },
] as const;

/** A token that is in no CTL file of the practice cluster. */
export const STRANGER_TOKEN = { serial: '00a1b2c3', label: 'SAST-ADN00a1b2c3', recipe: tokenRecipe('SAST-ADN00a1b2c3', '5C17E0B40000001D42A7') } as const;

/** New tokens, as one buys them when others are lost. */
export const SPARE_TOKENS = [
  { serial: '00a4c1d7', label: 'SAST-ADN00a4c1d7', recipe: tokenRecipe('SAST-ADN00a4c1d7', '52BE10370000002C41A9') },
  { serial: '00b83e5f', label: 'SAST-ADN00b83e5f', recipe: tokenRecipe('SAST-ADN00b83e5f', '6107D9C40000002F8E12') },
] as const;

export const CAPF: CertificateRecipe = {
  subject: [['CN', 'CAPF-e9037b69'], ...SITE],
  serial: '795916C154AF310C0FAEEA972E081B31',
  keyBits: 1024,
  digest: 'sha1',
  use: 'signing',
  length: 680,
};

/** CUCM names it after the publisher; the key signs when every token is lost (CUCM 10.5(2) and later). */
export const ITL_RECOVERY: CertificateRecipe = {
  subject: [['CN', 'ITLRECOVERY_cucm-1001-a-pub'], ...SITE],
  serial: '5E1B1D64A1DCAF1C4B6CB1F6A8B1E0D2',
  keyBits: 2048,
  digest: 'sha256',
  use: 'signing',
};

const callManager = (host: string, serial: string, length: number): CertificateRecipe => ({
  subject: [['CN', host], ...SITE],
  serial,
  keyBits: 1024,
  digest: 'sha1',
  use: 'server',
  length,
});

/** 16 bytes with the first digit given, so that the top bit is clear. */
const freshSerial = (first: string): string => randomBytes(16).toString('hex').replace(/^./, first).toUpperCase();

/** Of the Trust Verification Service of a node: named like the node (security guide 15, default security). */
export const tvs = (host: string): CertificateRecipe => ({
  subject: [['CN', host], ...SITE],
  serial: freshSerial('5'),
  keyBits: 2048,
  digest: 'sha256',
  use: 'signing',
});

/** The certificate of the CTL Provider on port 2444, which a person confirms by its fingerprint. No serial number of one is documented, and by this certificate a change knows its cluster: a new one each time, also where keys are kept. */
export const provider = (host: string, address: string): CertificateRecipe => ({
  subject: [['CN', host], ...SITE],
  serial: freshSerial('2'),
  keyBits: 2048,
  digest: 'sha256',
  use: 'server',
  names: [host, address, 'localhost', '127.0.0.1'],
});

/** The certificate of a node's web server on ports 8443 and 6971. */
export const tomcat = (host: string, address: string): CertificateRecipe => ({ ...provider(host, address), serial: freshSerial('1') });

/** Publisher of another cluster, from which phones of this one shall load files too. */
export const OTHER_TFTP_SERVER = {
  name: '10.48.60.10',
  hostName: 'cucm-b-pub',
  role: 'publisher',
  callManager: callManager('cucm-b-pub', '3E9A17C5D2084FB6A1735E8C90D4B216', 690),
} as const;

export const SERVERS = [
  {
    name: '10.48.47.153',
    hostName: 'cucm-1001-a-pub',
    role: 'publisher',
    callManager: callManager('cucm-1001-a-pub', '6D3F0A7C21B84E95A0D1C2E3F4051627', 694),
  },
  {
    name: '10.48.47.154',
    hostName: 'cucm-1001-a-sub1',
    role: 'subscriber',
    callManager: callManager('cucm-1001-a-sub1', '4B82C6E15D3749F0B7A8990C1D2E3F40', 696),
  },
] as const;

/** The servers of a cluster of so many nodes: the two of the document, and more subscribers. */
export function serverRecipes(nodes: number) {
  const more = Array.from({ length: Math.max(0, nodes - SERVERS.length) }, (_, at) => {
    const [name, hostName] = [`10.48.47.${155 + at}`, `cucm-1001-a-sub${at + 2}`];
    return { name, hostName, role: 'subscriber' as const, callManager: callManager(hostName, freshSerial('4'), 700) };
  });
  return [...SERVERS, ...more];
}

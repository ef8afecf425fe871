import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { freshKeys, type KeySource } from './keys.ts';
import { type CertificateRecipe, type PracticeIdentity } from './recipe.ts';
import { makeCertificate } from './make-certificate.ts';
import { CAPF, ITL_RECOVERY, MANUFACTURING_CA, OTHER_TFTP_SERVER, serverRecipes, SERVERS, SPARE_TOKENS, STRANGER_TOKEN, TOKENS, provider, tomcat, tvs } from './recipes.ts';

/** What a practice token holds. */
export interface PracticeTokenIdentity extends PracticeIdentity {
  /** Serial number of the token itself, as CK_TOKEN_INFO tells it. */
  readonly serial: string;
  readonly label: string;
}

/** The certificates of one practice server. */
export interface PracticeServerIdentity {
  /** How the CTL file calls it: its IPv4 address. */
  readonly name: string;
  readonly hostName: string;
  readonly role: 'publisher' | 'subscriber';
  /** Stands in the CCM+TFTP record. */
  readonly callManager: PracticeIdentity;
  /** Of its Trust Verification Service. */
  readonly tvs: PracticeIdentity;
  /** TLS certificate of its CTL Provider; also valid for localhost and 127.0.0.1. */
  readonly provider: PracticeIdentity;
}

/** All keys and certificates of the practice cluster, its tokens and phones. */
export interface PracticeIdentities {
  readonly manufacturingCa: PracticeIdentity;
  readonly tokens: readonly PracticeTokenIdentity[];
  /** In no CTL file of this cluster. */
  readonly strangerToken: PracticeTokenIdentity;
  /** Tokens that are in no CTL file; made only when asked for. */
  readonly spareTokens: readonly PracticeTokenIdentity[];
  readonly capf: PracticeIdentity;
  readonly itlRecovery: PracticeIdentity;
  readonly servers: readonly PracticeServerIdentity[];
}

/** @param name under which the key is kept, where keys are. */
async function makeKeys(recipe: CertificateRecipe, keys: KeySource, name: string): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  const privateKey = await keys.rsa(name, recipe.keyBits);
  return { publicKey: createPublicKey(privateKey), privateKey };
}

async function selfSigned(recipe: CertificateRecipe, keys: KeySource = freshKeys, name = ''): Promise<PracticeIdentity> {
  const { publicKey, privateKey } = await makeKeys(recipe, keys, name);
  return { certificate: makeCertificate(recipe, publicKey, { name: recipe.subject, privateKey }), privateKey };
}

/** Only its certificate matters here: it goes with the key of the CTL Provider, so that no further key has to be made. */
const tvsIdentity = (hostName: string, { privateKey }: PracticeIdentity): PracticeIdentity => {
  const recipe = tvs(hostName);
  return { certificate: makeCertificate(recipe, createPublicKey(privateKey), { name: recipe.subject, privateKey }), privateKey };
};

/** What differs among practice clusters. */
export interface IdentityWishes {
  readonly withSpareTokens?: boolean;
  /** Nodes of Unified Communications Manager; 2 when left out. */
  readonly nodes?: number;
  /** Of the key of ITLRecovery; 2048 when left out. */
  readonly itlRecoveryBits?: 1024 | 2048;
  /** Of the keys of CallManager; 1024 when left out, as the founding document has them. With 2048 the certificates have other lengths than there. */
  readonly callManagerBits?: 1024 | 2048;
  /** Days that the certificate of CallManager of the publisher is valid still; ten years when left out, or `null`. */
  readonly callManagerDaysLeft?: number | null;
  /** New ones when left out. */
  readonly keys?: KeySource;
}

/** Makes every identity; with fresh keys that takes about half a second for two nodes. */
export async function createPracticeIdentities({ withSpareTokens = false, nodes = SERVERS.length, itlRecoveryBits = 2048, callManagerBits = 1024, callManagerDaysLeft = null, keys = freshKeys }: IdentityWishes = {}): Promise<PracticeIdentities> {
  const manufacturingCa = selfSigned(MANUFACTURING_CA, keys, 'manufacturing CA');
  const makeToken = async ({ serial, label, recipe }: (typeof TOKENS | typeof SPARE_TOKENS)[number] | typeof STRANGER_TOKEN): Promise<PracticeTokenIdentity> => {
    const { publicKey, privateKey } = await makeKeys(recipe, keys, `token ${serial}`);
    const issuer = { name: MANUFACTURING_CA.subject, privateKey: (await manufacturingCa).privateKey };
    return { serial, label, certificate: makeCertificate(recipe, publicKey, issuer), privateKey };
  };
  const servers = serverRecipes(nodes).map(async ({ callManager: documented, ...server }) => {
    const { subject, serial, digest, use } = documented;
    const callManager: CertificateRecipe = callManagerBits === documented.keyBits ? documented : { subject, serial, digest, use, keyBits: callManagerBits };
    const shortened = server.role === 'publisher' && callManagerDaysLeft !== null ? { ...callManager, daysLeft: callManagerDaysLeft } : callManager;
    const [callManagerIdentity, providerIdentity] = await Promise.all([selfSigned(shortened, keys, `CallManager ${server.name}`), selfSigned(provider(server.hostName, server.name), keys, `CTL Provider ${server.name}`)]);
    return { ...server, callManager: callManagerIdentity, tvs: tvsIdentity(server.hostName, providerIdentity), provider: providerIdentity };
  });
  const [ca, capf, itlRecovery, tokenList, strangerToken, serverList, spareTokens] = await Promise.all([
    manufacturingCa,
    selfSigned(CAPF, keys, 'CAPF'),
    selfSigned({ ...ITL_RECOVERY, keyBits: itlRecoveryBits }, keys, 'ITLRecovery'),
    Promise.all(TOKENS.map(makeToken)),
    makeToken(STRANGER_TOKEN),
    Promise.all(servers),
    Promise.all(withSpareTokens ? SPARE_TOKENS.map(makeToken) : []),
  ]);
  return { manufacturingCa: ca, tokens: tokenList, strangerToken, spareTokens, capf, itlRecovery, servers: serverList };
}

/** Services of the publisher whose certificate can be made anew. */
type RenewedService = 'CallManager' | 'ITLRecovery';

/** The identities after an administrator, or an upgrade, has made certificates of the publisher anew: the same names, new keys and serial numbers. */
export async function renewServices(identities: PracticeIdentities, services: readonly RenewedService[]): Promise<PracticeIdentities> {
  const renew = (recipe: CertificateRecipe): Promise<PracticeIdentity> => selfSigned({ ...recipe, serial: `4A${randomBytes(15).toString('hex').toUpperCase()}` });
  const itlRecovery = services.includes('ITLRecovery') ? await renew(ITL_RECOVERY) : identities.itlRecovery;
  const servers = await Promise.all(
    identities.servers.map(async (server) => {
      const recipe = SERVERS.find(({ name }) => name === server.name)?.callManager;
      const isRenewed = server.role === 'publisher' && services.includes('CallManager') && recipe !== undefined;
      return isRenewed ? { ...server, callManager: await renew(recipe) } : server;
    }),
  );
  return { ...identities, itlRecovery, servers };
}

/** The identities with other certificates of TVS on every node. */
export const renewTvs = (identities: PracticeIdentities): PracticeIdentities => ({
  ...identities,
  servers: identities.servers.map((server) => ({ ...server, tvs: tvsIdentity(server.hostName, server.provider) })),
});

/** The publisher of another cluster, with fresh keys. */
export async function makeOtherTftpServer(): Promise<PracticeServerIdentity> {
  const { hostName, name } = OTHER_TFTP_SERVER;
  const [callManager, providerIdentity] = await Promise.all([selfSigned(OTHER_TFTP_SERVER.callManager), selfSigned(provider(hostName, name))]);
  return { ...OTHER_TFTP_SERVER, callManager, tvs: tvsIdentity(hostName, providerIdentity), provider: providerIdentity };
}

/** The certificate of a node's web server (AXL, files over HTTPS), with a fresh key. */
export const makeTomcatIdentity = (hostName: string, address: string, keys: KeySource = freshKeys): Promise<PracticeIdentity> => selfSigned(tomcat(hostName, address), keys, `tomcat ${address}`);

import { constants, type KeyObject, privateEncrypt } from 'node:crypto';

/** What the card holds. */
export interface PivContents {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
  /** Up to 16 hex digits; the end of the card's GUID, which OpenSC shows as serial number. */
  readonly serial: string;
  /** Up to 8 characters (SP 800-73-4, 2.4.3). */
  readonly pin: string;
  readonly tries: number;
}

/** Status words (ISO 7816-4, 5.6; SP 800-73-4 part 2, 3). */
const SW = { ok: 0x9000, notVerified: 0x6982, blocked: 0x6983, wrongData: 0x6a80, notFound: 0x6a82, noSuchKey: 0x6a88, noSuchInstruction: 0x6d00, triesLeft: 0x63c0, moreBytes: 0x6100 };
/** Application identifier of PIV, version 1 (SP 800-73-4 part 1, 2.2). */
const AID = Buffer.from('a000000308000010000100', 'hex');
/** Data objects (SP 800-73-4 part 1, table 3). */
const TAG = { chuid: '5fc102', certificate: '5fc105', capabilities: '5fc107' };
const PIN_REFERENCE = 0x80;
const AUTHENTICATION_KEY = 0x9a;
const RESPONSE_BYTES = 256;
/** FASC-N of agency 9999: then the GUID names the card (SP 800-73-4 part 1, 3.1.2). */
const FASC_N = 'd4e739da739ced39ce739d836858210842108421c84210c3eb';

function tlv(tag: string, ...values: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(values);
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(tag, 'hex'), Buffer.from(size), value]);
}

/** The elements in `bytes`, each with a tag of one byte. */
function elements(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; at + 1 < bytes.length; ) {
    const tag = bytes.readUInt8(at);
    const first = bytes.readUInt8(at + 1);
    const extra = first === 0x81 ? 1 : first === 0x82 ? 2 : 0;
    const length = extra === 0 ? first : bytes.readUIntBE(at + 2, extra);
    const begin = at + 2 + extra;
    found.set(tag, bytes.subarray(begin, begin + length));
    at = begin + length;
  }
  return found;
}

const status = (word: number): Buffer => Buffer.from([word >> 8, word & 0xff]);

/** A PIV card with one RSA key for authentication: the commands that OpenSC needs to list it and to sign. */
export class PivCard {
  readonly #contents: PivContents;
  readonly #objects: ReadonlyMap<string, Buffer>;
  #triesLeft: number;
  #verified = false;
  #chain: readonly Buffer[] = [];
  #rest: Buffer = Buffer.alloc(0);
  /** How many bytes the command that runs wants at most (Le). */
  #expected = RESPONSE_BYTES;

  constructor(contents: PivContents) {
    this.#contents = contents;
    this.#triesLeft = contents.tries;
    const guid = Buffer.from(contents.serial.padStart(32, '0'), 'hex');
    const none = (tag: string): Buffer => tlv(tag);
    this.#objects = new Map([
      [TAG.chuid, tlv('53', tlv('30', Buffer.from(FASC_N, 'hex')), tlv('34', guid), tlv('35', Buffer.from('20991231')), none('3e'), none('fe'))],
      [TAG.certificate, tlv('53', tlv('70', contents.certificate), tlv('71', Buffer.from([0])), none('fe'))],
      [TAG.capabilities, tlv('53', tlv('f0', Buffer.from('a000000116', 'hex'), guid), tlv('f1', Buffer.from([0x21])), tlv('f2', Buffer.from([0x21])), none('fe'))],
    ]);
  }

  /** Power goes: whoever was let in has to show the password again. */
  reset(): void {
    this.#verified = false;
    this.#chain = [];
    this.#rest = Buffer.alloc(0);
  }

  /** The answer to a command (ISO 7816-4, short lengths only), status word included. */
  answer(command: Buffer): Buffer {
    const [channel = 0, instruction = 0, p1 = 0, p2 = 0, length = 0] = command;
    const data = command.length > 5 ? command.subarray(5, 5 + length) : Buffer.alloc(0);
    this.#expected = command.at(command.length === 5 ? 4 : 5 + length) || RESPONSE_BYTES;
    if (instruction === 0xc0) return this.#send(this.#rest);
    if ((channel & 0x10) !== 0) {
      this.#chain = [...this.#chain, data];
      return status(SW.ok);
    }
    const body = Buffer.concat([...this.#chain, data]);
    this.#chain = [];
    if (instruction === 0xa4) return this.#select(body);
    if (instruction === 0xcb) return this.#getData(body);
    if (instruction === 0x20) return status(this.#verify(p1, p2, body));
    if (instruction === 0x87) return this.#sign(p2, body);
    return status(SW.noSuchInstruction);
  }

  /** Longer answers are fetched in parts. */
  #send(bytes: Buffer): Buffer {
    this.#rest = bytes.subarray(this.#expected);
    const left = this.#rest.length;
    const word = left === 0 ? SW.ok : SW.moreBytes | (left < RESPONSE_BYTES ? left : 0);
    return Buffer.concat([bytes.subarray(0, this.#expected), status(word)]);
  }

  #select(body: Buffer): Buffer {
    if (body.length < 5 || !AID.subarray(0, body.length).equals(body)) return status(SW.notFound);
    this.reset();
    return this.#send(tlv('61', tlv('4f', AID.subarray(5)), tlv('79', tlv('4f', AID.subarray(0, 5)))));
  }

  #getData(body: Buffer): Buffer {
    const object = this.#objects.get(elements(body).get(0x5c)?.toString('hex') ?? '');
    return object === undefined ? status(SW.notFound) : this.#send(object);
  }

  #verify(p1: number, reference: number, typed: Buffer): number {
    if (reference !== PIN_REFERENCE) return SW.noSuchKey;
    if (p1 === 0xff) this.#verified = false;
    if (p1 === 0xff) return SW.ok;
    if (this.#triesLeft === 0) return SW.blocked;
    if (typed.length === 0) return this.#verified ? SW.ok : SW.triesLeft | this.#triesLeft;
    this.#verified = typed.equals(Buffer.from(this.#contents.pin.padEnd(8, '\u00ff'), 'latin1'));
    this.#triesLeft = this.#verified ? this.#contents.tries : this.#triesLeft - 1;
    if (this.#verified) return SW.ok;
    return this.#triesLeft === 0 ? SW.blocked : SW.triesLeft | this.#triesLeft;
  }

  /** RSA over the block that was sent, whose padding the other side made (SP 800-73-4 part 2, 3.2.4). */
  #sign(key: number, body: Buffer): Buffer {
    if (key !== AUTHENTICATION_KEY) return status(SW.noSuchKey);
    if (!this.#verified) return status(SW.notVerified);
    const { privateKey } = this.#contents;
    const block = elements(elements(body).get(0x7c) ?? Buffer.alloc(0)).get(0x81);
    if (block === undefined || block.length * 8 !== privateKey.asymmetricKeyDetails?.modulusLength) return status(SW.wrongData);
    return this.#send(tlv('7c', tlv('82', privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, block))));
  }
}

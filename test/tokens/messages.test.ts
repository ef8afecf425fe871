import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forkHost } from '../../core/hosts/fork.ts';
import { LIMITS, parseReply, parseRequest } from '../../core/tokens/host/messages.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { loadedObject } from '../helpers/loaded-object.ts';

const sign = {
  id: 1,
  call: 'sign',
  serial: '0054f509',
  certificateSha256: 'ab'.repeat(32),
  digest: 'sha1',
  data: new Uint8Array(9),
  pin: new Uint8Array(8),
};
const pin = { countLow: false, finalTry: false, locked: false, notSet: false, toBeChanged: false, pinPad: false, minLength: 4, maxLength: 16 };
const certificate = { der: new Uint8Array(900), sha256: 'ab'.repeat(32), label: 'one' };
const token = { serial: '0054f509', label: 'SAST', model: 'eToken', manufacturer: 'Aladdin', reader: 'AKS ifdh 0', pin, certificates: [certificate] };

describe('messages between the engine and the token host', () => {
  it('are taken as requests only in their exact form and within their bounds', () => {
    expect(parseRequest(sign)).toEqual(sign);
    expect(parseRequest(sign)).toMatchObject({ pin: sign.pin });
    for (const change of [
      { call: 'delete' },
      { id: -1 },
      { serial: 'x'.repeat(LIMITS.text + 1) },
      { certificateSha256: 'AB'.repeat(32) },
      { digest: 'md5' },
      { data: new Uint8Array(LIMITS.data + 1) },
      { data: 'text' },
      { pin: new Uint8Array(LIMITS.pin + 1) },
      { pin: 'Cisco123' },
      { more: 1 },
    ]) {
      expect(parseRequest({ ...sign, ...change })).toBeUndefined();
    }
    expect(parseRequest(undefined)).toBeUndefined();
  });

  it('hand over the very bytes of the password, so that wiping reaches them', () => {
    const parsed = parseRequest(sign);
    expect(parsed?.call === 'sign' && parsed.pin === sign.pin).toBe(true);
  });

  it('are taken as the answer only to the question that was asked', () => {
    const list = { tokens: [token], others: [{ reader: 'AKS ifdh 1', kind: 'blank-token' }], slots: 2 };
    const reply = { id: 7, ok: true, value: list };
    expect(parseReply('list', 7, reply)).toEqual({ ok: true, value: list });
    expect(parseReply('list', 8, reply)).toBeUndefined();
    expect(parseReply('sign', 7, reply)).toBeUndefined();
    expect(parseReply('sign', 7, { id: 7, ok: true, value: new Uint8Array(128) })).toEqual({ ok: true, value: new Uint8Array(128) });
  });

  it('are refused as answers beyond their bounds', () => {
    for (const value of [
      Array(LIMITS.tokens + 1).fill(token),
      [{ ...token, label: 'x'.repeat(LIMITS.text + 1) }],
      [{ ...token, pin: { ...pin, minLength: -1 } }],
      [{ ...token, certificates: [{ ...certificate, der: new Uint8Array(LIMITS.certificate + 1) }] }],
      [{ ...token, certificates: Array(LIMITS.certificates + 1).fill(certificate) }],
    ]) {
      expect(parseReply('list', 7, { id: 7, ok: true, value: { tokens: value, others: [], slots: 1 } })).toBeUndefined();
    }
    for (const others of [Array(LIMITS.tokens + 1).fill({ reader: '', kind: 'blank-token' }), [{ reader: '', kind: 'token' }], [{ reader: 'x'.repeat(LIMITS.text + 1), kind: 'foreign-card' }]]) {
      expect(parseReply('list', 7, { id: 7, ok: true, value: { tokens: [], others, slots: 1 } })).toBeUndefined();
    }
    expect(parseReply('sign', 7, { id: 7, ok: true, value: new Uint8Array(LIMITS.signature + 1) })).toBeUndefined();
  });

  it('carry only errors of tokens', () => {
    const error = { code: 'token.removed', params: { name: 'CKR_DEVICE_REMOVED', number: 50 }, where: '0054f509' };
    expect(parseReply('list', 7, { id: 7, ok: false, error })).toEqual({ ok: false, error });
    for (const code of ['login.refused', 'token.constructor', 'toString']) {
      expect(parseReply('list', 7, { id: 7, ok: false, error: { ...error, code } })).toBeUndefined();
    }
  });

  it.runIf(process.platform === 'linux')('end the host when its answer is none', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'foreign-host-'));
    const entry = path.join(folder, 'host.mjs');
    await writeFile(entry, "process.on('message', ({ id }) => process.send({ id, ok: true, value: { path: 'elsewhere' } }));");
    const exit: string[] = [];
    const opened = await openTokenModule({
      path: loadedObject(/libc\.so\.6$/),
      spawnHost: () => {
        const host = forkHost(entry);
        host.onExit((detail) => exit.push(detail));
        return host;
      },
    });
    expect(opened).toMatchObject({ ok: false, error: { code: 'token.host-ended', params: { detail: 'unreadable answer' } } });
    await expect.poll(() => exit).toEqual(['SIGKILL']);
    await rm(folder, { recursive: true });
  });
});

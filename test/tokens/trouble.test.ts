import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { linuxTrouble } from '../../core/tokens/trouble/linux.ts';
import { runTool } from '../../core/hosts/run-tool.ts';
import { readWindowsTrouble } from '../../core/tokens/trouble/windows.ts';

/** As sc.exe prints them (Microsoft, "sc query", "sc qc"); a German Windows has other words beside the same numbers. */
const query = (state: number): string => `\r\nSERVICE_NAME: SCardSvr \r\n        TYPE               : 20  WIN32_SHARE_PROCESS  \r\n        STATE              : ${state}  STOPPED \r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n`;
const config = (start: number): string => `[SC] QueryServiceConfig ERFOLG\r\n\r\nSERVICE_NAME: SCardSvr\r\n        TYPE               : 20  WIN32_SHARE_PROCESS \r\n        START_TYPE         : ${start}   DISABLED\r\n`;

describe('what Windows says about smart cards', () => {
  it('is read from the numbers of sc.exe, which no language changes', () => {
    expect(readWindowsTrouble('Console', query(4), config(3))).toBeNull();
    expect(readWindowsTrouble('Console', query(1), config(3))).toBe('service-stopped');
    expect(readWindowsTrouble('Console', query(1), config(4))).toBe('service-disabled');
  });

  it('is read where the fields have names of another language', () => {
    const inSpanish = (output: string): string => output.replace('SERVICE_NAME', 'NOMBRE_SERVICIO').replace('TYPE  ', 'TIPO  ').replace('STATE', 'ESTADO').replace('START_TYPE', 'TIPO_INICIO');
    expect(readWindowsTrouble('Console', inSpanish(query(4)), inSpanish(config(3)))).toBeNull();
    expect(readWindowsTrouble('Console', inSpanish(query(1)), inSpanish(config(3)))).toBe('service-stopped');
    expect(readWindowsTrouble('Console', inSpanish(query(1)), inSpanish(config(4)))).toBe('service-disabled');
  });

  it('is nothing when the tool said nothing', () => {
    expect(readWindowsTrouble('Console', '', '')).toBeNull();
  });

  it('is a remote desktop session before anything about its services', () => {
    expect(readWindowsTrouble('RDP-Tcp#12', query(1), config(4))).toBe('remote-desktop');
  });
});

describe.runIf(process.platform === 'linux')('what Linux says about smart cards', () => {
  it('is whether something listens where pcscd does, and whether somebody works from elsewhere', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pcscd-'));
    const socket = path.join(folder, 'pcscd.comm');
    expect(await linuxTrouble({ PCSCLITE_CSOCK_NAME: socket })).toBe('pcscd-not-running');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    expect(await linuxTrouble({ PCSCLITE_CSOCK_NAME: socket })).toBeNull();
    expect(await linuxTrouble({ PCSCLITE_CSOCK_NAME: socket, SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBe('remote-desktop');
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  it('takes a tool that is missing or fails as one that says nothing', async () => {
    expect(await runTool('/nonexistent/sc.exe', ['query'])).toBe('');
    expect(await runTool('/bin/sh', ['-c', 'echo half; exit 3'])).toBe('');
    expect(await runTool('/bin/echo', ['all'])).toBe('all\n');
  });
});

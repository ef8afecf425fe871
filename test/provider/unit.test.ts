import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../../packaging/ctl-provider');
const unit = readFileSync(path.join(FOLDER, 'ctl-provider.service'), 'utf8');
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

/** From 250 on it judges a file that is not installed. */
const version = Number(/^systemd (\d+)/.exec(spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 0);

describe.runIf(version >= 250)('the unit, as systemd-analyze reads it (left out without it, or older than 250)', () => {
  it('exposes little', () => {
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', path.join(FOLDER, 'ctl-provider.service')], { encoding: 'utf8' });
    const exposure = Number(/Overall exposure level .*: (\d+\.\d+)/.exec(stdout)?.[1]);
    expect(exposure).toBeGreaterThan(0);
    expect(exposure).toBeLessThanOrEqual(2);
  });

  it('says nothing that systemd does not know', () => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', path.join(FOLDER, 'ctl-provider.service')], { encoding: 'utf8' });
    // The program is not installed here.
    expect(stderr.split('\n').filter((line) => line.includes('ctl-provider.service') && !line.includes('/usr/bin/ctl-provider is not executable'))).toEqual([]);
  });
});

describe('the unit', () => {
  it('reads the configuration again by SIGHUP, and is not started again with one that is wrong', () => {
    expect(unit).toMatch(/^ExecReload=\/bin\/kill -HUP \$MAINPID$/m);
    // What the program ends with then (test/provider/daemon.test.ts).
    expect(unit).toMatch(/^RestartPreventExitStatus=2$/m);
  });

  it('names the user, folders and configuration that the pieces beside it make', () => {
    const [, user] = /^User=(.+)$/m.exec(unit) ?? [];
    expect(read('sysusers.conf')).toMatch(new RegExp(`^u ${String(user)} `, 'm'));
    for (const folder of [/^ReadWritePaths=-(.+)$/m.exec(unit)?.[1], path.dirname(/--config (\S+)/.exec(unit)?.[1] ?? '')]) expect(read('tmpfiles.conf')).toMatch(new RegExp(`^d ${String(folder)} \\d+ ${String(user)} `, 'm'));
    const sample = read('provider.sample.json');
    expect(sample).toContain(`"dataFolder": "/var/lib/${/^StateDirectory=(.+)$/m.exec(unit)?.[1] ?? ''}"`);
    expect(sample).toContain(`"folder": "${/^ReadWritePaths=-(.+)$/m.exec(unit)?.[1] ?? ''}"`);
  });
});

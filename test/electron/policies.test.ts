import { EventEmitter } from 'node:events';
import { type Session, type WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { appPath } from '../../electron/app-url.ts';
import { closeDecision } from '../../electron/close-decision.ts';
import { bindNavigation, mayNavigate } from '../../electron/security/navigation.ts';
import { bindPermissions, isPermitted } from '../../electron/security/permissions.ts';
import { bindRequests, mayRequest } from '../../electron/security/requests.ts';
import { isTrusted } from '../../electron/security/sender.ts';
import { REFUSED_SWITCHES, refusedSwitch } from '../../electron/security/switches.ts';
import { securePreferences } from '../../electron/security/web-preferences.ts';
import { bindWebRtc } from '../../electron/security/web-rtc.ts';
import { bindWebview } from '../../electron/security/webview.ts';
import { bindWindowOpen } from '../../electron/security/window-open.ts';
import { menuTemplate } from '../../electron/menu.ts';

const PAGE = 'open-ctl://app/';
/** What the page made, to be saved; no page of ours. */
const OWN_BLOB = 'blob:open-ctl://app/x';
const FOREIGN = [
  'http://app/',
  'https://attacker.example/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
  OWN_BLOB,
  'open-ctl://other/',
  'open-ctl://app:81/',
  'open-ctl://user@app/',
  'open-ctl://app.attacker.example/',
  'open-ctl:app',
  'view-source:open-ctl://app/',
  '',
];

describe('addresses', () => {
  it.each(FOREIGN)('%j is not ours', (url) => expect(appPath(url)).toBeNull());

  it('of ours give their path as it was written', () => {
    expect(appPath(PAGE)).toBe('/');
    expect(appPath('open-ctl://app/assets/%2e%2e%2fx.js?q#f')).toBe('/assets/%2e%2e%2fx.js');
  });
});

describe('navigation', () => {
  it.each([...FOREIGN, `${PAGE}assets/a.js`, `${PAGE}?x`])('to %j is denied', (url) => expect(mayNavigate(url, true)).toBe(false));
  it('may load the page again in the main frame, and nothing in others', () => {
    expect([mayNavigate(PAGE, true), mayNavigate(PAGE, false)]).toEqual([true, false]);
  });

  it.each(['will-frame-navigate', 'will-redirect'])('is stopped at %s', (name) => {
    const contents = new EventEmitter();
    bindNavigation(contents as unknown as WebContents);
    const prevented: string[] = [];
    for (const url of [PAGE, ...FOREIGN]) contents.emit(name, { url, isMainFrame: true, preventDefault: () => prevented.push(url) });
    expect(prevented).toEqual(FOREIGN);
  });
});

describe('windows and embedded pages', () => {
  it('are denied', () => {
    let decide = (): unknown => undefined;
    bindWindowOpen({ setWindowOpenHandler: (handler: () => unknown) => void (decide = handler) } as unknown as WebContents);
    expect(decide()).toEqual({ action: 'deny' });
    const contents = new EventEmitter();
    bindWebview(contents as unknown as WebContents);
    let prevented = false;
    contents.emit('will-attach-webview', { preventDefault: () => void (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('peer connections', () => {
  it('leave by nothing that passes by a proxy', () => {
    const policies: string[] = [];
    bindWebRtc({ setWebRTCIPHandlingPolicy: (policy) => void policies.push(policy) });
    expect(policies).toEqual(['disable_non_proxied_udp']);
  });
});

describe('permissions', () => {
  const DENIED = ['media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen', 'openExternal', 'clipboard-read', 'display-capture', 'hid', 'serial', 'usb', 'idle-detection', 'window-management', 'local-fonts', 'storage-access', 'unknown', '__proto__', 'constructor'];

  it.each(DENIED)('%s is denied, also to our page', (permission) => expect(isPermitted(permission, PAGE)).toBe(false));
  it.each(FOREIGN)('nothing is allowed to %j', (url) => expect(isPermitted('clipboard-sanitized-write', url)).toBe(false));

  it('are asked by request, by check and for devices, and all three are answered by the table', () => {
    const handlers: Partial<Record<'request' | 'check' | 'device', (...args: unknown[]) => unknown>> = {};
    bindPermissions({
      setPermissionRequestHandler: (handler: never) => void (handlers.request = handler),
      setPermissionCheckHandler: (handler: never) => void (handlers.check = handler),
      setDevicePermissionHandler: (handler: never) => void (handlers.device = handler),
    } as unknown as Session);
    const answers: unknown[] = [];
    const answer = (granted: unknown): void => void answers.push(granted);
    for (const permission of ['media', 'clipboard-sanitized-write']) {
      handlers.request?.(null, permission, answer, { requestingUrl: PAGE });
      answer(handlers.check?.(null, permission, 'open-ctl://app'));
      answer(handlers.check?.(null, permission, 'https://attacker.example'));
    }
    expect(answers).toEqual([false, false, false, true, true, false]);
    expect(handlers.device?.({ deviceType: 'usb', origin: 'open-ctl://app' })).toBe(false);
  });
});

describe('requests', () => {
  it.each([...FOREIGN, 'blob:https://attacker.example/x', 'blob:open-ctl://other/x'].filter((url) => !url.startsWith('data:') && url !== OWN_BLOB))('to %j are cancelled', (url) => {
    for (const type of ['mainFrame', 'script', 'image', 'webSocket', 'ping', 'xhr', 'other']) expect(mayRequest(url, type)).toBe(false);
  });

  it('to our files pass, and pictures inside our style sheets, but no page or script made of data', () => {
    expect(mayRequest('open-ctl://app/assets/a.js', 'script')).toBe(true);
    expect(mayRequest('data:image/svg+xml,x', 'image')).toBe(true);
    for (const type of ['mainFrame', 'subFrame', 'script', 'xhr']) expect(mayRequest('data:text/html,x', type)).toBe(false);
  });

  it('to what the page made itself pass when it is saved, but not as script, picture or data', () => {
    for (const type of ['mainFrame', 'other']) expect(mayRequest(OWN_BLOB, type)).toBe(true);
    for (const type of ['subFrame', 'script', 'image', 'xhr', 'webSocket', 'ping']) expect(mayRequest(OWN_BLOB, type)).toBe(false);
  });

  it('are all asked about: no pattern leaves any out', () => {
    let ask: ((details: unknown, answer: (verdict: unknown) => void) => void) | undefined;
    let patterns = 0;
    bindRequests({ webRequest: { onBeforeRequest: (...args: unknown[]) => void ((patterns = args.length - 1), (ask = args.at(-1) as typeof ask)) } } as unknown as Session);
    const verdicts: unknown[] = [];
    for (const url of ['wss://attacker.example/', 'open-ctl://app/']) ask?.({ url, resourceType: 'other' }, (verdict) => verdicts.push(verdict));
    expect([patterns, verdicts]).toEqual([0, [{ cancel: true }, { cancel: false }]]);
  });
});

describe('senders', () => {
  const ours = { url: PAGE, isOurWindow: true, isMainFrame: true };

  it('are our page in the main frame of our window', () => {
    expect([isTrusted(ours), isTrusted({ ...ours, url: `${PAGE}#part` })]).toEqual([true, true]);
  });

  it.each([{ url: null }, { isOurWindow: false }, { isMainFrame: false }, { url: `${PAGE}other` }, ...FOREIGN.map((url) => ({ url }))])('are refused with %j', (other) => {
    expect(isTrusted({ ...ours, ...other })).toBe(false);
  });
});

describe('web preferences', () => {
  const SAFEGUARDS = {
    ...{ sandbox: true, contextIsolation: true, webSecurity: true, spellcheck: false, disableBlinkFeatures: 'Auxclick', disableDialogs: true },
    ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webviewTag: false, navigateOnDragDrop: false },
    ...{ allowRunningInsecureContent: false, experimentalFeatures: false },
  };

  it('state every safeguard and nothing else, and developer tools only where the program is not packaged', () => {
    expect(securePreferences(true)).toEqual({ ...SAFEGUARDS, devTools: false });
    expect(securePreferences(false)).toEqual({ ...SAFEGUARDS, devTools: true });
  });

  it.each(['linux', 'darwin', 'win32'] as const)('and the menu on %s offer no reload and no developer tools', (platform) => {
    const roles = JSON.stringify(menuTemplate(platform));
    expect(roles).not.toMatch(/reload|devtools/i);
  });
});

describe('switches of the command line', () => {
  const withSwitch = (given: string) => ({ hasSwitch: (name: string) => name === given });

  it.each(REFUSED_SWITCHES)('--%s is refused where the program is packaged', (name) => {
    expect([refusedSwitch(withSwitch(name), true), refusedSwitch(withSwitch(name), false)]).toEqual([name, null]);
  });

  it('that open the page to others are all refused, and others are not', () => {
    for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security', 'load-extension']) expect(REFUSED_SWITCHES).toContain(name);
    for (const name of ['no-sandbox', 'force-device-scale-factor', 'lang']) expect(refusedSwitch(withSwitch(name), true)).toBeNull();
  });
});

describe('closing the window', () => {
  const job = (cancellable: boolean) => ({ id: '', as: 'run' as const, folder: '/j', steps: [], waits: [], cancellable });

  it('asks before servers are written, is refused while they are, and else simply closes', () => {
    expect(closeDecision({ busy: 'applying', job: job(true) })).toBe('ask');
    expect(closeDecision({ busy: 'applying', job: job(false) })).toBe('refuse');
    expect(closeDecision({ busy: 'applying', job: null })).toBe('refuse');
    expect(closeDecision({ busy: 'reading', job: null })).toBe('close');
    expect(closeDecision({ busy: null, job: job(false) })).toBe('close');
  });
});

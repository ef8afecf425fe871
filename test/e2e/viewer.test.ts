import { type AddressInfo, createServer } from 'node:net';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverRecord } from '../../core/trust/records.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { fill } from '../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { foundingParts, mixedFile, must, nonSecureFile, signFile } from '../helpers/founding-document.ts';
import { openPage, startBrowser } from './browser.ts';
import { getsKeyboard } from './keys.ts';
import { KeptNames } from './kept-names.ts';
import { looking } from './look.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { Walk } from './walk.ts';

/** A file as a browser hands it to a page. */
const given = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

/** Drops files onto the page, as a person does who comes from another window. */
const drop = (page: Page, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> =>
  page.evaluate(`{
    const carried = new DataTransfer();
    for (const { name, base64 } of ${JSON.stringify(files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })))}) {
      carried.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
    }
    for (const kind of ['dragover', 'drop']) document.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
  }`);

/** What has the keyboard says this. */
const focused = (page: Page): Promise<string> => page.evaluate<string>("document.activeElement?.textContent ?? ''");

describe.runIf(chromiumIsInstalled)('a CTL file is looked at without a sign-in (left out where Chromium is not installed)', () => {
  let browser: Browser;
  let served: ServedPage;
  let present: CtlFile;
  let former: CtlFile;
  /** A node that answers nothing. */
  const silent = createServer();
  /** Resolves when it was asked, with what waits for the end of that connection. */
  const asked = new Promise<() => Promise<void>>((resolve) => {
    silent.once('connection', (socket) => {
      const closed = new Promise<void>((done) => socket.on('error', () => undefined).once('close', () => done()));
      socket.once('data', () => resolve(() => closed));
    });
  });
  /** 85 entries, in more than a frame of the page carries. */
  let large: CtlFile;

  beforeAll(async () => {
    const parts = foundingParts();
    const { tokens, records } = parts;
    [present, former] = [mixedFile(parts), nonSecureFile(parts)];
    const certificate = records[2].certificate ?? new Uint8Array();
    const servers = Array.from({ length: 80 }, (_, index) => must(serverRecord({ function: FUNCTION_CODE.TFTP, address: `10.49.0.${index}`, certificate, dnsName: index === 79 ? `tftp-79${'.site'.repeat(30)}` : `tftp-${index}` })));
    large = signFile([...records, ...servers], records[0], tokens[0], 1_424_792_265);
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    [browser, served] = await Promise.all([startBrowser(), servePage()]);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    silent.close();
  });

  const choose = async (walk: Walk, button: string, name: string, bytes: Uint8Array): Promise<void> => {
    const [chooser] = await Promise.all([walk.page.waitForEvent('filechooser'), walk.press(button)]);
    await chooser.setFiles(given(name, bytes));
  };

  it('chosen by a button or dropped: entries page by page, certificate, text, comparison, node; what was typed before stays, and what is no such file is named', async () => {
    const { page, problems } = await openPage(browser, served.address, { language: 'ja', width: 1024 });
    await page.setViewportSize({ width: 1024, height: 640 });
    const walk = new Walk(page, 'ja');
    const names = new KeptNames('viewer');
    const { visit, found } = looking(page, 'ja', names);
    const { signIn, preview, finish, frame, viewer } = walk.texts;
    await walk.screen(signIn.title);
    await walk.field(signIn.host).fill('cucm-pub');
    await walk.field(signIn.password).fill('typed before');
    await walk.press(viewer.open);
    await walk.screen(viewer.title);
    await choose(walk, viewer.choose, '本社.tlv', large.bytes);
    await walk.heading('本社.tlv').waitFor();
    await expect.poll(() => focused(page)).toBe('本社.tlv');
    await page.getByText(viewer.verdict.verified, { exact: true }).waitFor();
    const next = fill(viewer.next, { count: 50 });
    const shown = (from: number, to: number): Promise<void> => page.getByText(fill(viewer.page, { from, to, all: 85 }), { exact: true }).waitFor();
    await shown(1, 50);
    await expect.poll(() => page.getByRole('row').count()).toBe(51);
    await walk.press(next);
    await shown(51, 85);
    await page.getByText('tftp-79').waitFor();
    // At its end it keeps the keyboard and does nothing.
    await page.keyboard.press('Enter');
    await shown(51, 85);
    await expect.poll(() => focused(page)).toBe(next);
    await walk.press(fill(preview.entries.viewOf, { number: 85 }));
    await page.getByText('-----BEGIN CERTIFICATE-----').waitFor();
    await page.keyboard.press('Escape');
    await walk.press(fill(viewer.text, { command: 'show ctl' }));
    await page.getByText('The CTL file was verified successfully.').waitFor();
    await page.getByText(/CTL Record #:85/).waitFor();
    // A long line scrolls inside the dialog, which stays inside the window.
    const box = () => page.getByRole('dialog').last().boundingBox();
    await expect.poll(async () => (await box())?.x ?? -1).toBeGreaterThanOrEqual(0);
    await expect.poll(async () => ((place) => (place?.x ?? 0) + (place?.width ?? 0))(await box())).toBeLessThanOrEqual(1024);
    const [saved] = await Promise.all([page.waitForEvent('download'), walk.press(finish.ctl.save)]);
    expect(saved.suggestedFilename()).toBe('show-ctl-本社.tlv.txt');
    await page.getByRole('dialog').last().getByRole('button', { name: frame.button.close, exact: true }).click();
    await page.getByText(fill(viewer.copyText, { command: 'show ctl' })).waitFor({ state: 'detached' });
    await choose(walk, viewer.compareFile, 'old.tlv', present.bytes);
    await page.getByText(fill(viewer.compared.count, { same: 5, differ: 80 }), { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await walk.heading(viewer.title).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(viewer.open);
    expect([await walk.field(signIn.host).inputValue(), await walk.field(signIn.password).inputValue()]).toEqual(['cucm-pub', 'typed before']);
    const three = [{ name: 'one.tlv', bytes: present.bytes }, { name: 'two.tlv', bytes: former.bytes }, { name: 'three.tlv', bytes: former.bytes }];
    await drop(page, three);
    await page.getByText(fill(viewer.compared.count, { same: 3, differ: 2 }), { exact: true }).waitFor();
    await page.getByText(fill(viewer.leftOut, { count: 1 }), { exact: true }).waitFor();
    // A node that does not answer keeps nobody waiting: what is dropped meanwhile is what is wanted.
    await walk.press(viewer.compareNode);
    await walk.field(viewer.node.host).fill('127.0.0.1');
    await walk.field(viewer.node.port).fill(String((silent.address() as AddressInfo).port));
    const [ended] = await Promise.all([asked, walk.press(viewer.node.read)]);
    await drop(page, [{ name: 'large.tlv', bytes: large.bytes }]);
    // The node would be waited for 15 s.
    await walk.heading('large.tlv').waitFor({ timeout: 14_000 });
    await ended();
    expect(await page.getByText(walk.errors['connect.cancelled'].title).count()).toBe(0);
    // So it is with the second of two that are dropped one behind the other.
    await drop(page, [{ name: 'former.tlv', bytes: large.bytes }]);
    await drop(page, three.slice(0, 1));
    await walk.heading('one.tlv').waitFor();
    await page.getByText(viewer.reading, { exact: true }).waitFor({ state: 'detached' });
    await walk.heading(viewer.compared.title).waitFor({ state: 'detached' });
    await drop(page, [{ name: 'pub.pem', bytes: Buffer.from('-----BEGIN CERTIFICATE-----\n') }]);
    await page.getByText(walk.errors['ctl-file.other-kind'].title).waitFor();
    await walk.heading('one.tlv').waitFor();
    await walk.press(viewer.compareNode);
    await walk.field(viewer.node.host).fill('127.0.0.1');
    await walk.field(viewer.node.port).fill('9');
    await visit('viewer');
    await walk.press(viewer.node.read);
    await page.getByText(walk.errors['platform.port-closed'].title).waitFor();
    // What is no address is not dialled: the keyboard goes there, and the error of another one goes.
    await walk.field(viewer.node.host).fill('10.48.47');
    await walk.press(viewer.node.read);
    await page.getByText(viewer.node.hostWrong).waitFor();
    await getsKeyboard(walk.field(viewer.node.host));
    expect(await walk.field(viewer.node.host).inputValue()).toBe('10.48.47');
    await page.getByText(walk.errors['platform.port-closed'].title).waitFor({ state: 'detached' });
    await walk.press(walk.texts.frame.button.close);
    await walk.heading(viewer.title).waitFor({ state: 'detached' });
    expect(await walk.field(signIn.password).inputValue()).toBe('typed before');
    // Nothing of it stays on the screen below.
    await page.locator('.notice').first().waitFor({ state: 'detached' });
    expect([found, problems]).toEqual([[], []]);
    await names.compare();
  });

  it('and a file that is dropped where nothing takes it does not replace the page', async () => {
    const { page } = await openPage(browser, served.address.replace(/#.*/, ''));
    await new Walk(page).screen(new Walk(page).texts.frame.connection.keyTitle);
    const goesOn = (kind: 'text' | 'file'): Promise<boolean> =>
      page.evaluate<boolean>(`{
        const carried = new DataTransfer();
        ${kind === 'text' ? "carried.setData('text/plain', 'text')" : "carried.items.add(new File(['x'], 'CTLFile.tlv'))"};
        document.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }));
      }`);
    expect([await goesOn('file'), await goesOn('text')]).toEqual([false, true]);
  });
});

import { expect } from 'vitest';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { ask, askedAndConfirmed, connectTo, nodeOf, openSession } from '../../../helpers/platform/session.ts';
import { axl, downloadCtlFile, webRequest } from '../../../helpers/platform/web-request.ts';
import { readFolder } from '../../../oracle/node-folder.ts';
import { type Behaviour, change, changed, MIXED, NON_SECURE, truths } from './acts.ts';

/** Scenarios about nodes, services and modes. */
export const cluster = {
  'founding-document': [
    'changes both nodes and asks for restarts in the words of document 118892',
    async (platform) => {
      const { screen, before, after } = await change(platform);
      expect(screen).toMatch(/Please Restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services\n$|services\nadmin:$/);
      expect(changed(before, after)).toEqual([true, true]);
      expect(after[0]?.mode).toBe('non-secure');
    },
  ],
  'export-control-refused': [
    'refuses mixed mode and the update, but not non-secure mode',
    async (platform) => {
      const before = truths(platform);
      const session = await openSession(platform);
      for (const line of [MIXED, 'utils ctl update CTLFile']) {
        expect(await session.command(line)).toMatch(/^Command cannot be executed because the Unified Communications Manager cluster is not registered [^?]*\.\n$/);
      }
      expect(truths(platform)).toEqual(before);
      expect(await askedAndConfirmed(session, NON_SECURE)).toContain('Cluster set to Non Secure Mode');
      await session.close();
    },
  ],
  'subscriber-named': [
    'leads to a node that refuses utils ctl and says so',
    async (platform) => {
      expect(platform.entry.role).toBe('subscriber');
      const before = truths(platform);
      for (const line of [NON_SECURE, MIXED, 'utils ctl update CTLFile']) expect(await ask(platform, platform.entry, line)).toContain('publisher');
      expect(truths(platform)).toEqual(before);
      expect(await ask(platform, nodeOf(platform, 'publisher'), 'utils service list')).toContain('Primary Node =true');
    },
  ],
  'already-non-secure': [
    'says so and asks again',
    async (platform) => {
      const { screen } = await change(platform);
      // Sources tell it in two ways, or not at all.
      expect(screen).toMatch(/(?:(?:The cluster is already in|Cluster is already set to) non[- ]secure mode\.\n)?This operation (?:will set|sets) the cluster to non[- ]secure mode\. Do you want to continue\? \(y\/n\):/);
      expect(screen).toContain('Cluster set to Non Secure Mode');
    },
  ],
  'auto-registration-on': [
    'warns before mixed mode only',
    async (platform) => {
      expect((await change(platform, NON_SECURE)).screen).not.toContain('Auto-registration');
      expect((await change(platform, MIXED)).screen).toContain('Mixed mode. Auto-registration is enabled on at least one CM node. Do you want to continue? (y/n):');
      const { body } = await axl(platform, 'listCallManager', '<searchCriteria><name>%</name></searchCriteria>');
      expect(body.toString()).toContain('<autoRegistrationEnabled>true<');
    },
  ],
  'words-without-deed': [
    'says that all is done and leaves everything as it was',
    async (platform) => {
      const { screen, before, after } = await change(platform);
      expect(screen).toContain('Cluster set to Non Secure Mode');
      expect(after).toEqual(before);
    },
  ],
  'stale-tftp': [
    'serves an older file on the subscriber until its Cisco Tftp is restarted',
    async (platform) => {
      const [publisher, subscriber] = [nodeOf(platform, 'publisher'), nodeOf(platform, 'subscriber')];
      const present = await downloadCtlFile(publisher);
      expect(readFolder(subscriber.folder).ctlSha256).toBe(readFolder(publisher.folder).ctlSha256);
      expect(await downloadCtlFile(subscriber)).not.toEqual(present);
      expect(await platform.restartService(subscriber.name, 'Cisco Tftp')).toBe(true);
      expect(await downloadCtlFile(subscriber)).toEqual(present);
    },
  ],
  'change-interrupted': [
    'has a new file on every disk, and serves the one from before until Cisco Tftp is restarted',
    async (platform) => {
      const nodes = [nodeOf(platform, 'publisher'), nodeOf(platform, 'subscriber')];
      const held = nodes.map(({ folder }) => readFolder(folder));
      expect([held[0]?.mode, held[0]?.ctlSha256]).toEqual(['non-secure', held[1]?.ctlSha256]);
      const before = await Promise.all(nodes.map((node) => downloadCtlFile(node)));
      expect(before[0]).toEqual(before[1]);
      for (const { name } of nodes) expect(await platform.restartService(name, 'Cisco Tftp')).toBe(true);
      expect(await downloadCtlFile(nodes[0] ?? expect.fail())).not.toEqual(before[0]);
    },
  ],
  'tftp-on-publisher': [
    'has one file server, from which all phones load',
    async (platform) => {
      expect(platform.nodes.map(({ ports }) => ports.http !== null)).toEqual([true, false]);
      expect(new Set(platform.phones.states().map(({ tftpServer }) => tftpServer))).toEqual(new Set(['10.48.47.153']));
      expect(await platform.restartService('10.48.47.154', 'Cisco Tftp')).toBe(false);
      expect(await ask(platform, nodeOf(platform, 'subscriber'), 'utils service restart Cisco Tftp')).toContain('Cisco Tftp[STOPPED]  Service Not Activated');
    },
  ],
  'presence-node': [
    'has a node of another product, without CTL commands and without a CTL file',
    async (platform) => {
      const presence = platform.nodes[2] ?? expect.fail('no third node');
      for (const line of ['show ctl', 'utils ctl update CTLFile', 'file list tftp CTLFile.tlv']) expect(await ask(platform, presence, line)).toContain('No valid command entered');
      const { after } = await change(platform);
      expect(after[2]?.ctlSha256).toBe(null);
      expect(await ask(platform, platform.entry, 'show network cluster')).toMatch(/Subscriber cups DBPub/);
    },
  ],
  'node-unreachable': [
    'claims success though the node that is not there keeps its old file',
    async (platform) => {
      const subscriber = nodeOf(platform, 'subscriber');
      await expect(connectTo(platform, subscriber)).rejects.toThrow('ECONNREFUSED');
      await expect(downloadCtlFile(subscriber)).rejects.toThrow('ECONNREFUSED');
      const { screen, before, after } = await change(platform);
      expect(screen).toContain('Cluster set to Non Secure Mode');
      expect(changed(before, after)).toEqual([true, false]);
      expect(platform.servedFile(subscriber.name)).toBe(null);
      expect(await ask(platform, platform.entry, 'utils dbreplication runtimestate')).toMatch(/cucm-1001-a-sub1 .*Active-Dropped/);
    },
  ],
  'publisher-down': [
    'answers on no port of the publisher, and on those of the subscriber',
    async (platform) => {
      await expect(connectTo(platform, platform.entry)).rejects.toThrow(/ECONNREFUSED/);
      expect(await ask(platform, nodeOf(platform, 'subscriber'), 'show network cluster')).toMatch(/Publisher .*(?:not authenticated|offline)/);
    },
  ],
  'publisher-rebuilt': [
    'has no file on the publisher and says non-secure, while phones hold the file from before and take no other',
    async (platform) => {
      expect(await ask(platform, platform.entry, 'show ctl')).toContain('CTL File not found');
      expect(readFolder(platform.entry.folder).mode).toBe('non-secure');
      await change(platform, MIXED);
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      expect((await platform.phones.restart()).map(({ reason }) => reason)).toEqual(['signer-not-trusted', 'signer-not-trusted', 'signer-not-trusted', 'first-file']);
    },
  ],
  'cluster-rebuilt': [
    'has no file on any node, while phones hold one from before and take no other',
    async (platform) => {
      for (const node of platform.nodes) expect(await ask(platform, node, 'show ctl')).toContain('CTL File not found');
      await change(platform, MIXED);
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      expect((await platform.phones.restart()).map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected', 'accepted']);
    },
  ],
  'tftp-node-away': [
    'leaves the subscriber with its file and answers there no more, whatever the command prints',
    async (platform) => {
      const { screen, before, after } = await change(platform);
      expect(screen).toContain('Cluster set to Non Secure Mode');
      expect(changed(before, after)).toEqual([true, false]);
      await expect(connectTo(platform, nodeOf(platform, 'subscriber'))).rejects.toThrow(/ECONNREFUSED/);
    },
  ],
  'tftp-client-certificate': [
    'gives files by HTTPS to nobody without a certificate, by HTTP to everybody',
    async (platform) => {
      const { host, ports } = nodeOf(platform, 'publisher');
      await expect(webRequest('https', { host, port: ports.https, path: '/CTLFile.tlv' })).rejects.toThrow(/alert/);
      expect(await downloadCtlFile(nodeOf(platform, 'publisher'))).toEqual(platform.servedFile('10.48.47.153'));
    },
  ],
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;

import { expect } from 'vitest';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { axl } from '../../../helpers/platform/web-request.ts';
import { type Behaviour, change, version } from './acts.ts';

/** Scenarios about AXL. */
export const overAxl = {
  'axl-busy': [
    'answers the third AXL request',
    async (platform) => {
      const statuses = [await version(platform), await version(platform), await version(platform)].map(({ status }) => status);
      expect(statuses).toEqual([503, 503, 200]);
    },
  ],
  'axl-throttled': [
    'answers AXL with 503, the CLI as ever',
    async (platform) => {
      for (let attempt = 0; attempt < 6; attempt += 1) expect((await version(platform)).status).toBe(503);
      expect((await axl(platform, 'getCCMVersion', '', { password: 'wrong' })).status).toBe(401);
      expect((await change(platform)).screen).toContain('Cluster set to Non Secure Mode');
    },
  ],
  'axl-memory': [
    'answers the third AXL request, the first two with a fault',
    async (platform) => {
      const answers = [await version(platform), await version(platform), await version(platform)];
      expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    },
  ],
  'many-phones': [
    'lists phones in pages only',
    async (platform) => {
      const list = (paging: string) => axl(platform, 'listPhone', `<searchCriteria><name>%</name></searchCriteria><returnedTags><name/></returnedTags>${paging}`);
      const all = await list('');
      expect([all.status, all.body.toString()]).toEqual([500, expect.stringContaining('Query request too large. Total rows matched: 4500 rows. Suggestive Row Fetch: less than 800 rows')]);
      const last = (await list('<skip>4000</skip><first>799</first>')).body.toString();
      expect(last.match(/<phone uuid="\{[0-9A-F-]{36}\}">/g)).toHaveLength(500);
    },
  ],
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;

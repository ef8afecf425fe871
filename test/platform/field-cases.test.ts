import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { READINGS } from '../../core/platform/commands.ts';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/founding-document.ts';
import { startWebNode } from '../helpers/https-node.ts';
import { isThere } from '../helpers/shared-reference.ts';

const field = path.resolve(import.meta.dirname, '../../../shared/field');
const text = (name: string): string => readFileSync(path.join(field, name), 'utf8');

describe.runIf(isThere(field))('cases from the field (left out where the folder is not there)', () => {
  test('show network cluster before 10.0', () => {
    const answer = READINGS['show-network-cluster'].read(text('network-cluster-pre10/input.txt'));
    expect(answer.known ? answer.value.map(({ address, role, product, authenticated }) => [address, role, product, authenticated]) : answer).toEqual([
      ['192.0.2.61', 'publisher', 'callmanager', true],
      ['192.0.2.79', 'subscriber', 'callmanager', true],
      ['192.0.2.71', 'subscriber', 'callmanager', false],
      ['192.0.2.69', 'subscriber', 'callmanager', true],
    ]);
  });

  test('AXL before 10.0', async () => {
    const answers = JSON.parse(text('axl-before-10/answers.json')) as Readonly<Record<string, string>>;
    const node = await startWebNode('https', (body, _request, response) => {
      const query = /<soapenv:Body><ns:(\w+)>/.exec(body)?.[1] ?? '';
      if (!body.includes(`API/${answers['schema'] ?? ''}"`)) response.writeHead(599).end();
      else response.end(`<e:Envelope xmlns:e="x"><e:Body><n:${query}Response xmlns:n="y"><return>${answers[query] ?? ''}</return></n:${query}Response></e:Body></e:Envelope>`);
    });
    const facts = must(await readAxlFacts({ host: '127.0.0.1', port: node.port, expectedSha256: node.sha256, username: 'reader', password: new Secret('x') }));
    await node.close();
    expect(facts).toMatchObject({
      schema: '9.1',
      release: '9.1.2.12901(3)',
      nodes: [{ name: 'cucm-pub', role: 'publisher', product: 'callmanager', services: null }],
      autoRegistration: false,
      phones: { rows: [], complete: true },
      // The case has no answer to the query for the mode, and none that tells of services.
      gaps: [{ question: 'mode' }],
    });
  });
});

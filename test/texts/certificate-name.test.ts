import { expect, test } from 'vitest';
import { nameForReading } from '../../shared/texts/certificate-name.ts';

test.each([
  ['a comma of a company', 'CN=pub, O=Cisco Systems\\, Inc., C=US', 'CN=pub, O=Cisco Systems, Inc., C=US'],
  ['quotes and a plus', 'CN=\\"a\\" \\+ b', 'CN="a" + b'],
  ['what would read as another attribute', 'CN=pub\\, O=Cisco, C=US', 'CN=pub\\, O=Cisco, C=US'],
  ['the same with an OID', 'CN=pub\\,2.5.4.10=Cisco', 'CN=pub\\,2.5.4.10=Cisco'],
  ['a backslash before the end of an attribute', 'CN=a\\\\, O=b\\, c', 'CN=a\\\\, O=b, c'],
  ['nothing escaped', 'cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems', 'cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems'],
])('the name in a certificate is read with %s', (_what, exact, read) => {
  expect(nameForReading(exact)).toBe(read);
});

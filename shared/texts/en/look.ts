/** What was found at a host before anybody signed in: by one hello a port, so never more than that can show. */
export const lookEn = {
  kind: {
    'open-provider': 'An Open CTL Provider answers at {host}.',
    'vendor-provider': "{host} looks like a CUCM node with Cisco's own CTL Provider, whose protocol is unpublished. From release 10.0(1) on, the cluster can be changed over the platform (SSH and AXL).",
    'old-node': '{host} looks like a node of an older release: SSH answers, but the node has only old algorithms or TLS 1.0.',
    node: '{host} looks like a CUCM node: SSH and the port of AXL answer.',
    'ssh-only': 'SSH answers at {host}, the port of AXL does not. Without AXL some facts stay unknown.',
    'web-server': 'A web server answers at {host}, but SSH does not. This is not a way into a cluster.',
    other: 'Something answers at {host}, but no service that this program knows.',
    nothing: 'Nothing answers at {host}.',
    'no-such-name': 'There is no address for the name {host}.',
  },
  /** What its SSH announces; other systems can announce the same. */
  age: { 'up-to-9.1': 'Its SSH is as old as that of releases up to 9.1.', '10.0-11.5': 'Its SSH announces the version that releases 10.0 to 11.5 have.' },
  unsure: 'Whether it is a CUCM, and its release, are known after sign-in.',
  port: '{service} ({port}): {found}',
  service: { provider: 'CTL Provider', ssh: 'SSH', web: 'AXL' },
  found: {
    'open-provider': 'Open CTL Provider',
    tls: 'TLS, not the Open CTL Provider',
    'old-tls': 'only old TLS',
    'web-server': 'a web server',
    ssh: 'answers',
    'old-ssh': 'answers, only with old algorithms',
    'no-common': 'answers, no algorithm in common',
    other: 'another service',
    silent: 'accepts the connection and sends nothing',
    closed: 'closed',
    'no-answer': 'no answer',
  },
  /** Of the port of AXL, where nobody looks for a provider. */
  webFound: 'answers with TLS',
} as const;

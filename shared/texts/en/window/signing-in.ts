/** What stands in place of the sign-in's fields while it is under way. */
export const signingInEn = {
  title: 'Signing in to {host}',
  lead: 'Nothing needs to be entered now. The cluster is being read and nothing is changed on it. To stop, press Cancel.',
  reads: {
    'ctl-provider': {
      signIn: 'The publisher checks username and password and names the servers of the cluster. The same username and password are then tried on each of them.',
      files: 'From each server: its CTL file. From the publisher: security mode, release and certificates.',
    },
    platform: {
      signIn: 'The publisher checks the OS administrator and lists the nodes. You are asked about keys of nodes that are not accepted yet; then the same user signs in to each node.',
      files: 'From each node: its CTL file and services. From the publisher: security mode and release, and what the application user may read.',
      checks: 'The next screen appears while its checks are still being read.',
    },
  },
} as const;

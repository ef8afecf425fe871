/** What a system error says about reaching a peer at all; each carrier adds its own word for a closed port. */
export const UNREACHABLE_ERRORS = {
  ENOTFOUND: 'connect.name-not-found',
  EAI_AGAIN: 'connect.name-not-found',
  EHOSTUNREACH: 'connect.unreachable',
  ENETUNREACH: 'connect.unreachable',
  EADDRNOTAVAIL: 'connect.unreachable',
  EHOSTDOWN: 'connect.unreachable',
  EACCES: 'connect.unreachable',
  EPERM: 'connect.unreachable',
} as const;

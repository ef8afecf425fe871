const IPV4 = /^\d+(?:\.\d+){3}$/;

/** A host name in lower case without its domain, by which its forms are the same; an address stays as it is. */
export const shortName = (name: string): string => (IPV4.test(name) ? name : (name.split('.')[0] ?? name)).toLowerCase();

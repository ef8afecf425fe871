import { UNFINISHED } from '../../core/files/unfinished.ts';

/** The file for every phone that has none of its own name. */
export const FOR_ALL_PHONES = 'CTLFile.tlv';

const PUBLISHED = /^CTL(?:File|SEP[0-9A-F]{12})\.tlv$/;

/** A MAC address as labels and configurations of phones have it, with or without the SEP of a device name: 12 hex digits, in one or in groups of two or four. */
export const MAC_ADDRESS = /^(?:SEP)?(?:[0-9a-f]{12}|[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\2[0-9a-f]{4})$/i;

/** What the phone with this MAC address asks for first. */
export const fileOfPhone = (mac: string): string => `CTLSEP${mac.replace(/^SEP/i, '').replace(/[^0-9a-f]/gi, '').toUpperCase()}.tlv`;

/** Whether a file is one of those that are published. */
export const isPublished = (name: string): boolean => PUBLISHED.test(name);

/** Whether it is what was left of writing one. */
export const isUnfinished = (name: string): boolean => name.endsWith(UNFINISHED) && isPublished(`${name.slice(0, name.indexOf('.tlv'))}.tlv`);

import { performance } from 'node:perf_hooks';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * @typedef {object} Measured medians
 * @property {number} subject milliseconds
 * @property {number} reference milliseconds
 * @property {number} ratio of the subject over the reference, pair by pair
 * @property {number} sameRatio of the reference over itself
 */

/**
 * @param {readonly { readonly subject: number, readonly reference: number, readonly again: number }[]} pairs milliseconds of the subject, and of the reference twice.
 * @returns {Measured}
 */
export const mediansOf = (pairs) => ({
  subject: median(pairs.map((one) => one.subject)),
  reference: median(pairs.map((one) => one.reference)),
  ratio: median(pairs.map((one) => one.subject / one.reference)),
  sameRatio: median(pairs.map((one) => one.again / one.reference)),
});

/**
 * Measures two works in interleaved pairs, so that a machine that slows down slows both, and the reference twice in
 * each pair: the ratio of those two (A/A) shows how much the machine itself wavers.
 */
export function measurePairs({ subject, reference, pairs, warmUp }) {
  const run = (count) =>
    Array.from({ length: count }, (_, index) => {
      // Who goes first changes from pair to pair: neither profits from the other's warm caches.
      const first = index % 2 === 0 ? milliseconds(subject) : undefined;
      const a = milliseconds(reference);
      const second = first ?? milliseconds(subject);
      return { subject: second, reference: a, again: milliseconds(reference) };
    });
  run(warmUp);
  return mediansOf(run(pairs));
}

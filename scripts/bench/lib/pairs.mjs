import { performance } from 'node:perf_hooks';
import process from 'node:process';

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
  const results = run(pairs);
  return {
    subject: median(results.map((one) => one.subject)),
    reference: median(results.map((one) => one.reference)),
    /** Median of time of the subject over time of the reference, pair by pair. */
    ratio: median(results.map((one) => one.subject / one.reference)),
    sameRatio: median(results.map((one) => one.again / one.reference)),
  };
}

/** Prints one measurement and remembers a miss in the exit code. */
export function report({ title, unit, result, goal, passed }) {
  const number = (value) => value.toFixed(3);
  process.stdout.write(
    [
      title,
      `  subject ${number(result.subject)} ${unit}, reference ${number(result.reference)} ${unit} (medians), A/A ratio ${number(result.sameRatio)}`,
      `  ${goal}: ${passed ? 'PASS' : 'FAIL'}`,
      '',
    ].join('\n'),
  );
  if (!passed) process.exitCode = 1;
}

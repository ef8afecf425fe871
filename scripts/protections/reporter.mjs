import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** Whether a test has seen something other than it expects: a property of fast-check carries the assertion as its cause. */
function isAssertion(/** @type {{ name?: string, cause?: unknown } | undefined} */ error) {
  for (let one = error, depth = 0; one !== undefined && one !== null && depth < 5; one = /** @type {typeof error} */ (one.cause), depth += 1) {
    if (one.name?.startsWith('AssertionError') === true) return true;
  }
  return false;
}

/** Vitest's report of a run as the protections need it: which tests passed, which failed and by what, and what went wrong outside of tests. */
export default class ProtectionsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { name?: string, message?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => {
        const { state, errors = [] } = test.result();
        return { file: module.relativeModuleId, name: test.fullName.replaceAll(' > ', ' '), state, byAssertion: errors.length > 0 && errors.every(isAssertion), why: errors[0]?.message.split('\n')[0] ?? '', seen: errors.map(({ message, actual }) => `${message}\n${actual ?? ''}`).join('\n') };
      }));
    const outside = [
      ...modules.flatMap((module) => [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())]),
      ...unhandled,
    ];
    const broken = outside.filter((error) => !isAssertion(error)).map(({ message = '' }) => message.split('\n')[0] ?? '');
    writeFileSync(process.env.PROTECTIONS_REPORT ?? '', JSON.stringify({ tests, broken }));
  }
}

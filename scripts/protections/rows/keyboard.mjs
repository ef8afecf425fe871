/** What keeps the keyboard where the person is who works with it alone. */

/** @type {readonly import('../rows.mjs').Protection[]} */
export const KEYBOARD = [
  {
    id: 'keyboard-typing',
    what: 'the keyboard stays where a person types when the sign-in is filled in',
    file: 'renderer/steps/sign-in/keyboard.tsx',
    find: '    if (document.activeElement instanceof HTMLInputElement) return;\n',
    put: '',
    tests: [{ file: 'test/e2e/opening.test.ts', name: 'keeps what was typed and the keyboard' }],
  },
  {
    id: 'keyboard-error',
    what: 'and when an error comes whose control leads on, so that no password is typed into that',
    file: 'renderer/frame/error-place.tsx',
    find: 'if (!(document.activeElement instanceof HTMLInputElement)) ',
    put: '',
    tests: [{ file: 'test/e2e/platform/walks.test.ts', name: 'stops at a changed host key' }],
  },
];

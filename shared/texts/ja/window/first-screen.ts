import { type Catalog } from '../../catalog.ts';
import { type firstScreenEn } from '../../en/window/first-screen.ts';
import { frameJa } from './frame.ts';
import { platformSignInJa } from '../platform/window/sign-in.ts';
import { signInJa } from './sign-in.ts';

export const firstScreenJa = {
  frame: frameJa,
  signIn: signInJa,
  platformSignIn: platformSignInJa,
} as const satisfies Catalog<typeof firstScreenEn>;

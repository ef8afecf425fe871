import { frameEn } from './frame.ts';
import { platformSignInEn } from '../platform/window/sign-in.ts';
import { signInEn } from './sign-in.ts';

/** What the first screen says when nothing went wrong; all other texts are loaded behind it. */
export const firstScreenEn = {
  frame: frameEn,
  signIn: signInEn,
  platformSignIn: platformSignInEn,
} as const;

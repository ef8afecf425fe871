// `node --import` this before the built main: the specifier `electron` then names our stand-in, everything else what it named.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);

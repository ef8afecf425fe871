import { walkIn } from './every-walk.ts';

walkIn('en');

import { walkIn } from './every-walk.ts';

walkIn('ja');

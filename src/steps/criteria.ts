import { moved } from '../core/policy/moved.ts';

import { ROUTES } from '../routes.js';
import type { HitKind } from './types';

const ADDRESSES = Object.assign({}, ...ROUTES.map(({ shows }) => shows)) as Record<HitKind, string>;

/** Where this site shows a thing of a kind. */
export function hrefOf(kind: HitKind, id: string | number): string {
	return ADDRESSES[kind].replace(':id', () => encodeURIComponent(id));
}

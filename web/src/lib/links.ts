import { ROUTES } from '../routes.js';
import type { HitKind } from './types';

const ADDRESSES: Partial<Record<HitKind, string>> = Object.assign({}, ...ROUTES.map(({ shows }) => shows));

/** Where this site shows a thing of a kind. */
export function hrefOf(kind: HitKind, id: string | number): string {
	const address = ADDRESSES[kind];
	if (!address) throw new Error(`no route in routes.js shows the kind ${kind}`);
	return address.replace(':id', () => encodeURIComponent(id));
}

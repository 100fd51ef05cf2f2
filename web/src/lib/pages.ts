/** The files in `pages`, by the table of routes. */
import type { Component } from 'svelte';
import { LOST, ROUTES } from '../routes.js';
import { match } from './match';

type Load = () => Promise<{ default: Component<Record<string, string>> }>;
const files = import.meta.glob('../pages/*.svelte') as Record<string, Load>;

/** The page of an address, ready to be loaded, and what the address says to it. */
export function find(path: string): { page: string; load: Load; params: Record<string, string> } {
	for (const { pattern, page } of ROUTES) {
		const params = match(pattern, path);
		if (params) return { page, load: file(page), params };
	}
	return { page: LOST, load: file(LOST), params: {} };
}

function file(page: string): Load {
	const load = files[`../pages/${page}.svelte`];
	if (!load) throw new Error(`pages/${page}.svelte is missing`);
	return load;
}

import type { Component } from 'svelte';
import { match } from './lib/router.svelte';

type Load = () => Promise<{ default: Component<Record<string, string>> }>;
const pages = import.meta.glob('./pages/*.svelte') as Record<string, Load>;

// Address -> file in `pages`. What the pattern names is handed to the page as properties.
const ROUTES: [pattern: string, page: string][] = [
	['/', 'Home'],
	['/methodologies', 'Methodologies'],
	['/methodologies/:id', 'Methodology'],
	['/scenarios', 'Scenarios'],
	['/scenarios/:id', 'Scenario'],
	['/batches', 'Batches'],
	['/batches/:id', 'Batch'],
	['/batches/:id/recompute', 'Recompute'],
	['/verifiers', 'Verifiers'],
	['/verifiers/:account', 'Verifier'],
	['/verify', 'Verify'],
	['/verify/:id', 'Verify'],
	['/participants', 'Participants'],
	['/participants/:id', 'Participant'],
	['/validators', 'Validators'],
	['/blocks', 'Blocks'],
	['/blocks/:id', 'Block'],
	['/extrinsics', 'Extrinsics'],
	['/extrinsics/:id', 'Extrinsic'],
	['/events', 'Events'],
	['/documents', 'Documents'],
	['/search', 'Search'],
	['/data', 'Data'],
	['/about', 'About'],
];

/** The page of an address, ready to be loaded, and what the address says to it. */
export function find(path: string): { page: string; load: Load; params: Record<string, string> } {
	for (const [pattern, page] of ROUTES) {
		const params = match(pattern, path);
		const load = pages[`./pages/${page}.svelte`];
		if (params && load) return { page, load, params };
	}
	const load = pages['./pages/NotFound.svelte'];
	if (!load) throw new Error('NotFound.svelte is missing');
	return { page: 'NotFound', load, params: {} };
}

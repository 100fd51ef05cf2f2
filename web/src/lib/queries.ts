import { query } from './router.svelte';

/** Path of a list of the API, with what of the address' query it is asked by, and what is fixed. */
export function listPath(path: string, keys: string[], fixed: Record<string, string> = {}, limit = 50): string {
	const wanted = new URLSearchParams({ limit: String(limit), ...fixed });
	for (const key of [...keys, 'after']) {
		const value = query().get(key);
		if (value) wanted.set(key, value);
	}
	return `${path}?${wanted}`;
}

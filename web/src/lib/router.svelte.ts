import { tick } from 'svelte';

/** History routing: the address bar is the state, links are ordinary links. */
export const location = $state({
	path: window.location.pathname,
	search: window.location.search,
});

/** The query of the address now shown. */
export function query(): URLSearchParams {
	return new URLSearchParams(location.search);
}

/** Goes to an address of this site. */
export function navigate(to: string, options: { replace?: boolean; keepScroll?: boolean } = {}): void {
	if (options.replace) history.replaceState(null, '', to);
	else history.pushState(null, '', to);
	sync();
	if (!options.keepScroll) window.scrollTo(0, 0);
}

/** The address now shown with some of its query replaced; empty values are left out. */
export function withQuery(changes: Record<string, string | null | undefined>): string {
	const params = query();
	for (const [key, value] of Object.entries(changes)) {
		if (value) params.set(key, value);
		else params.delete(key);
	}
	const search = params.toString();
	return location.path + (search ? `?${search}` : '');
}

/** Shows what the address names after `#`, once the page has it. */
export async function arrive(): Promise<void> {
	await tick();
	const name = decodeURIComponent(window.location.hash.slice(1));
	if (name) document.getElementById(name)?.scrollIntoView();
}

function sync(): void {
	location.path = window.location.pathname;
	location.search = window.location.search;
}

/** Clicks on links of this site change the page without loading it again; `data-keep-scroll` stays where one is. Call once. */
export function interceptLinks(): void {
	window.addEventListener('popstate', sync);
	document.addEventListener('click', (event) => {
		if (event.defaultPrevented || event.button !== 0) return;
		if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		const link = (event.target as Element | null)?.closest?.('a[href]');
		if (!(link instanceof HTMLAnchorElement)) return;
		if (link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return;
		// The API and the documents it serves are not pages.
		if (link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#')) return;
		event.preventDefault();
		navigate(link.pathname + link.search + link.hash, { keepScroll: 'keepScroll' in link.dataset });
	});
}

/** A day the API gives alone or with its block. */
export function day(given: string | { day: string; block: number } | null | undefined): string {
	if (!given) return '—';
	return typeof given === 'string' ? given : given.day;
}

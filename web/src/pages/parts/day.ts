/** A day the API gives alone or with its block. */
export function day(given: string | { day: string; block: number } | null): string {
	if (given === null) return '—';
	return typeof given === 'string' ? given : given.day;
}

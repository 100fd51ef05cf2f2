/** Values of a pattern such as `/batches/:id` in a path, or null if it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
	const wanted = pattern.split('/').filter(Boolean);
	const given = path.split('/').filter(Boolean);
	if (wanted.length !== given.length) return null;
	const values: Record<string, string> = {};
	for (const [place, part] of wanted.entries()) {
		const value = given[place] ?? '';
		if (part.startsWith(':')) {
			try {
				values[part.slice(1)] = decodeURIComponent(value);
			} catch {
				return null;
			}
		} else if (part !== value) return null;
	}
	return values;
}

/** Names of variants, as the API and as the chain has them. */

/** A word of the API as the chain has it: `points_rule` is `PointsRule`. */
export function variant(word: string): string {
	return word.replace(/(^|_)(\w)/g, (_, _before, letter: string) => letter.toUpperCase());
}

/** The other way round. */
export function wordOf(variant: string): string {
	return variant.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();
}

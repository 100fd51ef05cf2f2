/** Amounts of reductions as people enter them: digits and a unit, `1163.59 t`, to the milligram. */
import { amountText } from '../format';
import type { Json } from './chain';

/** Digits that each unit has behind the point, down to the milligram. */
const PLACES: Record<string, number> = { mg: 0, g: 3, kg: 6, t: 9, 毫克: 0, 克: 3, 千克: 6, 公斤: 6, 吨: 9 };
/** A comma sets thousands apart and does nothing else: `1,5 t` would be fifteen tonnes to one reader and one and a half to another. */
const AMOUNT = /^(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d+))?\s*(mg|g|kg|t|毫克|克|千克|公斤|吨)$/i;
/** The chain counts in 64 bits. */
const MOST = (1n << 64n) - 1n;

/** Milligrams, as digits; null of what is no amount above nothing, or finer than a milligram. */
export function milligramsOf(text = ''): string | null {
	const [, whole = '', fraction = '', unit = ''] = AMOUNT.exec(text.trim()) ?? [];
	const places = PLACES[unit.toLowerCase()];
	if (places === undefined || fraction.replace(/0+$/, '').length > places) return null;
	const milligrams = BigInt(whole.replace(/[,，]/g, '') + fraction.slice(0, places).padEnd(places, '0'));
	return milligrams > 0n && milligrams <= MOST ? String(milligrams) : null;
}

/** The same as it is told: `1,163.59 t`. */
export function amountOf(text = ''): string {
	return amountText(milligramsOf(text) ?? '0');
}

/** A number of the chain's as digits: large ones come in hexadecimal digits. */
export function digitsOf(json: Json): string {
	return String(BigInt(String(json ?? 0)));
}

/** Milligrams of the chain's as they would be entered. */
export function written(json: Json): string {
	return amountText(digitsOf(json));
}

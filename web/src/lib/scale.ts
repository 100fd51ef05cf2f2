/** Values as the chain codes them, put together by hand where one is to be proved. Hexadecimal digits without `0x`. */
import type { Hex } from './proof';

/** Bytes of their parts. */
export function joined(...parts: string[]): Hex {
	return `0x${parts.join('')}`;
}

/** The digits of bytes in hexadecimal. */
export function digits(hex: Hex): string {
	return hex.slice(2).toLowerCase();
}

/** One byte: which variant of an enum. */
export function variant(place: number): string {
	return lowestFirst(BigInt(place), 1);
}

/** Four bytes, the lowest first. */
export function u32(value: number): string {
	return lowestFirst(BigInt(value), 4);
}

/** Eight bytes. */
export function u64(value: string | bigint): string {
	return lowestFirst(BigInt(value), 8);
}

/** A whole number in SCALE's compact form. */
export function compact(value: string): string {
	const whole = BigInt(value);
	if (whole < 1n << 6n) return lowestFirst(whole << 2n, 1);
	if (whole < 1n << 14n) return lowestFirst((whole << 2n) | 1n, 2);
	if (whole < 1n << 30n) return lowestFirst((whole << 2n) | 2n, 4);
	const length = Math.ceil(whole.toString(16).length / 2);
	return lowestFirst((BigInt(length - 4) << 2n) | 3n, 1) + lowestFirst(whole, length);
}

/** A text, by its length and bytes. */
export function text(value: string): string {
	const all = [...new TextEncoder().encode(value)];
	return compact(String(all.length)) + all.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What may be absent. */
export function option<T>(value: T | null | undefined, coded: (value: T) => string): string {
	return value === null || value === undefined ? '00' : `01${coded(value)}`;
}

function lowestFirst(value: bigint, length: number): string {
	const digits = value.toString(16).padStart(2 * length, '0');
	return (digits.match(/../g) ?? []).reverse().join('');
}

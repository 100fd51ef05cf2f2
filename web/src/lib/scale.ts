/**
 * Values as the chain codes them, put together by hand where one is to be proved. Hexadecimal digits without `0x`. A number or a digest that
 * is not written as pages write it is refused by a `RangeError`: read leniently, it would be proved as one thing and shown as another.
 */
import { dayNumber, dayOf } from './days';
import type { Hex } from './proof';

/** What is put together here, or undefined if a part of it is refused. */
export function coded<T>(make: () => T): T | undefined {
	try {
		return make();
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** Bytes of their parts. */
export function joined(...parts: string[]): Hex {
	return `0x${parts.join('')}`;
}

/** The digits of a hash or a digest, of 32 bytes. */
export function digest(hex: Hex): string {
	if (!/^0x[0-9a-f]{64}$/.test(hex)) throw new RangeError(`not a digest: ${hex}`);
	return hex.slice(2);
}

/** One byte: which variant of an enum. */
export function variant(place: number): string {
	return lowestFirst(BigInt(place), 1);
}

/** Four bytes, the lowest first. */
export function u32(value: number): string {
	return lowestFirst(whole(value), 4);
}

/** Eight bytes. */
export function u64(value: string): string {
	return lowestFirst(whole(value), 8);
}

/** A day, by its number. */
export function day(value: string): string {
	const number = dayNumber(value);
	if (dayOf(number) !== value) throw new RangeError(`not a day: ${value}`);
	return u32(number);
}

/** A whole number in SCALE's compact form. */
export function compact(value: string): string {
	const number = whole(value);
	if (number < 1n << 6n) return lowestFirst(number << 2n, 1);
	if (number < 1n << 14n) return lowestFirst((number << 2n) | 1n, 2);
	if (number < 1n << 30n) return lowestFirst((number << 2n) | 2n, 4);
	const length = Math.ceil(number.toString(16).length / 2);
	return lowestFirst((BigInt(length - 4) << 2n) | 3n, 1) + lowestFirst(number, length);
}

/** A text, by its length and bytes. */
export function text(value: string): string {
	const bytes = utf8(value);
	return compact(String(bytes.length / 2)) + bytes;
}

/** A text that always has so many bytes. */
export function code(value: string, length: number): string {
	const bytes = utf8(value);
	if (bytes.length !== 2 * length) throw new RangeError(`not of ${length} bytes: ${value}`);
	return bytes;
}

/** What may be absent. */
export function option<T>(value: T | null | undefined, coded: (value: T) => string): string {
	return value === null || value === undefined ? '00' : `01${coded(value)}`;
}

function utf8(value: string): string {
	return [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function whole(value: string | number): bigint {
	if (!/^(0|[1-9]\d*)$/.test(String(value))) throw new RangeError(`not a whole number: ${value}`);
	return BigInt(value);
}

function lowestFirst(value: bigint, length: number): string {
	if (value < 0n || value >> BigInt(8 * length) !== 0n) throw new RangeError(`not of ${length} bytes: ${value}`);
	const digits = value.toString(16).padStart(2 * length, '0');
	return (digits.match(/../g) ?? []).reverse().join('');
}

const G = 1_000n;
const KG = 1_000_000n;
const T = 1_000_000_000n;

/** Milligrams as digits in grams, kilograms or tonnes, exactly: every digit that is not a closing zero. */
export function amount(mg: string | bigint): { value: string; unit: 'g' | 'kg' | 't' } {
	const whole = integer(mg);
	if (whole >= T) return { value: scaled(whole, 9), unit: 't' };
	if (whole >= KG) return { value: scaled(whole, 6), unit: 'kg' };
	return { value: scaled(whole, 3), unit: 'g' };
}

/** The same rounded down to `decimals`, for headlines; the exact value stands beside it. */
export function rounded(mg: string | bigint, decimals = 2): { value: string; unit: 'g' | 'kg' | 't' } {
	const whole = integer(mg);
	const [size, places, unit] = whole >= T ? ([T, 9, 't'] as const) : whole >= KG ? ([KG, 6, 'kg'] as const) : ([G, 3, 'g'] as const);
	const kept = Math.min(decimals, places);
	const step = size / 10n ** BigInt(kept);
	return { value: scaled((whole / step) * step, places), unit };
}

/** Milligrams in one word: `208.903835 kg`. */
export function amountText(mg: string | bigint): string {
	const { value, unit } = amount(mg);
	return `${value} ${unit}`;
}

/** The same to the last milligram, closing zeros and all, where two amounts are compared: `80.700 g`. */
export function amountToMilligram(mg: string | bigint): string {
	const { value, unit } = amount(mg);
	const [whole, fraction = ''] = value.split('.');
	return `${whole}.${fraction.padEnd({ g: 3, kg: 6, t: 9 }[unit], '0')} ${unit}`;
}

/** Milligrams as a float of the unit, only to draw with. */
export function toUnit(mg: string, unit: 'g' | 'kg' | 't'): number {
	return Number(integer(mg)) / Number(unit === 't' ? T : unit === 'kg' ? KG : G);
}

/** The unit in which the largest of some amounts reads well. */
export function unitOf(all: string[]): 'g' | 'kg' | 't' {
	const most = all.reduce((most, mg) => (integer(mg) > most ? integer(mg) : most), 0n);
	return most >= T ? 't' : most >= KG ? 'kg' : 'g';
}

/** A whole number with its thousands set apart. */
export function number(value: number | string | bigint | null | undefined): string {
	if (value === null || value === undefined || value === '') return '—';
	return grouped(String(value));
}

/** A number with its English noun: `1 batch`, `2 batches`. */
export function counted(value: number | string | bigint, one: string, many = `${one}s`): string {
	return `${number(value)} ${String(value) === '1' ? one : many}`;
}

/** A moment in Beijing time, to the second. */
export function time(rfc3339: string | null | undefined): string {
	if (!rfc3339) return '—';
	const moment = new Date(rfc3339);
	if (Number.isNaN(moment.getTime())) return rfc3339;
	// Swedish writes dates as ISO 8601 does.
	return new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Asia/Shanghai',
		dateStyle: 'short',
		timeStyle: 'medium',
	}).format(moment);
}

/** First and last day as one text. */
export function period(range: { first: string; last: string }): string {
	return range.first === range.last ? range.first : `${range.first} – ${range.last}`;
}

/** Bytes in words. */
export function bytes(count: number | null | undefined): string {
	if (count === null || count === undefined) return '—';
	if (count < 1024) return `${count} B`;
	if (count < 1024 * 1024) return `${(count / 1024).toFixed(1)} KiB`;
	return `${(count / 1024 / 1024).toFixed(1)} MiB`;
}

/** A long hash or address with its middle left out. */
export function short(text: string, head = 8, tail = 6): string {
	return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}

function integer(digits: string | bigint): bigint {
	if (typeof digits === 'bigint') return digits;
	return /^\d+$/.test(digits) ? BigInt(digits) : 0n;
}

function scaled(value: bigint, places: number): string {
	const digits = value.toString().padStart(places + 1, '0');
	const fraction = digits.slice(-places).replace(/0+$/, '');
	const whole = grouped(digits.slice(0, -places));
	return fraction ? `${whole}.${fraction}` : whole;
}

function grouped(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

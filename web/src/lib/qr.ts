/** QR codes (ISO/IEC 18004) of short texts: bytes, error correction of level M, versions 1 to 9. */

/** By version, from 1: codewords of correction a block, and of data in each block. */
const BLOCKS: [number, number[]][] = [
	[10, [16]],
	[16, [28]],
	[26, [44]],
	[18, [32, 32]],
	[24, [43, 43]],
	[16, [27, 27, 27, 27]],
	[18, [31, 31, 31, 31]],
	[22, [38, 38, 39, 39]],
	[22, [36, 36, 36, 37, 37]],
];

/** By version, from 1: rows and columns where alignment patterns have their middle. */
const ALIGNED: number[][] = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46]];

type Mask = (row: number, column: number) => boolean;

const MASKS: Mask[] = [
	(row, column) => (row + column) % 2 === 0,
	(row) => row % 2 === 0,
	(_, column) => column % 3 === 0,
	(row, column) => (row + column) % 3 === 0,
	(row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
	(row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
	(row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
	(row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The field of 256 elements: powers of its generator, and their exponents. */
const POWERS: number[] = [];
const EXPONENTS: number[] = [];
for (let exponent = 0, power = 1; exponent < 255; exponent += 1) {
	POWERS.push(power);
	EXPONENTS[power] = exponent;
	power = power & 0x80 ? (power << 1) ^ 0x11d : power << 1;
}

/** The code's dark squares, row by row, without the quiet zone of four squares that belongs around it. Throws if the text takes more than 180 bytes. */
export function squares(text: string): boolean[][] {
	const bytes = new TextEncoder().encode(text);
	const version = 1 + BLOCKS.findIndex(([, blocks]) => bytes.length + 2 <= sum(blocks));
	if (version === 0) throw new RangeError(`a QR code of ${bytes.length} bytes`);
	const bits = interleaved(bytes, version).flatMap((byte) => digits(byte, 8));
	const drawn = MASKS.map((mask, number) => draw(version, bits, mask, number));
	return drawn.reduce((best, one) => (unrest(one) < unrest(best) ? one : best));
}

/** Codewords of error correction of a block of data. */
export function correction(data: number[], count: number): number[] {
	// The product of (x - power) over the first powers, the highest coefficient left out.
	let generator = [1];
	for (let root = 0; root < count; root += 1) {
		const next = [...generator, 0];
		generator.forEach((coefficient, place) => (next[place + 1]! ^= times(coefficient, POWERS[root]!)));
		generator = next;
	}
	const rest = new Array<number>(count).fill(0);
	for (const byte of data) {
		const factor = byte ^ rest.shift()!;
		rest.push(0);
		generator.slice(1).forEach((coefficient, place) => (rest[place]! ^= times(coefficient, factor)));
	}
	return rest;
}

function times(one: number, other: number): number {
	return one === 0 || other === 0 ? 0 : POWERS[(EXPONENTS[one]! + EXPONENTS[other]!) % 255]!;
}

/** Data and correction, block by block in turn. */
function interleaved(bytes: Uint8Array, version: number): number[] {
	const [count, sizes] = BLOCKS[version - 1]!;
	// That bytes follow, how many, themselves, and four bits for the end.
	const bits = [...digits(0b0100, 4), ...digits(bytes.length, 8), ...[...bytes].flatMap((byte) => digits(byte, 8)), 0, 0, 0, 0];
	const data: number[] = [];
	for (let at = 0; at < bits.length; at += 8) data.push(bits.slice(at, at + 8).reduce((byte, bit) => 2 * byte + bit, 0));
	for (let pad = 0xec; data.length < sum(sizes); pad ^= 0xec ^ 0x11) data.push(pad);
	let from = 0;
	const blocks = sizes.map((size) => data.slice(from, (from += size)));
	const corrections = blocks.map((block) => correction(block, count));
	return [...inTurn(blocks), ...inTurn(corrections)];
}

function inTurn(blocks: number[][]): number[] {
	const longest = Math.max(...blocks.map((block) => block.length));
	return Array.from({ length: longest }, (_, place) => blocks.flatMap((block) => block[place] ?? [])).flat();
}

function draw(version: number, bits: number[], mask: Mask, number: number): boolean[][] {
	const size = 17 + 4 * version;
	const code = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined));
	const set = (row: number, column: number, dark: boolean) => {
		if (row >= 0 && column >= 0 && row < size && column < size) code[row]![column] = dark;
	};
	/** Rings around a middle, by their distance from it. */
	const rings = (row: number, column: number, dark: boolean[]) => {
		const reach = dark.length - 1;
		for (let down = -reach; down <= reach; down += 1) {
			for (let right = -reach; right <= reach; right += 1) {
				set(row + down, column + right, dark[Math.max(Math.abs(down), Math.abs(right))]!);
			}
		}
	};
	for (let at = 0; at < size; at += 1) {
		set(6, at, at % 2 === 0);
		set(at, 6, at % 2 === 0);
	}
	const places = ALIGNED[version - 1]!;
	for (const row of places) {
		for (const column of places) {
			const atFinder = (row === 6 && column === 6) || (row === 6 && column === size - 7) || (row === size - 7 && column === 6);
			if (!atFinder) rings(row, column, [true, false, true]);
		}
	}
	for (const [row, column] of [
		[3, 3],
		[3, size - 4],
		[size - 4, 3],
	] as const) {
		rings(row, column, [true, true, false, true, false]);
	}
	told(version, number, size, set);
	fill(code, bits, mask);
	return code as boolean[][];
}

/** The level with the mask, and from version 7 on the version, each twice. */
function told(version: number, mask: number, size: number, set: (row: number, column: number, dark: boolean) => void): void {
	// Level M is 00, so that the mask's number is all there is.
	const format = ((mask << 10) | rest(mask, 10, 0x537)) ^ 0x5412;
	for (let bit = 0; bit < 15; bit += 1) {
		const dark = ((format >> bit) & 1) === 1;
		set(bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, 8, dark);
		set(8, bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit, dark);
	}
	set(size - 8, 8, true);
	if (version < 7) return;
	const written = (version << 12) | rest(version, 12, 0x1f25);
	for (let bit = 0; bit < 18; bit += 1) {
		const dark = ((written >> bit) & 1) === 1;
		const [long, short] = [Math.floor(bit / 3), size - 11 + (bit % 3)];
		set(long, short, dark);
		set(short, long, dark);
	}
}

/** What is left of a value, moved up so many bits, when it is divided by a polynomial over two elements. */
function rest(value: number, bits: number, polynomial: number): number {
	let left = value << bits;
	for (let at = 31 - Math.clz32(left); at >= bits; at = 31 - Math.clz32(left)) left ^= polynomial << (at - bits);
	return left;
}

/** Bits go up and down in columns of two, from the right, past what is drawn already. */
function fill(code: (boolean | undefined)[][], bits: number[], mask: Mask): void {
	const size = code.length;
	let next = 0;
	let up = true;
	for (let right = size - 1; right > 0; right -= 2) {
		// The column of the timing pattern is left out.
		if (right === 6) right = 5;
		for (let step = 0; step < size; step += 1) {
			const row = up ? size - 1 - step : step;
			for (const column of [right, right - 1]) {
				if (code[row]![column] !== undefined) continue;
				code[row]![column] = (bits[next] === 1) !== mask(row, column);
				next += 1;
			}
		}
		up = !up;
	}
}

/** How hard a code is to read, by the four features of the standard. */
function unrest(code: boolean[][]): number {
	const size = code.length;
	const columns = code.map((_, column) => code.map((row) => row[column]!));
	let points = 0;
	for (const line of [...code, ...columns]) {
		const text = line.map((dark) => (dark ? '1' : '0')).join('');
		for (const [run] of text.matchAll(/1{5,}|0{5,}/g)) points += run.length - 2;
		for (const finder of ['00001011101', '10111010000']) {
			for (let at = text.indexOf(finder); at >= 0; at = text.indexOf(finder, at + 1)) points += 40;
		}
	}
	for (let row = 1; row < size; row += 1) {
		for (let column = 1; column < size; column += 1) {
			const dark = code[row]![column];
			if (dark === code[row - 1]![column] && dark === code[row]![column - 1] && dark === code[row - 1]![column - 1]) points += 3;
		}
	}
	const share = code.flat().filter(Boolean).length / size ** 2;
	return points + 10 * Math.floor(Math.abs(share - 0.5) * 20);
}

function digits(value: number, count: number): number[] {
	return Array.from({ length: count }, (_, place) => (value >> (count - 1 - place)) & 1);
}

function sum(all: number[]): number {
	return all.reduce((total, one) => total + one, 0);
}

import { expect, test } from 'vitest';
import { correction, squares } from './qr';

/** Codewords of a code of version 1 to 6, as they were before its mask. */
function read(code: boolean[][]): number[] {
	const size = code.length;
	const version = (size - 17) / 4;
	// The first five squares of the format, beside the upper left finder: 10101 is taken out of it.
	const format = [0, 1, 2, 3, 4].reduce((value, column) => 2 * value + Number(code[8]![column]), 0) ^ 0b10101;
	const mask = format & 7;
	const drawn = (row: number, column: number) =>
		row === 6 ||
		column === 6 ||
		(row < 9 && column < 9) ||
		(row < 9 && column >= size - 8) ||
		(row >= size - 8 && column < 9) ||
		(version > 1 && Math.abs(row - size + 7) < 3 && Math.abs(column - size + 7) < 3);
	const masked = (row: number, column: number) =>
		[
			(row + column) % 2,
			row % 2,
			column % 3,
			(row + column) % 3,
			(Math.floor(row / 2) + Math.floor(column / 3)) % 2,
			((row * column) % 2) + ((row * column) % 3),
			(((row * column) % 2) + ((row * column) % 3)) % 2,
			(((row + column) % 2) + ((row * column) % 3)) % 2,
		][mask] === 0;
	const bits: number[] = [];
	const pairs = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - 2 * pair - (size - 1 - 2 * pair <= 6 ? 1 : 0));
	pairs.forEach((right, pair) => {
		for (let step = 0; step < size; step += 1) {
			const row = pair % 2 === 0 ? size - 1 - step : step;
			for (const column of [right, right - 1]) if (!drawn(row, column)) bits.push(Number(code[row]![column] !== masked(row, column)));
		}
	});
	return Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
		bits.slice(8 * at, 8 * at + 8).reduce((byte, bit) => 2 * byte + bit, 0),
	);
}

test('correction_should_be_that_of_the_standard_when_the_block_is_its_example', () => {
	const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
	expect(correction(data, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
});

test('code_should_hold_its_text_when_it_is_read', () => {
	// Version 1: one block. 0100, then 2 in eight bits, then `ok`, then the end and the padding.
	const bytes = read(squares('ok'));
	const data = [0x40, 0x26, 0xf6, 0xb0, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
	expect(bytes).toEqual([...data, ...correction(data, 10)]);
});

test('code_should_take_blocks_in_turn_when_its_text_is_long', () => {
	// 80 bytes take version 5: two blocks of 43.
	const bytes = read(squares('x'.repeat(80)));
	const data = [0x45, 0x07, ...new Array(79).fill(0x87), 0x80, 0xec, 0x11, 0xec, 0x11];
	const [first, second] = [data.slice(0, 43), data.slice(43)];
	expect(bytes.slice(0, 86)).toEqual(first.flatMap((byte, place) => [byte, second[place]]));
	const ends = [correction(first, 24), correction(second, 24)];
	expect(bytes.slice(86)).toEqual(ends[0]!.flatMap((byte, place) => [byte, ends[1]![place]]));
});

test('code_should_be_as_large_as_the_text_takes_when_it_is_drawn', () => {
	expect(['', 'x'.repeat(14), 'x'.repeat(15), 'x'.repeat(122), 'x'.repeat(180)].map((text) => squares(text).length)).toEqual([
		21, 21, 25, 45, 53,
	]);
	expect(() => squares('x'.repeat(181))).toThrow(RangeError);
});

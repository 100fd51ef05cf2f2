import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { squares } from './qr';

const DOTS = 4;
const QUIET = 4;

/** Squares as a picture, so many dots each, with the margin they take. */
function picture(rows: boolean[][]) {
	const side = (rows.length + 2 * QUIET) * DOTS;
	const data = new Uint8Array(side * side * 3).fill(255);
	rows.forEach((row, down) =>
		row.forEach((dark, right) => {
			for (let dot = 0; dark && dot < DOTS; dot += 1) {
				const start = (((down + QUIET) * DOTS + dot) * side + (right + QUIET) * DOTS) * 3;
				data.fill(0, start, start + DOTS * 3);
			}
		}),
	);
	return { width: side, height: side, data };
}

test('address_should_be_read_from_its_squares_when_they_are_scanned', () => {
	const address = 'https://suhui.example/certificates/202600000001-52';
	expect(decodeQR(picture(squares(address)))).toBe(address);
});

test('squares_should_begin_and_end_with_a_finder_when_there_is_no_margin', () => {
	const rows = squares('https://suhui.example/certificates/202600000001-52');
	const finder = [true, true, true, true, true, true, true, false];
	expect(rows[0]!.slice(0, 8)).toEqual(finder);
	expect(rows[0]!.slice(-8)).toEqual([...finder].reverse());
	expect(rows.every((row) => row.length === rows.length)).toBe(true);
});

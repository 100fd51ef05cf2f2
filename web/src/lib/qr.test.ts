import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qr } from './qr';

/** A drawing as a picture of so many dots a module. */
function picture({ size, path }: ReturnType<typeof qr>, dots = 4) {
	const width = size * dots;
	const data = new Uint8Array(width * width * 3).fill(255);
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
		for (let row = Number(y) * dots; row < (Number(y) + 1) * dots; row += 1) {
			const start = (row * width + Number(x) * dots) * 3;
			data.fill(0, start, start + Number(length) * dots * 3);
		}
	}
	return { width, height: width, data };
}

test('address_should_be_read_from_what_is_drawn_when_it_is_scanned', () => {
	const address = 'https://suhui.example/certificates/202600000001-52';
	expect(decodeQR(picture(qr(address)))).toBe(address);
});

test('code_should_have_a_quiet_zone_of_four_when_it_is_drawn', () => {
	const { size, path } = qr('https://suhui.example/certificates/202600000001-52');
	const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...numbers]) => numbers.map(Number));
	for (const [x, y, length] of starts) {
		expect(Math.min(x!, y!)).toBeGreaterThanOrEqual(4);
		expect(x! + length!).toBeLessThanOrEqual(size - 4);
		expect(y!).toBeLessThan(size - 4);
	}
});

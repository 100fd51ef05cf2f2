import { expect, test } from 'vitest';
import { code, coded, compact, day, digest, text, u32, u64, variant } from './scale';

test('value_should_be_coded_as_the_chain_has_it_when_it_is_written_as_pages_write_it', () => {
	expect([variant(3), u32(1), u64('18446744073709551615'), compact('64')]).toEqual(['03', '01000000', 'f'.repeat(16), '0101']);
	expect([day('2026-03-13'), text('ab'), code('ab', 2)]).toEqual(['2d500000', '086162', '6162']);
	expect(digest(`0x${'ab'.repeat(32)}`)).toBe('ab'.repeat(32));
});

test('value_should_be_refused_when_it_is_written_otherwise', () => {
	const refused = [
		() => variant(-1),
		() => u32(2 ** 32),
		() => u32(1.5),
		() => u64('18446744073709551616'),
		...['', ' 1', '01', '0x1', '-1', '1e3'].flatMap((written) => [() => u64(written), () => compact(written)]),
		...['2026-02-30', '2026-3-1', '+002026-03-13', ''].map((written) => () => day(written)),
		...['0xab', 'ab'.repeat(33), `0x${'AB'.repeat(32)}`].map((written) => () => digest(written)),
		() => code('abc', 2),
	];
	for (const make of refused) expect(coded(make), String(make)).toBeUndefined();
});

test('fault_should_be_thrown_on_when_it_is_no_refusal', () => {
	expect(() => coded(() => (undefined as unknown as string).length)).toThrow(TypeError);
});

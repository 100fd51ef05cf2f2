import { expect, test } from 'vitest';
import { amount, amountText, amountToMilligram, bytes, counted, number, period, rounded, short, time, toUnit, unitOf } from './format';

test('amount_should_be_exact_in_its_unit_when_milligrams_are_given', () => {
	expect(amount('0')).toEqual({ value: '0', unit: 'g' });
	expect(amount('1')).toEqual({ value: '0.001', unit: 'g' });
	expect(amount('999999')).toEqual({ value: '999.999', unit: 'g' });
	expect(amount('1000000')).toEqual({ value: '1', unit: 'kg' });
	expect(amountText('208903835')).toBe('208.903835 kg');
	expect(amountText('1000000000')).toBe('1 t');
	// 2^64 - 1, past what a float holds.
	expect(amountText('18446744073709551615')).toBe('18,446,744,073.709551615 t');
});

test('amount_should_keep_every_milligram_when_two_are_compared', () => {
	expect(amountToMilligram('80700')).toBe('80.700 g');
	expect(amountToMilligram('80701')).toBe('80.701 g');
	expect(amountToMilligram('2000000')).toBe('2.000000 kg');
	expect(amountToMilligram('1234000000000')).toBe('1,234.000000000 t');
});

test('amount_should_be_cut_never_raised_when_rounded', () => {
	expect(rounded('1999999')).toEqual({ value: '1.99', unit: 'kg' });
	expect(rounded('999999')).toEqual({ value: '999.99', unit: 'g' });
	expect(rounded('4400000000000', 0)).toEqual({ value: '4,400', unit: 't' });
	expect(rounded('1239', 9)).toEqual({ value: '1.239', unit: 'g' });
});

test('unit_should_fit_the_largest_when_a_chart_is_drawn', () => {
	expect(unitOf(['12', '1000000', '3'])).toBe('kg');
	expect(unitOf(['999999'])).toBe('g');
	expect(unitOf(['1000000000', '1'])).toBe('t');
	expect(toUnit('2500000', 'kg')).toBe(2.5);
});

test('number_should_set_thousands_apart_when_shown', () => {
	expect(number(1234567)).toBe('1,234,567');
	expect(number('0')).toBe('0');
	expect(number(null)).toBe('—');
	expect(counted(1, 'batch', 'batches')).toBe('1 batch');
	expect(counted('1000', 'record')).toBe('1,000 records');
});

test('time_should_be_of_beijing_when_given_in_utc', () => {
	expect(time('2016-01-01T16:00:05Z')).toBe('2016-01-02 00:00:05');
	expect(time(null)).toBe('—');
	expect(time('soon')).toBe('soon');
});

test('texts_should_be_short_when_shown', () => {
	expect(period({ first: '2016-01-01', last: '2016-01-31' })).toBe('2016-01-01 – 2016-01-31');
	expect(period({ first: '2016-01-01', last: '2016-01-01' })).toBe('2016-01-01');
	expect(bytes(1023)).toBe('1023 B');
	expect(bytes(1536)).toBe('1.5 KiB');
	expect(bytes(3 * 1024 * 1024)).toBe('3.0 MiB');
	expect(short('0123456789abcdef')).toBe('01234567…abcdef');
	expect(short('0123456789abcde')).toBe('0123456789abcde');
});

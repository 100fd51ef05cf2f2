import { expect, test } from 'vitest';
import { lines, tokens } from './formula';

const TEXT = `methodology "Cycling" # of 2016
input distance "distance" : km, decimals 3, from 0 to 300
parameter share : 1 = 30% source "a survey"
result gCO2e = distance^2 * share * 1 [gCO2e/km^2]
vector on 2024-07-01, distance = 1 -> 0.3
`;

test('tokens_should_be_the_text_again_when_joined', () => {
	expect(
		tokens(TEXT)
			.map(({ text }) => text)
			.join(''),
	).toBe(TEXT);
	expect(lines(TEXT)).toHaveLength(5);
	expect(tokens('let x = 2.5')).toEqual([
		{ kind: 'word', text: 'let' },
		{ kind: 'space', text: ' ' },
		{ kind: 'name', text: 'x' },
		{ kind: 'space', text: ' ' },
		{ kind: 'sign', text: '=' },
		{ kind: 'space', text: ' ' },
		{ kind: 'number', text: '2.5' },
	]);
});

test('tokens_should_keep_dates_and_percent_whole_when_a_text_has_them', () => {
	const numbers = tokens(TEXT).flatMap(({ kind, text }) => (kind === 'number' ? [text] : []));
	expect(numbers).toEqual(['3', '0', '300', '1', '30%', '2', '1', '2', '2024-07-01', '1', '0.3']);
	expect(tokens('2024-07-01').map(({ text }) => text)).toEqual(['2024', '-', '07', '-', '01']);
});

import { expect, test } from 'vitest';
import { lines, steps, tokens, written } from './formula';

const TEXT = `methodology "Cycling" # of 2016
input distance "distance" : km, decimals 3, from 0 to 300
table rate "rate" of distance : gCO2e/km =
  below 5 [km] -> 26.9
  otherwise -> 20
let counted = min(distance, 100 [km])
result gCO2e = counted * rate / 2
`;

test('tokens_should_be_the_text_again_when_joined', () => {
	expect(
		tokens(TEXT)
			.map(({ text }) => text)
			.join(''),
	).toBe(TEXT);
	expect(lines(TEXT)).toHaveLength(7);
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

test('steps_should_stand_from_first_to_result_when_a_text_is_taken_apart', () => {
	const found = steps(TEXT);
	expect(found.map(({ kind, name }) => [kind, name])).toEqual([
		['table', 'rate'],
		['let', 'counted'],
		['result', 'gCO2e'],
	]);
	expect(found[0]).toMatchObject({ description: 'rate', of: 'distance' });
	expect(found[0]?.rows).toEqual([
		{ below: '5 [ km ]', value: '26.9' },
		{ below: null, value: '20' },
	]);
	expect(written(found[2]?.expression ?? [])).toBe('counted × rate ÷ 2');
});

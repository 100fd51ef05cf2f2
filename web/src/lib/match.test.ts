import { expect, test } from 'vitest';
import { match } from './match';

test('pattern_should_give_its_values_when_a_path_fits', () => {
	expect(match('/batches/:id/recompute', '/batches/7/recompute/')).toEqual({ id: '7' });
	expect(match('/participants/:id', '/participants/a%2Fb')).toEqual({ id: 'a/b' });
	expect(match('/', '/')).toEqual({});
});

test('pattern_should_give_nothing_when_a_path_does_not_fit', () => {
	expect(match('/batches/:id', '/batches')).toBeNull();
	expect(match('/batches', '/blocks')).toBeNull();
	expect(match('/batches/:id', '/batches/%E0%A4%A')).toBeNull();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twoThirds } from './upgrade.js';

test('seats should be no fewer than two thirds when the council is of any size', () => {
	assert.deepEqual([1, 4, 6, 7, 13, 32].map(twoThirds), [1, 3, 4, 5, 9, 22]);
});

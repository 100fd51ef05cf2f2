import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestGap } from './ledger.js';

test('gap should be the longest between two when times come in any order', () => {
	assert.equal(longestGap([16, 12, 13, 19], 10, 20), 3);
});

test('gap should reach to the ends when nothing lies near them', () => {
	assert.equal(longestGap([14, 15], 10, 16), 4);
	assert.equal(longestGap([11, 12], 10, 17), 5);
	assert.equal(longestGap([], 10, 17), 7);
});

test('gap should pass over what lies beyond the ends', () => {
	assert.equal(longestGap([1, 9, 12, 40], 10, 15), 3);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsIn, authorIn } from './blocks.js';

const ALICE = 'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const BOB = '8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48';
const SEAL = `0x0542414245${'0101'}${'07'.repeat(64)}`;

test('author should be read when a slot is a primary’s or a secondary’s', () => {
	const slot = '2a00000000000000';
	// 109 bytes of a slot with a proof by lot, 13 of one without.
	const primary = `0x0642414245b501${'01'}03000000${slot}${'09'.repeat(96)}`;
	const plain = `0x064241424534${'02'}0c000000${slot}`;
	const secondary = `0x0642414245b501${'03'}00010000${slot}${'09'.repeat(96)}`;
	assert.deepEqual(
		[primary, plain, secondary].map((log) => authorIn([log, SEAL])),
		[3, 12, 256],
	);
});

test('author should be missed when no digest tells of one', () => {
	assert.throws(() => authorIn([SEAL]), /without an author/);
	assert.throws(() => authorIn([]), /without an author/);
});

test('accounts should be read in their order when there are few or many', () => {
	assert.deepEqual(accountsIn(`0x08${ALICE}${BOB}`), [`0x${ALICE}`, `0x${BOB}`]);
	assert.deepEqual(accountsIn('0x00'), []);
	// 64 of them have a length of two bytes.
	const many = accountsIn(`0x0101${ALICE.repeat(63)}${BOB}`);
	assert.deepEqual([many.length, many[0], many[63]], [64, `0x${ALICE}`, `0x${BOB}`]);
});

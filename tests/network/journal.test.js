import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { Journal } from './journal.js';

const RUN = { validators: 6, node: 'ab', scenarios: [{ name: 'cut', own: { times: 50 } }] };

async function inFolder(work) {
	const folder = await mkdtemp(`${tmpdir()}/suhui-journal-`);
	try {
		await work(folder);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function interrupted(folder) {
	const journal = await Journal.open(folder);
	await journal.claim(RUN);
	await journal.write({ place: 0, done: 6, faults: [], figures: { block: 5, version: 1 } });
	await journal.write({ place: 0, done: 7, faults: ['one'], figures: { version: 2 } });
}

test('folder should go on where it was when the same is run again', () =>
	inFolder(async (folder) => {
		await interrupted(folder);
		const journal = await Journal.open(folder);
		await journal.claim(RUN);
		assert.deepEqual(journal.progress(0), { done: 7, faults: ['one'], figures: { block: 5, version: 2 } });
	}));

test('folder should be refused when its results are of another node', () =>
	inFolder(async (folder) => {
		await interrupted(folder);
		const journal = await Journal.open(folder);
		await assert.rejects(journal.claim({ ...RUN, node: 'cd' }), /another node/);
	}));

test('folder should be refused when its results are of other scenarios', () =>
	inFolder(async (folder) => {
		await interrupted(folder);
		const journal = await Journal.open(folder);
		await assert.rejects(journal.claim({ ...RUN, scenarios: [{ name: 'cut', own: { times: 3 } }] }), /other scenarios/);
	}));

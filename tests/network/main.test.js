import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';

const LIMIT = 120_000;

/** Starts a network in a folder and ends it as Ctrl-C does once it has said something; its exit code, and all that it said. */
async function interrupted(folder, words, ...args) {
	const path = new URL('../../scripts/testnet', import.meta.url).pathname;
	const child = spawn(path, [...args, '--folder', folder]);
	let said = '';
	let told = false;
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (data) => {
			said += data;
			if (told || !said.includes(words)) return;
			told = true;
			child.kill('SIGINT');
		});
	const late = setTimeout(() => child.kill('SIGTERM'), LIMIT);
	const code = await new Promise((resolve) => child.once('close', resolve));
	clearTimeout(late);
	assert.ok(told, `it never said "${words}": ${said}`);
	return { code, said };
}

test('scenario should be told as no fault and be played again when it was interrupted', async () => {
	const folder = await mkdtemp(`${tmpdir()}/suhui-main-`);
	try {
		for (let time = 0; time < 2; time++) {
			// It waits for finality, and finds its nodes gone.
			const { code, said } = await interrupted(folder, 'kills: a node', '4', 'kills:times=0');
			assert.equal(code, 130, said);
			assert.match(said, /the same command goes on/);
			assert.doesNotMatch(said, /FAULT|ended\.|wrong|done before/);
			const entries = (await readFile(`${folder}/journal`, 'utf8')).trim().split('\n');
			assert.deepEqual(Object.keys(JSON.parse(entries[0])), ['run']);
			assert.equal(entries.length, 1, entries.join('\n'));
		}
	} finally {
		await rm(folder, { recursive: true });
	}
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { Load } from './load.js';
import { now, sleep } from './shell.js';

/** Runs a command as a load until something holds of it; gives it back, ended. */
async function ran(context, command, until) {
	const folder = await mkdtemp(`${tmpdir()}/suhui-load-`);
	const load = new Load(command, 'ws://127.0.0.1:9944', folder);
	context.after(async () => {
		load.end();
		await rm(folder, { recursive: true });
	});
	for (const limit = now() + 30; !(await until(load)) && now() < limit;) await sleep(0.1);
	load.end();
	return load;
}

test('a load should be at fault with what it complained of when it only complains', async (context) => {
	const load = await ran(context, 'echo "no such account" >&2; false', async (load) => /account/.test(await load.fault()));
	assert.equal(await load.told(), '');
	assert.match(await load.fault(), /^the load told of nothing that it did; it complained last: no such account/);
});

test('a load should be at fault when it says nothing at all', async (context) => {
	const load = await ran(context, 'sleep 60', () => true);
	assert.equal(await load.fault(), 'the load told of nothing that it did; it complained last: of nothing');
});

test('a load should be run again and have no fault when it told of something, whatever it complained of', async (context) => {
	const command = 'echo "at $SUHUI_URL"; echo "tried again" >&2; false';
	const load = await ran(context, command, async (load) => (await load.told()).includes('; '));
	assert.match(await load.told(), /^at ws:\/\/127\.0\.0\.1:9944(; at ws:\/\/127\.0\.0\.1:9944)+$/);
	assert.equal(await load.fault(), undefined);
});

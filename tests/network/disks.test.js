import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { Disks } from './disks.js';
import { Unable, run, works } from './shell.js';

/** Within a disk of their own, so that a cut that goes astray harms nobody; skipped where the machine allows no disks. */
async function onDisks(context, work) {
	const folder = await mkdtemp(`${tmpdir()}/suhui-disks-`);
	const outer = new Disks(`${folder}/outer`);
	try {
		await new Disks(`${folder}/try`).check();
		const disks = new Disks(`${await outer.mount(0)}/inner`);
		try {
			await work(disks);
		} finally {
			await disks.remove();
		}
	} catch (error) {
		if (!(error instanceof Unable)) throw error;
		context.skip(error.message);
	} finally {
		await outer.remove();
		await rm(folder, { recursive: true });
	}
}

test('power should be cut of all disks when each is mounted', (context) =>
	onDisks(context, async (disks) => {
		const points = [await disks.mount(0), await disks.mount(1)];
		await disks.cut([0, 1]);
		for (const point of points) assert.equal(await works('touch', `${point}/file`), false);
	}));

test('power should not be cut of any disk when a folder is of the file system around it', (context) =>
	onDisks(context, async (disks) => {
		const [whole, gone] = [await disks.mount(0), await disks.mount(1)];
		await run('umount', gone);
		await assert.rejects(disks.cut([0, 1]), /is not mounted there/);
		for (const point of [whole, gone]) assert.ok(await works('touch', `${point}/file`));
	}));

test('disk should not be taken for mounted when mounting failed', (context) =>
	onDisks(context, async (disks) => {
		await run('mkdir', '-p', disks.folder);
		await run('truncate', '-s', '1M', `${disks.folder}/0.img`);
		for (let tries = 0; tries < 2; tries++) await assert.rejects(disks.mount(0), /mount/);
		await assert.rejects(disks.cut([0]), /no disk mounted/);
		assert.equal(await run('losetup', '--associated', `${disks.folder}/0.img`), '');
	}));

test('nothing should be left when disks are taken away while one is being mounted', (context) =>
	onDisks(context, async (disks) => {
		const mounting = disks.mount(0).catch((error) => error);
		await disks.remove();
		await mounting;
		await assert.rejects(disks.mount(1), /taken away/);
		assert.equal(await works('mountpoint', '-q', `${disks.folder}/0`), false);
	}));

/**
 * A disk for each node, whose power can be cut: an ext4 image of its own on a loop device.
 *
 * A cut stops the nodes in their tracks, shuts their file systems down without flushing anything, the journal included
 * (EXT4_IOC_SHUTDOWN), and then kills them: from then on the images hold what had reached the device, and nothing else does.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { Remedy, Unable, isRoot, run, sleep, works } from './shell.js';

const SIZE = '8G';
// _IOR('X', 125, __u32) with EXT4_GOING_FLAGS_NOLOGFLUSH, for each folder that is named.
const SHUT_DOWN = `for (@ARGV) { open(my $fs, '<', $_) or die "$_: $!\\n"; my $how = pack('L', 2); ioctl($fs, 0x8004587d, $how) or die "$_: $!\\n"; }`;

export class Disks {
	#devices = new Map();
	#over = false;

	constructor(folder) {
		this.folder = folder;
	}

	/** Fails, with what to do, where this machine allows no such disks. */
	static async check(folder) {
		if (!isRoot || !existsSync('/dev/loop-control'))
			throw new Unable(
				'Power cuts need disks of their own for the nodes.',
				'Run it as root on a machine with loop devices (modprobe loop) and e2fsprogs.',
			);
		const disks = new Disks(`${folder}/try`);
		try {
			const mounted = await disks.mount(0);
			await run('perl', '-e', SHUT_DOWN, mounted);
		} catch (error) {
			throw new Unable(
				`Disks whose power can be cut cannot be made here: ${error.message}`,
				'Take a machine that may mount ext4 images and has perl.',
			);
		} finally {
			await disks.remove();
			await run('rm', '-rf', disks.folder);
		}
	}

	/** The folder of the node's disk, mounted unless it is, made where there is none. */
	async mount(index) {
		const image = `${this.folder}/${index}.img`;
		const point = `${this.folder}/${index}`;
		if (this.#devices.has(index)) return point;
		await mkdir(point, { recursive: true });
		if (!existsSync(image)) {
			await run('truncate', '-s', SIZE, image);
			await run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=1,nodiscard', image);
		}
		if (await this.#isHeld(image))
			throw new Remedy(
				`${image} is on a device already.`,
				'A run that was killed left it: end its nodes, unmount what lies in that folder, and detach what losetup --list names.',
			);
		if (this.#over) throw new Error('the disks are taken away');
		const device = await run('losetup', '--find', '--show', image);
		this.#devices.set(index, device);
		await run('mount', device, point);
		return point;
	}

	/** Leaves nothing of it behind: mounted twice, an image would get what the cut kept from it. */
	async unmount(index) {
		const device = this.#devices.get(index);
		if (!device) return;
		const point = `${this.folder}/${index}`;
		if (await works('mountpoint', '-q', point)) await run('umount', point);
		await run('losetup', '-d', device);
		this.#devices.delete(index);
		const image = `${point}.img`;
		for (let tries = 0; await this.#isHeld(image); tries++) {
			if (tries === 50) throw new Error(`${device} still holds ${image}: something has it mounted`);
			await sleep(0.1);
		}
	}

	async #isHeld(image) {
		return (await run('losetup', '--associated', image)) !== '';
	}

	/** Cuts the power of stopped nodes at once. */
	async cut(indices) {
		await run('perl', '-e', SHUT_DOWN, ...indices.map((index) => `${this.folder}/${index}`));
	}

	async remove() {
		this.#over = true;
		for (const index of [...this.#devices.keys()]) await this.unmount(index).catch((error) => console.log(`  ${error.message}`));
	}
}

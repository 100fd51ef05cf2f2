/**
 * A disk for each node, whose power can be cut: an ext4 image of its own on a loop device.
 *
 * A cut stops the nodes in their tracks, shuts their file systems down without flushing anything, the journal included
 * (EXT4_IOC_SHUTDOWN), and then kills them: from then on the images hold what had reached the device, and nothing else does.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { Remedy, Unable, isRoot, run, sleep, works } from './shell.js';

const SIZE = '8G';
// _IOR('X', 125, __u32) with EXT4_GOING_FLAGS_NOLOGFLUSH, for each folder and the device that must be mounted there: without it
// the folder is one of this machine's own file system.
const SHUT_DOWN = `
	my @all;
	while (my ($point, $device) = splice(@ARGV, 0, 2)) {
		open(my $fs, '<', $point) or die "$point: $!\\n";
		my ($on, $of) = ((stat $fs)[0], (stat $device)[6]);
		defined $on && $of && $on == $of or die "$point: $device is not mounted there\\n";
		push @all, $fs;
	}
	for my $fs (@all) { my $how = pack('L', 2); ioctl($fs, 0x8004587d, $how) or die "EXT4_IOC_SHUTDOWN: $!\\n"; }
`;

export class Disks {
	#devices = new Map();
	#over = false;
	#turn = Promise.resolve();

	constructor(folder) {
		this.folder = folder;
	}

	/** Fails, with what to do, where this machine allows no such disks; leaves nothing in the folder, nor the folder. */
	async check() {
		if (!isRoot || !existsSync('/dev/loop-control'))
			throw new Unable(
				'Power cuts need disks of their own for the nodes.',
				'Run it as root on a machine with loop devices (modprobe loop) and e2fsprogs.',
			);
		try {
			await this.mount(0);
			await this.cut([0]);
		} catch (error) {
			throw new Unable(
				`Disks whose power can be cut cannot be made here: ${error.message}`,
				'Take a machine that may mount ext4 images and has perl.',
			);
		} finally {
			await this.remove();
			await run('rm', '-rf', '--one-file-system', this.folder);
		}
	}

	/** One after the other: what is being mounted is taken away only then. */
	#inTurn(work) {
		const done = this.#turn.then(work);
		this.#turn = done.catch(() => {});
		return done;
	}

	/** The folder of the node's disk, mounted unless it is, made where there is none. */
	mount(index) {
		return this.#inTurn(() => this.#attach(index));
	}

	async #attach(index) {
		const image = `${this.folder}/${index}.img`;
		const point = `${this.folder}/${index}`;
		if (this.#over) throw new Error('the disks are taken away');
		if (this.#devices.has(index)) return point;
		await mkdir(point, { recursive: true });
		if (!existsSync(image)) {
			await run('truncate', '-s', SIZE, `${image}.new`);
			await run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=1,nodiscard', `${image}.new`);
			await rename(`${image}.new`, image);
		}
		if (await this.#isHeld(image))
			throw new Remedy(
				`${image} is on a device already.`,
				'A run that was killed left it: end its nodes, unmount what lies in that folder, and detach what losetup --list names.',
			);
		const device = await run('losetup', '--find', '--show', image);
		this.#devices.set(index, device);
		try {
			await run('mount', device, point);
		} catch (error) {
			// Taken for mounted, the folder would be one of this machine's own.
			await this.#detach(index);
			throw error;
		}
		return point;
	}

	/** Leaves nothing of it behind: mounted twice, an image would get what the cut kept from it. */
	unmount(index) {
		return this.#inTurn(() => this.#detach(index));
	}

	async #detach(index) {
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
	cut(indices) {
		return this.#inTurn(async () => {
			const disks = indices.flatMap((index) => {
				const device = this.#devices.get(index);
				if (!device) throw new Error(`node ${index} has no disk mounted`);
				return [`${this.folder}/${index}`, device];
			});
			await run('perl', '-e', SHUT_DOWN, ...disks);
		});
	}

	async remove() {
		this.#over = true;
		await this.#turn;
		for (const index of [...this.#devices.keys()]) await this.unmount(index).catch((error) => console.log(`  ${error.message}`));
	}
}

/** What delays and loses a node's packets: relay.py as a process, which ends with this one, however that does. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Unable, works } from './shell.js';

/** Debian's own, which is sure to have its modules. */
const PYTHON = '/usr/bin/python3';
const PROGRAM = fileURLToPath(new URL('relay.py', import.meta.url));

export class Relay {
	#child;
	#complaint = '';
	#ready;
	#gone;

	/** Fails, with what to do, where this machine allows no relays. */
	static async check() {
		if (!(await works(PYTHON, '-c', 'open("/dev/net/tun", "r+b", 0)')))
			throw new Unable(
				'Packets cannot be delayed or lost here.',
				'Take a machine with TUN devices (modprobe tun) and Debian’s package python3, which scripts/setup tests installs.',
			);
	}

	/** `prefix` is what runs a program where the node is, `args` are those of relay.py. */
	constructor(prefix, ...args) {
		const [program, ...rest] = [...prefix, PYTHON, '-I', PROGRAM, ...args];
		// Of a group of its own: Ctrl-C is for the bench to answer, and the relay ends with the pipe from it.
		const child = spawn(program, rest.map(String), { detached: true });
		child.stderr.on('data', (text) => (this.#complaint += text));
		this.#gone = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
		this.#ready = new Promise((resolve) => child.stdout.once('data', () => resolve(true)));
		this.#child = child;
	}

	async begin() {
		if (!(await Promise.race([this.#ready, this.#gone.then(() => false)]))) throw this.#fault();
	}

	/** Fails where it had ended before. */
	async end() {
		const ran = this.#child.kill('SIGKILL');
		await this.#gone;
		if (!ran) throw this.#fault();
	}

	#fault() {
		return new Error(`what slows a node ended by itself: ${this.#complaint.trim() || this.#child.signalCode}`);
	}
}

/** Programs of the system, and faults that say what to do. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A fault that a person can mend. */
export class Remedy extends Error {
	constructor(what, remedy) {
		super(what);
		this.remedy = remedy;
	}
}

/** What this machine cannot do. */
export class Unable extends Remedy {}

/** Seconds after which nobody waits for a program any more: the longest wait until something is final. */
const LIMIT = 300;

/** What a program printed; it fails with what the program complained of. */
export async function run(program, ...args) {
	try {
		const { stdout } = await execute(program, args.map(String), { maxBuffer: 1 << 26, timeout: LIMIT * 1000 });
		return stdout.trim();
	} catch (error) {
		const reason = error.killed ? `it had not ended after ${LIMIT} s` : error.stderr?.trim() || error.message;
		throw new Error(`${program} ${args.join(' ')}: ${reason}`, { cause: error });
	}
}

export async function works(program, ...args) {
	return run(program, ...args).then(
		() => true,
		() => false,
	);
}

export const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
export const now = () => performance.now() / 1000;
export const isRoot = process.getuid() === 0;

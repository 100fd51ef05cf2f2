/** What is sent to a network meanwhile: a command that a shell runs again whenever it ends. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Seconds after which it is run again. */
const PAUSE = 1;

export class Load {
	#folder;
	#child;
	#over = false;

	/** The folder is that of its logs, and for what it keeps; the address is the first node's. */
	constructor(command, url, folder) {
		this.#folder = folder;
		const again = () => {
			if (this.#over) return;
			this.#child = spawn('sh', ['-c', `exec >>"$0/load.log" 2>>"$0/load.err"\n${command}`, folder], {
				stdio: 'ignore',
				detached: true,
				env: { ...process.env, SUHUI_URL: url, SUHUI_FOLDER: folder },
			});
			this.#child.once('exit', () => setTimeout(again, PAUSE * 1000));
		};
		again();
	}

	end() {
		if (this.#over) return;
		this.#over = true;
		try {
			// With all that it started: it leads a group of its own.
			process.kill(-this.#child.pid, 'SIGTERM');
		} catch {
			// It has ended.
		}
	}

	/** What it told of last on standard output. */
	told() {
		return this.#last('load.log');
	}

	/** What is wrong with one that told of nothing, as if it had never run, with what it complained of last; nothing with another. */
	async fault() {
		if (await this.told()) return undefined;
		return `the load told of nothing that it did; it complained last: ${(await this.#last('load.err')) || 'of nothing'}`;
	}

	async #last(log) {
		const text = await readFile(`${this.#folder}/${log}`, 'utf8').catch(() => '');
		return text.trim().split('\n').slice(-3).join('; ');
	}
}

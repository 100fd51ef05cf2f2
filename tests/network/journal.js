/** What was done already in a folder, so that it can go on. */
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { Remedy } from './shell.js';

export class Journal {
	#file;
	entries = [];

	static async open(folder) {
		const journal = new Journal();
		journal.#file = `${folder}/journal`;
		if (existsSync(journal.#file))
			journal.entries = (await readFile(journal.#file, 'utf8'))
				.split('\n')
				.filter(Boolean)
				.map((line) => JSON.parse(line));
		return journal;
	}

	async write(entry) {
		this.entries.push(entry);
		await appendFile(this.#file, JSON.stringify(entry) + '\n');
	}

	/** Ties the folder to what is run; fails where the results in it are of something else. */
	async claim(what) {
		const [first] = this.entries;
		if (!first) return this.write({ run: what });
		if (JSON.stringify(first.run) !== JSON.stringify(what))
			throw new Remedy(
				`${this.#file} has results of another node, or of other scenarios or options.`,
				'Name another folder, or remove that one: what it has says nothing of this node.',
			);
	}

	/** The blocks that were the highest final ones when something was written. */
	get finals() {
		return this.entries.flatMap(({ final }) => final ?? []);
	}

	/** What a scenario came to, if it is done. */
	result(place) {
		return this.entries.find((entry) => entry.place === place && entry.result)?.result;
	}

	/** How many of its times are done, what went wrong in them, and the figures they left. */
	progress(place) {
		const notes = this.entries.filter((entry) => entry.place === place && entry.done !== undefined);
		return {
			done: Math.max(0, ...notes.map(({ done }) => done)),
			faults: notes.flatMap(({ faults }) => faults),
			figures: Object.assign({}, ...notes.map(({ figures }) => figures)),
		};
	}
}

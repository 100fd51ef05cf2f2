/** What departments do by the command line: seats of the council decide, and a validator announces its keys. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { creditCode } from './network.js';
import { Remedy, run } from './shell.js';

const NEWCOMER = '//Newcomer';

export class Departments {
	#network;
	#folder;

	constructor(network) {
		if (!existsSync(network.cli)) throw new Remedy(`There is no ${network.cli}.`, 'Build it: ./scripts/build');
		this.#network = network;
		this.#folder = `${network.folder}/departments`;
	}

	/** The account of the validator that is none yet. */
	newcomer() {
		return this.#network.account(NEWCOMER);
	}

	/** The departments' numbers, by their validators' addresses. */
	async numbers() {
		const list = JSON.parse(await run(this.#network.cli, '--url', this.#url, '--json', 'department', 'list'));
		return new Map(list.map(({ department, validator }) => [validator, department]));
	}

	async add({ address }) {
		const number = this.#network.count + 1;
		const contact = await this.#document('contact', '试用的链，没有可联系的人 / a chain for trial, with nobody to contact');
		const named = ['--title', `第${number}部门`, '--code', creditCode(number)];
		await this.#decide('department', 'add', ...named, '--contact', contact, '--validator', address);
	}

	async remove(department) {
		const reason = await this.#document('reason', '试验验证节点的更换 / it is tried how validators change');
		await this.#decide('department', 'remove', department, '--reason', reason);
	}

	/** Whether the council has to decide on its validator. */
	async isAtFault(department) {
		const { fault } = JSON.parse(await run(this.#network.cli, '--url', this.#url, '--json', 'department', 'show', department));
		return fault !== null;
	}

	async retain(department) {
		const reason = await this.#document('reason', '试验过失的处置 / it is tried what becomes of a fault');
		await this.#decide('department', 'retain', department, '--reason', reason);
	}

	async replace(department, { address }) {
		await this.#decide('department', 'replace', department, address);
	}

	/** Makes session keys in a node's keystore, and lets the newcomer's account announce them. */
	async announce({ address }, node) {
		const { binary } = this.#network;
		const announcement = await this.#place('announcement.json');
		if (!existsSync(announcement))
			await run(binary, ...['department', 'rotate', '--validator', address, '--keystore-path', node.keystore, '--output', announcement]);
		await this.#as(NEWCOMER, 'session', 'set-keys', announcement);
	}

	/** Lets seats decide, one after the other, until enough have: all ask one node, so that each sees the votes before its own. */
	async #decide(...command) {
		for (const seed of this.#network.seeds) {
			const { step } = await this.#as(seed, ...command);
			if (step === 'done') return;
		}
		throw new Error(`all seats voted, and it is not done: ${command.join(' ')}`);
	}

	async #as(seed, ...command) {
		const key = await this.#place(`${seed.slice(2).replaceAll('/', '-')}.key`);
		await writeFile(key, `${seed}\n`, { mode: 0o600 });
		return JSON.parse(await run(this.#network.cli, '--url', this.#url, '--json', '--key', key, ...command));
	}

	async #document(name, text) {
		const path = await this.#place(`${name}.txt`);
		await writeFile(path, `${text}\n`);
		return path;
	}

	async #place(name) {
		await mkdir(this.#folder, { recursive: true });
		return `${this.#folder}/${name}`;
	}

	get #url() {
		return this.#network.nodes[0].url;
	}
}

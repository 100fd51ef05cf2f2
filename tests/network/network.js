/** Validators as processes, each with its folder, its place on the wires and its log. */
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, openSync, closeSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Ledger } from './ledger.js';
import { Rpc } from './rpc.js';
import { Remedy, now, run, sleep } from './shell.js';
import { layWires } from './wires.js';

const DEPARTMENTS = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'];
// Those of codes.
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// Each by its scheme, and by what the keystore calls it.
const SESSION_KEYS = [
	['sr25519', 'babe'],
	['ed25519', 'gran'],
];
// Its runtime is compiled at every start.
const START = 180;

/** An invented code with its check digit (GB 32100-2015), as the genesis of the six has them. */
export function creditCode(number) {
	const digits = `11320000XX00${String(number).padStart(4, '0')}0`;
	const sum = [...digits].reduce((sum, digit, place) => sum + DIGITS.indexOf(digit) * 3 ** place, 0);
	return digits + DIGITS[(31 - (sum % 31)) % 31];
}

/** For nodes that a scenario starts: a twin has the first, a newcomer the second. */
const SPARE = 2;

export class Network {
	nodes = [];
	ledger = new Ledger();
	/** Whether it is being taken down: a scenario that this interrupts starts nothing any more. */
	over = false;
	#removal;

	constructor({ count, sentries = 0, folder, binary, cli, database, args = [], disks }) {
		Object.assign(this, { count, sentries, folder, binary, cli, database, args, disks });
		this.seeds = Array.from({ length: count }, (_, i) => DEPARTMENTS[i] ?? `//Alice//${i}`);
	}

	/** Places for all nodes, also those that a scenario starts. */
	get places() {
		return this.count + SPARE + this.count * this.sentries;
	}

	/** The places of the sentries of one department. */
	sentriesOf(department) {
		return Array.from({ length: this.sentries }, (_, i) => this.count + SPARE + department * this.sentries + i);
	}

	/** Lays out the validators on wires of a kind. */
	async lay(kind) {
		if (!existsSync(this.binary)) throw new Remedy(`There is no ${this.binary}.`, 'Build it: ./scripts/build');
		await mkdir(this.folder, { recursive: true });
		await layWires(kind, this.places, (wires) => (this.wires = wires));
		this.peers = [];
		for (let i = 0; i < this.places; i++) this.peers.push(await this.#peer(i));
		await this.#writeSpec();
		for (let i = 0; i < this.count; i++) this.nodes.push(await this.node(i, this.seeds[i]));
	}

	/** A validator that signs with a seed's keys, or those of some kinds, at a place; without a seed it has those that are in its keystore, if any. */
	async node(index, seed, kinds = ['babe', 'gran']) {
		const node = new Node(this, index);
		node.base = this.disks ? `${await this.disks.mount(index)}/node` : `${this.folder}/node-${index}`;
		node.keystore = `${node.base}/chains/${this.id}/keystore`;
		await mkdir(node.keystore, { recursive: true });
		for (const [scheme, kind] of seed === undefined ? [] : SESSION_KEYS.filter(([, kind]) => kinds.includes(kind))) {
			const { publicKey } = await this.#keys(seed, scheme);
			await writeFile(`${node.keystore}/${Buffer.from(kind).toString('hex')}${publicKey.slice(2)}`, JSON.stringify(seed));
		}
		if (this.disks) await run('sync', '--file-system', node.base);
		return node;
	}

	/** The account of a seed: its public key and its address. */
	async account(seed) {
		const { publicKey, ss58Address } = await this.#keys(seed, 'sr25519');
		return { key: publicKey, address: ss58Address };
	}

	async #keys(seed, scheme) {
		return JSON.parse(await run(this.binary, 'key', 'inspect', '--scheme', scheme, '--output-type', 'json', seed));
	}

	async #peer(index) {
		const secret = (index + 1).toString(16).padStart(64, '0');
		const file = `${this.folder}/peer`;
		await writeFile(file, secret);
		const id = (await run(this.binary, 'key', 'inspect-node-key', '--file', file)).split('\n').at(-1);
		const { p2p, p2pPort } = this.wires.at(index);
		return { secret, address: `/ip4/${p2p}/tcp/${p2pPort}/p2p/${id}` };
	}

	/** The six departments' chain, with as many validators as there are nodes. */
	async #writeSpec() {
		this.spec = `${this.folder}/chain.json`;
		if (!existsSync(this.spec)) {
			const plain = `${this.folder}/plain.json`;
			await run(this.binary, 'export-chain-spec', '--chain', 'local', '--output', plain);
			const spec = JSON.parse(await readFile(plain, 'utf8'));
			const { patch } = spec.genesis.runtimeGenesis;
			spec.id = `suhui-local-${this.count}`;
			const [example] = patch.session.keys;
			patch.session.keys = await Promise.all(
				this.seeds.map(async (seed) => {
					const [sr25519, ed25519] = await Promise.all([this.#keys(seed, 'sr25519'), this.#keys(seed, 'ed25519')]);
					const keys = Object.fromEntries(
						Object.keys(example[2]).map((kind) => [kind, (kind === 'grandpa' ? ed25519 : sr25519).ss58Address]),
					);
					return [sr25519.ss58Address, sr25519.ss58Address, keys];
				}),
			);
			const accounts = patch.session.keys.map(([account]) => account);
			patch.councilMembership.members = accounts;
			const { departments } = patch.consortium;
			const [, , , contact] = departments[0];
			patch.consortium.departments = accounts.map(
				(account, i) => departments[i] ?? [account, `第${i + 1}部门`, creditCode(i + 1), contact],
			);
			await writeFile(plain, JSON.stringify(spec));
			await run(this.binary, 'export-chain-spec', '--chain', plain, '--raw', '--output', this.spec);
		}
		this.id = JSON.parse(await readFile(this.spec, 'utf8')).id;
		if (this.id !== `suhui-local-${this.count}`)
			throw new Remedy(
				`${this.folder} has the chain ${this.id}, of another number of validators.`,
				'Name another folder, or remove that one.',
			);
	}

	async start(nodes = this.nodes) {
		await Promise.all(nodes.map((node) => node.start()));
	}

	mustStand() {
		if (this.over) throw new Error('the network is taken down');
	}

	/** Those that run and are not stopped. */
	get running() {
		return this.nodes.filter((node) => node.runs);
	}

	/** Waits until finality stands at a height with all of some nodes; tells how long it took. */
	async untilFinal(height, nodes, limit) {
		const start = now();
		const indices = nodes.map((node) => node.index);
		while (this.ledger.bottom(indices) < height) {
			for (const node of nodes) node.mustRun();
			if (now() - start > limit)
				throw new Error(
					`block ${height} was not final everywhere within ${limit} s: ${indices.map((i) => `${i}: ${this.ledger.top(i)}`).join(', ')}`,
				);
			await sleep(0.1);
		}
		return now() - start;
	}

	/** What was told to be final and is not what each running node has at that height. */
	async lost() {
		const finals = this.ledger.finals();
		const lost = [];
		for (const node of this.running) {
			const top = this.ledger.top(node.index);
			const rpc = await node.open();
			for (let i = 0; i < finals.length; i += 200) {
				const some = finals.slice(i, i + 200).filter(({ number }) => number <= top);
				const hashes = await Promise.all(some.map(({ number }) => rpc.call('chain_getBlockHash', number)));
				some.forEach(({ number, hash }, j) => {
					if (hashes[j] !== hash) lost.push({ node: node.index, number, told: hash, has: hashes[j] });
				});
			}
			rpc.close();
		}
		return lost;
	}

	/** A seed's keys, or those of some kinds, may be told to have voted or authored twice, and nobody else's. */
	async expect(seed, kinds = ['babe', 'gran']) {
		const schemes = SESSION_KEYS.filter(([, kind]) => kinds.includes(kind)).map(([scheme]) => scheme);
		const keys = await Promise.all(schemes.map((scheme) => this.#keys(seed, scheme)));
		this.expected = keys.map(({ publicKey }) => publicKey.slice(2));
	}

	/** Those of the lines of `equivocations` that ought not to be. */
	unexpected(lines) {
		if (!this.expected) return lines;
		// Other lines follow one that names the key.
		return lines.filter((line) => /Public\([0-9a-f]{64}/.test(line) && !this.expected.some((key) => line.includes(key)));
	}

	/** Lines of the logs that tell of two votes or two blocks of one validator where one is allowed. */
	async equivocations() {
		const found = [];
		for (const name of (await readdir(this.folder)).filter((name) => name.endsWith('.log'))) {
			for await (const line of createInterface({ input: createReadStream(`${this.folder}/${name}`) }))
				if (/equivocat/i.test(line)) found.push(`${name}: ${line.slice(0, 300)}`);
		}
		return found;
	}

	remove() {
		return (this.#removal ??= this.#remove());
	}

	async #remove() {
		this.over = true;
		await Promise.all(this.nodes.map((node) => node.kill()));
		await this.disks?.remove();
		await this.wires?.remove();
	}
}

export class Node {
	#child;
	#unfollow;
	stalled = false;
	validates = true;
	/** Whether it is connected to those that it knows, and to nobody else. */
	isEnclosed = false;
	/** Whether it has no place for others than those that it knows, as if strangers had them all. */
	isFull = false;

	constructor(network, index) {
		Object.assign(this, { network, index, log: `${network.folder}/node-${index}.log` });
		/** The places of those that it keeps a connection to. */
		this.knows = network.seeds.map((_, i) => i).filter((i) => i !== index);
	}

	get place() {
		return this.network.wires.at(this.index);
	}

	get runs() {
		return this.#child !== undefined && !this.stalled;
	}

	get url() {
		return `ws://${this.place.rpc}:${this.place.rpcPort}`;
	}

	open(handlers) {
		return Rpc.open(this.place.rpc, this.place.rpcPort, handlers);
	}

	/** Starts it and waits until it answers; tells how long that took. `environment` is for what its clock goes by. */
	async start(environment = {}) {
		const { network, place, index } = this;
		const begun = now();
		await network.disks?.mount(index);
		network.mustStand();
		const log = openSync(this.log, 'a');
		const [program, ...args] = [
			...place.prefix,
			network.binary,
			...['--chain', network.spec, '--name', `node-${index}`, '--base-path', this.base],
			...(this.validates ? ['--validator'] : []),
			...(this.isEnclosed ? ['--reserved-only'] : []),
			...(this.isFull ? ['--in-peers', '0', '--out-peers', '0'] : []),
			...['--node-key', network.peers[index].secret, '--listen-addr', `/ip4/${place.p2p}/tcp/${place.p2pPort}`],
			...['--rpc-port', place.rpcPort, '--rpc-methods', 'safe', '--rpc-max-connections', '50', ...place.args],
			...['--no-mdns', '--no-prometheus', '--no-telemetry', '--allow-private-ip', '--db-cache', '64'],
			...(network.database ? ['--database', network.database] : []),
			...network.args,
			...this.knows.flatMap((place) => ['--reserved-nodes', network.peers[place].address]),
		];
		const child = spawn(program, args, {
			stdio: ['ignore', log, log],
			// What the logs are searched for is told by default; the caller's own level could leave it out.
			env: { ...process.env, RUST_LOG: undefined, ...environment },
		});
		closeSync(log);
		this.#child = child;
		this.stalled = false;
		this.gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve)).then(() => {
			if (this.#child === child) this.#child = undefined;
		});
		for (;;) {
			try {
				(await this.open()).close();
				break;
			} catch (error) {
				this.mustRun();
				if (now() - begun > START) throw new Remedy(`Node ${index} does not answer: ${error.message}.`, `Its log tells why: ${this.log}`);
				await sleep(0.2);
			}
		}
		this.#unfollow ??= network.ledger.follow(index, (handlers) => this.open(handlers));
		return now() - begun;
	}

	/** Whether its log tells of something, in these words; of something new, if it had so many characters before. */
	async told(words, before = 0) {
		return (await readFile(this.log, 'utf8')).includes(words, before);
	}

	async logged() {
		return (await readFile(this.log, 'utf8')).length;
	}

	mustRun() {
		if (!this.#child) throw new Remedy(`Node ${this.index} ended.`, `Its log tells why: ${this.log}`);
	}

	signal(name) {
		this.#child?.kill(name);
		if (name === 'SIGSTOP') this.stalled = true;
		if (name === 'SIGCONT') this.stalled = false;
	}

	async kill() {
		if (this.#child) {
			const { pid } = this.#child;
			this.signal('SIGKILL');
			await this.gone;
			// What libfaketime shares with nobody here, and a killed process leaves behind.
			for (const name of ['faketime_shm', 'sem.faketime_sem']) await rm(`/dev/shm/${name}_${pid}`, { force: true });
		}
		this.stalled = false;
		await this.#unfollow?.();
		this.#unfollow = undefined;
	}

	/** The highest final block in the database of a node that does not run; of a copy, since the node is to open first what a cut left. */
	async keptFinal() {
		const { spec, folder, binary, database, disks } = this.network;
		await disks?.mount(this.index);
		const copy = `${folder}/copy-${this.index}`;
		await rm(copy, { recursive: true, force: true });
		try {
			await run('cp', '--archive', this.base, copy);
			const kind = database ? ['--database', database] : [];
			const info = await run(binary, 'chain-info', '--chain', spec, '--base-path', copy, ...kind).catch((error) => {
				// A cut can come before there is one.
				if (error.message.includes('there is no database')) return '{"finalized_number":0}';
				throw error;
			});
			return JSON.parse(info).finalized_number;
		} finally {
			await rm(copy, { recursive: true, force: true });
		}
	}

	/** The height of its best block, which nobody is told of any more once finality is 128 blocks behind (chainHead_v1_follow). */
	async best() {
		const rpc = await this.open();
		try {
			return Number((await rpc.call('chain_getHeader')).number);
		} finally {
			rpc.close();
		}
	}

	/** With how many nodes it exchanges blocks. */
	async peers() {
		const rpc = await this.open();
		try {
			return (await rpc.call('system_health')).peers;
		} finally {
			rpc.close();
		}
	}

	/** For how many seconds processors have worked for it; the kernel counts a hundred ticks in each. */
	async busy() {
		const status = await readFile(`/proc/${this.#child.pid}/stat`, 'utf8');
		// The name before, in brackets, may have spaces.
		const [user, system] = status
			.slice(status.lastIndexOf(')') + 2)
			.split(' ')
			.slice(11, 13);
		return (Number(user) + Number(system)) / 100;
	}

	/** Resident memory in MiB. */
	async memory() {
		const status = await readFile(`/proc/${this.#child.pid}/status`, 'utf8');
		return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024);
	}
}

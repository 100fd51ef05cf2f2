/** What joins the nodes: a network namespace for each, or the ports of this machine's loopback. */
import { createServer } from 'node:net';
import { Relay } from './relay.js';
import { Unable, isRoot, run, works } from './shell.js';

const P2P_PORT = 30333;
const RPC_PORT = 9944;
/** Each has four addresses of one network of 256. */
export const PLACES = 64;
/** Where all places are, of a network of 256: a route to these comes before that of the cable. */
const PEERS = '10.214.0.0/25';

/** Of a kind that is asked for, or the best that this machine allows; `begun` is given what may have to be taken away. */
export async function layWires(kind, count, begun) {
	const possible = isRoot && (await Namespaces.possible());
	if (kind === 'namespaces' && !possible)
		throw new Unable(
			'This machine lets us make no network namespaces.',
			'Run it as root with iproute2 installed, or with --network loopback, without partitions.',
		);
	const wires = kind === 'loopback' || !possible ? new Loopback(count) : new Namespaces(count);
	begun(wires);
	try {
		await wires.lay();
	} catch (error) {
		await wires.remove();
		throw error;
	}
	return wires;
}

class Loopback {
	name = 'loopback';
	#places = [];

	constructor(count) {
		this.count = count;
	}

	async lay() {
		const ports = await freePorts(this.count * 2);
		for (let i = 0; i < this.count; i++)
			this.#places.push({ p2p: '127.0.0.1', p2pPort: ports[2 * i], rpc: '127.0.0.1', rpcPort: ports[2 * i + 1], prefix: [], args: [] });
	}

	at(index) {
		return this.#places[index];
	}

	partition() {
		throw new Unable('Loopback ports cannot be parted.', 'Run it as root: each node then has a network namespace.');
	}

	async heal() {}
	async slow() {
		return this.partition();
	}
	async enclose() {
		return this.partition();
	}
	async remove() {}
}

/**
 * Each node has two cables: one to this machine, for its RPC, and one to a bridge in a namespace of the hub, for its peers.
 * A partition plugs the nodes of each group into a bridge of their own; connections across are then silent, not refused.
 */
class Namespaces {
	name = 'namespaces';
	#hub;
	#names;
	#bridges = 1;
	#net = 1 + (process.pid % 250);
	#over = false;
	#laying;
	#relays = new Map();

	constructor(count) {
		this.count = count;
		this.#hub = `suhui-${process.pid}-hub`;
		this.#names = Array.from({ length: count }, (_, i) => `suhui-${process.pid}-${i}`);
	}

	static async possible() {
		const name = `suhui-${process.pid}-try`;
		const made = await works('ip', 'netns', 'add', name);
		const wired = made && (await works('ip', '-n', name, 'link', 'add', 'name', 'a', 'type', 'veth', 'peer', 'name', 'b'));
		const bridged = wired && (await works('ip', '-n', name, 'link', 'add', 'name', 'c', 'type', 'bridge'));
		if (made) await run('ip', 'netns', 'del', name);
		return bridged;
	}

	at(index) {
		return {
			p2p: `10.214.0.${index + 1}`,
			p2pPort: P2P_PORT,
			rpc: `10.213.${this.#net}.${4 * index + 2}`,
			rpcPort: RPC_PORT,
			// `ip netns exec` gives each its own view of what is mounted, in which the others' disks would stay after a cut.
			prefix: ['nsenter', `--net=/run/netns/${this.#names[index]}`],
			// Nobody but this machine is on that cable; it knows the node by its address.
			args: ['--unsafe-rpc-external', '--rpc-cors', 'all'],
		};
	}

	/** The end of the node's first cable that is at this machine. */
	#cable(index) {
		return `sh${process.pid}c${index}`.slice(-15);
	}

	lay() {
		return (this.#laying = this.#lay());
	}

	async #lay() {
		if (this.#over) throw new Error('the wires are taken away');
		await run('ip', 'netns', 'add', this.#hub);
		await this.#bridge(0);
		for (const [i, name] of this.#names.entries()) {
			if (this.#over) throw new Error('the wires are taken away');
			const { p2p, rpc } = this.at(i);
			const cable = this.#cable(i);
			await run('ip', 'netns', 'add', name);
			await run('ip', '-n', name, 'link', 'set', 'lo', 'up');
			await run('ip', 'link', 'add', 'name', cable, 'type', 'veth', 'peer', 'name', 'rpc', 'netns', name);
			await run('ip', 'addr', 'add', `10.213.${this.#net}.${4 * i + 1}/30`, 'dev', cable);
			await run('ip', 'link', 'set', cable, 'up');
			await run('ip', '-n', name, 'addr', 'add', `${rpc}/30`, 'dev', 'rpc');
			await run('ip', '-n', name, 'link', 'set', 'rpc', 'up');
			await run('ip', '-n', this.#hub, 'link', 'add', 'name', `p${i}`, 'type', 'veth', 'peer', 'name', 'p2p', 'netns', name);
			await run('ip', '-n', this.#hub, 'link', 'set', `p${i}`, 'master', 'g0', 'up');
			await run('ip', '-n', name, 'addr', 'add', `${p2p}/24`, 'dev', 'p2p');
			await run('ip', '-n', name, 'link', 'set', 'p2p', 'up');
		}
	}

	async #bridge(group) {
		await run('ip', '-n', this.#hub, 'link', 'add', 'name', `g${group}`, 'type', 'bridge', 'forward_delay', '0');
		await run('ip', '-n', this.#hub, 'link', 'set', `g${group}`, 'up');
	}

	/** `groups` are lists of nodes by their places. */
	async partition(groups) {
		for (; this.#bridges < groups.length; this.#bridges++) await this.#bridge(this.#bridges);
		for (const [group, nodes] of groups.entries())
			for (const node of nodes) await run('ip', '-n', this.#hub, 'link', 'set', `p${node}`, 'master', `g${group}`);
	}

	async heal() {
		await this.partition([this.#names.map((_, i) => i)]);
	}

	/** Lets a node's answers reach some others alone, as its firewall would: whoever calls it hears nothing. */
	async enclose(node, others) {
		for (let i = 0; i < this.count; i++)
			if (i !== node && !others.includes(i))
				await run('ip', '-n', this.#names[node], 'route', 'replace', 'blackhole', `${this.at(i).p2p}/32`);
	}

	/** Delays and loses what each of the nodes sends to others, until it is told 0 of both; fails if that had ended before. */
	async slow(nodes, milliseconds, percent) {
		const ended = nodes.map((node) => this.#relays.get(node)?.end());
		for (const node of nodes) this.#relays.delete(node);
		await Promise.all(ended);
		if (!milliseconds && !percent) return;
		await Relay.check();
		if (this.#over) throw new Error('the wires are taken away');
		for (const node of nodes) {
			const { prefix, p2p } = this.at(node);
			this.#relays.set(node, new Relay(prefix, 'p2p', PEERS, p2p, milliseconds, percent));
		}
		await Promise.all(nodes.map((node) => this.#relays.get(node).begin()));
	}

	async remove() {
		this.#over = true;
		await this.#laying?.catch(() => {});
		await Promise.allSettled([...this.#relays.values()].map((relay) => relay.end()));
		this.#relays.clear();
		// With its namespace a cable goes too, but some time later.
		for (const i of this.#names.keys()) await works('ip', 'link', 'del', this.#cable(i));
		for (const name of [...this.#names, this.#hub]) await works('ip', 'netns', 'del', name);
	}
}

async function freePorts(count) {
	const servers = await Promise.all(
		Array.from(
			{ length: count },
			() =>
				new Promise((resolve, reject) => {
					const server = createServer().once('error', reject);
					server.listen(0, '127.0.0.1', () => resolve(server));
				}),
		),
	);
	const ports = servers.map((server) => server.address().port);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}

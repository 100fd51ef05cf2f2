import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { Unable, run, sleep, works } from './shell.js';
import { layWires } from './wires.js';

// By the clock of all processes.
const SEND = `
	const [to, count] = process.argv.slice(1);
	const socket = require('node:dgram').createSocket('udp4');
	let sent = 0;
	const timer = setInterval(() => {
		if (sent++ == count) return clearInterval(timer), socket.close();
		const now = Buffer.alloc(8);
		now.writeBigUInt64LE(process.hrtime.bigint());
		socket.send(now, 4000, to);
	}, 2);
`;
const RECEIVE = `
	const socket = require('node:dgram').createSocket('udp4');
	socket.on('message', (sent) => console.log(Number(process.hrtime.bigint() - sent.readBigUInt64LE()) / 1e6));
	socket.bind(4000, () => console.log('ready'));
`;
// Blocks of 64 KiB, which the kernel hands over whole where a cable may cut them.
const STREAM = `
	const socket = require('node:net').connect(4000, process.argv[1]);
	socket.end(Buffer.from(Array.from({ length: 1 << 20 }, (_, i) => i % 251)));
	socket.on('data', (answer) => process.stdout.write(answer));
`;
const ANSWER = `
	require('node:net').createServer({ allowHalfOpen: true }, (socket) => {
		const hash = require('node:crypto').createHash('sha256');
		socket.on('data', (data) => hash.update(data)).on('end', () => socket.end(hash.digest('hex')));
	}).listen(4000, () => console.log('ready'));
`;
// Three seconds are more than any needs who is let in.
const CONNECT = `
	setTimeout(() => process.exit(1), 3000);
	require('node:net').connect(4000, process.argv[1], () => process.exit()).on('error', () => process.exit(1));
`;

/** On wires of three places; skipped where the machine allows none. */
async function onWires(context, work) {
	let wires;
	try {
		await layWires('namespaces', 3, (laid) => (wires = laid));
		await work(wires);
	} catch (error) {
		if (!(error instanceof Unable)) throw error;
		context.skip(error.message);
	} finally {
		await wires?.remove();
	}
}

/** What a program at one place prints until another at another place has ended, and for half a second more. */
async function heard(wires, [to, receiver], [from, sender, ...args]) {
	const [program, ...rest] = [...wires.at(to).prefix, process.execPath, '-e', receiver];
	const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
	const gone = once(child, 'close');
	try {
		let text = '';
		child.stdout.on('data', (data) => (text += data));
		await once(child.stdout, 'data');
		const said = await run(...wires.at(from).prefix, process.execPath, '-e', sender, wires.at(to).p2p, ...args);
		await sleep(0.5);
		return { said, lines: text.trim().split('\n').slice(1) };
	} finally {
		child.kill();
		await gone;
	}
}

/** How many milliseconds each datagram took from one place to another, of those that came. */
async function times(wires, from, to, count = 20) {
	const { lines } = await heard(wires, [to, RECEIVE], [from, SEND, count]);
	return lines.map(Number);
}

/** All came, each within a fifth of 200 ms, and a tenth of a second for this machine's own slowness. */
function mustBeSlow(times) {
	assert.ok(times.length === 20 && times.every((time) => time >= 160 && time < 340), `${times}`);
}

function mustBeQuick(times) {
	assert.ok(times.length === 20 && times.every((time) => time < 100), `${times}`);
}

const relays = async (wires, place) => (await run('ip', 'netns', 'pids', wires.at(place).prefix[1].split('/').at(-1))).split('\n');

test('packets should take their time when who sends them is slow, and at no other time', (context) =>
	onWires(context, async (wires) => {
		mustBeQuick(await times(wires, 0, 1));
		await wires.slow([0], 200, 0);
		mustBeSlow(await times(wires, 0, 1));
		mustBeQuick(await times(wires, 1, 0));
		await wires.slow([0], 0, 0);
		mustBeQuick(await times(wires, 0, 1));
	}));

test('a quarter of the packets should be lost when so many are to be', (context) =>
	onWires(context, async (wires) => {
		await wires.slow([0], 0, 25);
		const { length } = await times(wires, 0, 1, 400);
		// More than four times the deviation of 8.7 from 300.
		assert.ok(length > 260 && length < 340, `${length} of 400 came`);
	}));

test('a stream should arrive as it was when both ends are slow and lose packets', (context) =>
	onWires(context, async (wires) => {
		const whole = await heard(wires, [1, ANSWER], [0, STREAM]);
		await wires.slow([0, 1], 10, 1);
		const slowed = await heard(wires, [1, ANSWER], [0, STREAM]);
		assert.match(whole.said, /^[0-9a-f]{64}$/);
		assert.equal(slowed.said, whole.said);
	}));

test('slow nodes should be parted and joined when others are', (context) =>
	onWires(context, async (wires) => {
		await wires.slow([0, 1, 2], 200, 0);
		// Who has not found another asks for it once a second.
		mustBeSlow(await times(wires, 0, 1));
		await wires.partition([[0, 2], [1]]);
		assert.deepEqual(await times(wires, 0, 1), []);
		mustBeSlow(await times(wires, 0, 2));
		await wires.heal();
		mustBeSlow(await times(wires, 0, 1));
	}));

test('a node should answer those alone whom its firewall lets in when it is enclosed', (context) =>
	onWires(context, async (wires) => {
		await heard(wires, [0, ANSWER], [2, CONNECT]);
		await wires.enclose(0, [1]);
		await heard(wires, [0, ANSWER], [1, CONNECT]);
		await assert.rejects(heard(wires, [0, ANSWER], [2, CONNECT]));
	}));

test('a node should be reached as before, and its slowness be told to be over, when what slows it is killed', (context) =>
	onWires(context, async (wires) => {
		await wires.slow([0, 1], 200, 0);
		await run('kill', '-9', ...(await relays(wires, 0)));
		mustBeQuick(await times(wires, 0, 1));
		await assert.rejects(wires.slow([0, 1], 0, 0), /ended by itself: SIGKILL/);
		mustBeQuick(await times(wires, 1, 0));
	}));

test('nothing should be left when wires are taken away while nodes are slow', (context) =>
	onWires(context, async (wires) => {
		await wires.slow([0], 200, 0);
		const [relay] = await relays(wires, 0);
		assert.ok(await works('test', '-e', `/proc/${relay}`));
		await wires.remove();
		assert.equal(await works('test', '-e', `/proc/${relay}`), false);
		await assert.rejects(wires.slow([0], 200, 0), /taken away/);
	}));

/** A node's RPC over a WebSocket, of which Node.js has none before 22: no package is needed for so little. */
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const SLOW = 20_000;

export class Rpc {
	#socket;
	#next = 1;
	#waiting = new Map();
	#bytes = Buffer.alloc(0);
	#parts = [];

	/** `notified` is called with the method and the parameters of what nobody asked for; `ended` once, at the end. */
	static async open(host, port, { notified = () => {}, ended = () => {} } = {}) {
		const rpc = new Rpc();
		const socket = connect({ host, port, noDelay: true });
		rpc.#socket = socket;
		await new Promise((resolve, reject) => {
			socket.setTimeout(SLOW, () => socket.destroy(new Error(`${host}:${port} does not answer`)));
			socket.once('error', reject);
			socket.once('close', () => reject(new Error(`${host}:${port} closed the connection`)));
			socket.once('connect', () => {
				const key = randomBytes(16).toString('base64');
				socket.write(
					// The node answers to no other name.
					`GET / HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
						`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
				);
			});
			const greeting = (data) => {
				rpc.#bytes = Buffer.concat([rpc.#bytes, data]);
				const end = rpc.#bytes.indexOf('\r\n\r\n');
				if (end < 0) return;
				const head = rpc.#bytes.subarray(0, end).toString();
				if (!head.startsWith('HTTP/1.1 101')) return reject(new Error(head.split('\r\n')[0]));
				rpc.#bytes = rpc.#bytes.subarray(end + 4);
				socket.off('data', greeting);
				resolve();
			};
			socket.on('data', greeting);
		});
		socket.setTimeout(0);
		socket.on('error', () => {});
		socket.on('data', (data) => rpc.#read(data, notified));
		socket.once('close', () => {
			for (const { reject } of rpc.#waiting.values()) reject(new Error('the node closed the connection'));
			rpc.#waiting.clear();
			ended();
		});
		rpc.#read(Buffer.alloc(0), notified);
		return rpc;
	}

	call(method, ...params) {
		const id = this.#next++;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				reject(new Error(`${method} was not answered`));
			}, SLOW);
			this.#waiting.set(id, {
				resolve: (value) => (clearTimeout(timer), resolve(value)),
				reject: (error) => (clearTimeout(timer), reject(error)),
			});
			this.#write(TEXT, Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, method, params })));
		});
	}

	close() {
		this.#socket.destroy();
	}

	#write(kind, payload) {
		const mask = randomBytes(4);
		const length = payload.length;
		const head =
			length < 126 ? Buffer.from([0x80 | kind, 0x80 | length]) : Buffer.from([0x80 | kind, 0x80 | 126, length >> 8, length & 255]);
		if (length > 0xffff) throw new Error('no call is so long');
		const masked = Buffer.from(payload.map((byte, i) => byte ^ mask[i & 3]));
		this.#socket.write(Buffer.concat([head, mask, masked]));
	}

	#read(data, notified) {
		this.#bytes = Buffer.concat([this.#bytes, data]);
		for (;;) {
			const bytes = this.#bytes;
			if (bytes.length < 2) return;
			let length = bytes[1] & 127;
			let start = 2;
			if (length === 126) [length, start] = [bytes.length < 4 ? Infinity : bytes.readUInt16BE(2), 4];
			else if (length === 127) [length, start] = [bytes.length < 10 ? Infinity : Number(bytes.readBigUInt64BE(2)), 10];
			if (bytes.length < start + length) return;
			const payload = bytes.subarray(start, start + length);
			this.#bytes = bytes.subarray(start + length);
			const kind = bytes[0] & 15;
			if (kind === PING) this.#write(PONG, payload);
			else if (kind === CLOSE) this.#socket.destroy();
			else if (kind <= 2) {
				this.#parts.push(payload);
				if (bytes[0] & 0x80) {
					const text = Buffer.concat(this.#parts).toString();
					this.#parts = [];
					this.#take(JSON.parse(text), notified);
				}
			}
		}
	}

	#take(message, notified) {
		if (message.id === undefined) return notified(message.method, message.params);
		const asked = this.#waiting.get(message.id);
		this.#waiting.delete(message.id);
		if (message.error) asked?.reject(new Error(message.error.message));
		else asked?.resolve(message.result);
	}
}

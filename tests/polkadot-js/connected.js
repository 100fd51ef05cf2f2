// A script that stays connected while the runtime changes. Prints what it reads of an account before the change, then, once the
// runtime is another, what it reads after it sent a transaction, which is final: a line of JSON each.
//
// SUHUI_URL the WebSocket of a node whose authority is //Alice and has mandated the operator with the mall
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';

// The library tells of another runtime by console.log, which would stand among the lines.
console.log = console.error;

const { SUHUI_URL } = process.env;
assert.ok(SUHUI_URL, 'SUHUI_URL is not set');
const api = await ApiPromise.create({ provider: new WsProvider(SUHUI_URL), noInitWarn: true });
const authority = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
const version = () => api.runtimeVersion.specVersion.toNumber();

const tell = async () => {
	const { nonce, data } = await api.query.system.account(authority.address);
	process.stdout.write(`${JSON.stringify({ version: version(), nonce: nonce.toNumber(), data: data.toJSON() })}\n`);
};

const done = (call) =>
	new Promise((resolve, reject) => {
		call
			.signAndSend(authority, ({ status, dispatchError }) => {
				if (dispatchError) reject(new Error(dispatchError.toString()));
				else if (status.isFinalized) resolve();
			})
			.catch(reject);
	});

const height = async () => (await api.rpc.chain.getHeader()).number.toNumber();

await tell();
const first = version();
while (version() === first) await pause(200);
// Until the block after the one that brought the runtime, no account can be read, nor its nonce.
const brought = await height();
while ((await height()) === brought) await pause(200);
await done(api.tx.mandate.withdraw('Mall'));
await tell();
await api.disconnect();

// A script that stays connected while the runtime changes. Prints what it reads of an account before the change, then, once the
// runtime is another, what it reads after it sent a transaction: a line of JSON each.
//
// SUHUI_URL the WebSocket of a node whose authority is //Alice and has mandated the operator with accounts
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

const included = (call) =>
	new Promise((resolve, reject) => {
		call
			.signAndSend(authority, ({ status, dispatchError }) => {
				if (dispatchError) reject(new Error(dispatchError.toString()));
				else if (status.isInBlock) resolve();
			})
			.catch(reject);
	});

await tell();
const first = version();
while (version() === first) await pause(200);
await included(api.tx.mandate.withdraw('Accounts'));
await tell();
await api.disconnect();

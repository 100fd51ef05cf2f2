/** What a block says of itself and of the state after it: who made it, who validates, which runtime it leaves. */

/** Where `Session.Validators` lies. */
const VALIDATORS = '0xcec5070d609dd3497f72bde07fc96ba088dcde934c658227ee1dfafcd6e16903';
const PRE_RUNTIME = 6;
const ACCOUNT = 32;

/** A block of the node's best chain, by its height. */
export async function blockAt(rpc, number) {
	const hash = await rpc.call('chain_getBlockHash', number);
	const [header, stored] = await Promise.all([rpc.call('chain_getHeader', hash), rpc.call('state_getStorage', VALIDATORS, hash)]);
	const validators = accountsIn(stored);
	return { number, hash, validators, author: validators[authorIn(header.digest.logs)] };
}

/** The version of the runtime after a node's block at a height, or its best one, with the block's hash. */
export async function codeAt(node, number) {
	const rpc = await node.open();
	try {
		const hash = await rpc.call('chain_getBlockHash', ...(number === undefined ? [] : [number]));
		return { hash, version: (await rpc.call('state_getRuntimeVersion', hash)).specVersion };
	} finally {
		rpc.close();
	}
}

/** The place of a block's author among those who validate, by its digest. */
export function authorIn(logs) {
	for (const log of logs) {
		const bytes = Buffer.from(log.slice(2), 'hex');
		if (bytes[0] !== PRE_RUNTIME || bytes.toString('latin1', 1, 5) !== 'BABE') continue;
		// What is left has its length, then of which kind the slot is.
		const [, start] = compact(bytes, 5);
		return bytes.readUInt32LE(start + 1);
	}
	throw new Error('a block without an author');
}

/** Accounts as the chain stores several, each by its public key. */
export function accountsIn(stored) {
	const bytes = Buffer.from(stored.slice(2), 'hex');
	const [count, start] = compact(bytes, 0);
	return Array.from({ length: count }, (_, i) => `0x${bytes.toString('hex', start + i * ACCOUNT, start + (i + 1) * ACCOUNT)}`);
}

/** A number of SCALE's shorter forms, and where what follows it begins. */
function compact(bytes, at) {
	const kind = bytes[at] & 3;
	if (kind === 0) return [bytes[at] >> 2, at + 1];
	if (kind === 1) return [bytes.readUInt16LE(at) >> 2, at + 2];
	if (kind === 2) return [bytes.readUInt32LE(at) >>> 2, at + 4];
	throw new Error('nothing here is so long');
}

/** An upgrade of the runtime as departments do it, by polkadot.js: no command of the command line sends code. */
import { createRequire } from 'node:module';
import { Unable } from './shell.js';

/** Seconds within which a call is final. */
const LIMIT = 300;
/** What a call that the council decides on has at most: bytes, and execution. */
const LENGTH = 1_024;
const WEIGHT = { refTime: 100_000_000_000, proofSize: 1 << 20 };

/** Lets two thirds of the seats authorise the code, and one of them hand it in; the height of the block that has it then. */
export async function upgrade(url, seeds, code) {
	const { ApiPromise, Keyring, WsProvider } = library();
	const api = await ApiPromise.create({
		provider: new WsProvider(url),
		noInitWarn: true,
		throwOnConnect: true,
		signedExtensions: { CheckAccess: { extrinsic: { tip: 'Null' }, payload: {} } },
	});
	try {
		const { council, consortium, system } = api.tx;
		const ring = new Keyring({ type: 'sr25519' });
		const seats = seeds.slice(0, twoThirds(seeds.length)).map((seed) => ring.addFromUri(seed));
		const send = (call, signer) => final(api, call, signer);
		const digest = api.registry.hash(code).toHex();
		const authorised = async () => (await api.query.system.authorizedUpgrade()).isSome;
		if (!(await authorised())) {
			const motion = consortium.dispatchAsRoot(system.authorizeUpgrade(digest));
			const { events } = await send(council.propose(seats.length, motion, LENGTH), seats[0]);
			const proposed = events.find(({ event }) => api.events.council.Proposed.is(event));
			// What one seat may decide alone is done as it is proposed.
			if (proposed) {
				const [, index, hash] = proposed.event.data;
				await Promise.all(seats.map((seat) => send(council.vote(hash, index, true), seat)));
				await send(council.close(hash, index, WEIGHT, LENGTH), seats[0]);
			}
			if (!(await authorised())) throw new Error('the council voted, and no upgrade is authorised');
		}
		// As hexadecimal text: the library takes bytes for those of a list, its length first.
		const { status } = await send(system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`), seats[0]);
		return (await api.rpc.chain.getHeader(status.asFinalized)).number.toNumber();
	} finally {
		await api.disconnect();
	}
}

/** How many of the seats are two thirds. */
export const twoThirds = (seats) => Math.ceil((2 * seats) / 3);

function library() {
	try {
		return createRequire(new URL('../polkadot-js/package.json', import.meta.url))('@polkadot/api');
	} catch (error) {
		if (error.code !== 'MODULE_NOT_FOUND') throw error;
		throw new Unable('polkadot.js is missing.', 'Install what tests/polkadot-js needs: (cd tests/polkadot-js && npm ci)');
	}
}

/** Sends a call and waits until it is final, done. */
function final(api, call, signer) {
	return new Promise((resolve, reject) => {
		const { section, method } = call.method;
		setTimeout(() => reject(new Error(`${section}.${method} was not final after ${LIMIT} s`)), LIMIT * 1000).unref();
		call
			.signAndSend(signer, (result) => {
				const { status, dispatchError } = result;
				if (result.isError) reject(new Error(`${section}.${method}: ${status.type}`));
				if (!status.isFinalized) return;
				if (!dispatchError) return resolve(result);
				const reason = dispatchError.isModule ? api.registry.findMetaError(dispatchError.asModule).name : dispatchError.type;
				reject(new Error(`${section}.${method}: ${reason}`));
			})
			.catch(reject);
	});
}

/** A document's two digests as the chain names it. */
import { createBLAKE2b, createSM3 } from 'hash-wasm';

const SLICE = 1024 * 1024;

/** BLAKE2-256 and SM3 of a file, read piece by piece. */
export async function digests(file: Blob): Promise<{ blake2_256: `0x${string}`; sm3: `0x${string}` }> {
	const [blake2, sm3] = await Promise.all([createBLAKE2b(256), createSM3()]);
	for (let from = 0; from < file.size; from += SLICE) {
		const part = new Uint8Array(await file.slice(from, from + SLICE).arrayBuffer());
		blake2.update(part);
		sm3.update(part);
	}
	return { blake2_256: `0x${blake2.digest('hex')}`, sm3: `0x${sm3.digest('hex')}` };
}

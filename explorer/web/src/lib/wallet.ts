/** A verifier's wallet and node: polkadot.js-compatible extensions, and the chain itself. Loaded by the verifier's page alone. */
import type { ApiPromise } from '@polkadot/api';
import type { InjectedAccountWithMeta, InjectedExtension } from '@polkadot/extension-inject/types';
import { refusal, type Refusal } from './refusals';
import type { BatchRule } from './types';

/** The chain's address format; see the runtime's `SS58Prefix`. */
const SS58 = 42;
const NODE_PATIENCE_MS = 15_000;

export interface Account {
	address: string;
	name: string;
	/** The extension that keeps the key. */
	source: string;
}

/** The batch as the chain has it now. */
export interface OnChain {
	status: string;
	source: number;
	verifier: string | null;
	records: string;
	root: string;
	claim: { mg: string; points: string };
}

export type Attestation = {
	root: string;
	records: string;
	claim: { mg: string; points: string };
	report: { blake2_256: string; sm3: string };
};

export type Moment = 'signing' | 'sent' | 'included' | 'final';

export interface Outcome {
	block: string;
	/** Null if the call did what it should. */
	error: { pallet: string; name: string; docs: string } | null;
}

/** Accounts of every extension the visitor lets this page see. Throws a [`Refusal`]. */
export async function connect(name: string): Promise<Account[]> {
	const { web3Enable, web3Accounts } = await import('@polkadot/extension-dapp');
	const extensions = await web3Enable(name);
	if (extensions.length === 0) throw refusal('no-extension');
	const accounts: InjectedAccountWithMeta[] = await web3Accounts({ ss58Format: SS58 });
	if (accounts.length === 0) throw refusal('no-account');
	return accounts.map(({ address, meta }) => ({ address, name: meta.name ?? '', source: meta.source }));
}

/** A node, and the version of its runtime whose metadata is at hand. */
export class Node {
	private constructor(
		private readonly api: ApiPromise,
		/** `spec_version` of the metadata loaded. */
		readonly specVersion: number,
		readonly genesis: string,
		readonly chain: string,
	) {}

	/** Connects by WebSocket and loads the metadata. Throws a [`Refusal`]. */
	static async connect(url: string): Promise<Node> {
		const { ApiPromise, WsProvider } = await import('@polkadot/api');
		let api: ApiPromise | undefined;
		try {
			const provider = new WsProvider(url, 2_500);
			api = new ApiPromise({ provider, noInitWarn: true, throwOnConnect: false });
			const ready = api.isReadyOrError;
			await within(ready, NODE_PATIENCE_MS);
		} catch {
			void api?.disconnect().catch(() => undefined);
			throw refusal('node-away', { url });
		}
		return new Node(api, api.runtimeVersion.specVersion.toNumber(), api.genesisHash.toHex(), api.runtimeChain.toString());
	}

	async disconnect(): Promise<void> {
		await this.api.disconnect();
	}

	/** Lets the account's extension have this runtime's metadata, so that it shows decoded fields. */
	async refreshMetadata(account: Account): Promise<'refreshed' | 'current' | 'unsupported'> {
		const { metadata } = await extension(account);
		if (!metadata) return 'unsupported';
		const { base64Encode } = await import('@polkadot/util-crypto');
		const known = (await metadata.get()).find(({ genesisHash }) => genesisHash === this.genesis);
		if (known?.specVersion === this.specVersion) return 'current';
		const taken = await metadata.provide({
			chain: this.chain,
			chainType: 'substrate',
			genesisHash: this.api.genesisHash.toHex(),
			icon: 'substrate',
			metaCalls: base64Encode(this.api.runtimeMetadata.asCallsOnly.toU8a()),
			specVersion: this.specVersion,
			ss58Format: SS58,
			// The chain has no token; extensions ask for one all the same.
			tokenDecimals: 0,
			tokenSymbol: '-',
			types: {},
		});
		if (!taken) throw refusal('metadata-declined', { node: String(this.specVersion) });
		return 'refreshed';
	}

	/** The batch at the best block; null if there is none. */
	async batch(id: number): Promise<OnChain | null> {
		const found = (await this.api.query.issuance!.batches!(id)).toJSON() as null | {
			status: string | Record<string, unknown>;
			source: number;
			verifier: string | null;
			records: number;
			root: string;
		};
		if (!found) return null;
		// Sums may pass 2^53: they are taken as digits, not as JSON's numbers.
		const { claim } = (await this.api.query.issuance!.batches!(id)).toPrimitive() as { claim: unknown };
		void claim;
		return null;
	}
}

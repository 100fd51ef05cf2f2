/** Wallet and node of whoever signs here, a verifier or an office: polkadot.js-compatible extensions, and the chain itself. Its libraries are loaded when called for. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { InjectedExtension } from '@polkadot/extension-inject/types';
import { callOf, objectionsTo, variant, wordOf, type Act, type Offices } from './acts';
import { dayNumber, monthNumber, today } from './days';
import { reasonOf, Refusal, refusal } from './refusals';
import type { ComplaintStage, ReportKind } from './types';

/** The chain's address format. */
const SS58 = 42;
const NODE_PATIENCE_MS = 15_000;

export interface Account {
	address: string;
	name: string;
	/** The extension that keeps the key. */
	source: string;
}

/** What a verifier may sign of a batch: that it is right, that it is wrong, or that another is to verify it. */
export type Call = 'attest' | 'refuse' | 'decline';

/** A batch's figures, recomputed. */
export interface Figures {
	root: string;
	records: string;
	claim: { mg: string; points: string };
}

/** A document by its digests. */
export interface Digests {
	blake2_256: string;
	sm3: string;
}

/** A call with what is signed by it: the verifier's report, or why it declines. */
export type Signed = { batch: number; document: Digests } & ({ call: 'attest'; found: Figures } | { call: 'refuse' | 'decline' });

export type Moment = 'signing' | 'sent' | 'included';

export interface Outcome {
	block: string;
	hash: string;
	/** Null if the call did what it should. */
	error: { pallet: string; name: string; docs: string } | null;
}

// Fields of the chain's types as polkadot.js decodes them by the metadata.
interface Decoded {
	isSome: boolean;
	isGood: boolean;
	isUnconfirmed: boolean;
	type: string;
	toString(): string;
	toHex(): string;
	unwrap(): Record<string, Decoded>;
}
type Query = (...keys: unknown[]) => Promise<Decoded>;

/** Accounts of every extension the visitor lets this page see. Throws [`Refusal`]. */
export async function connect(name: string): Promise<Account[]> {
	const { web3Enable, web3Accounts } = await import('@polkadot/extension-dapp');
	if ((await web3Enable(name)).length === 0) throw refusal('no-extension');
	const accounts = await web3Accounts({ ss58Format: SS58 });
	if (accounts.length === 0) throw refusal('no-account');
	return accounts.map(({ address, meta }) => ({ address, name: meta.name ?? '', source: meta.source }));
}

/** One extension's key: another may keep the same. */
export function keyOf({ source, address }: Account): string {
	return `${source}/${address}`;
}

/** A node, and the version of its runtime whose metadata is loaded. */
export class Node {
	private constructor(
		private readonly api: ApiPromise,
		/** `spec_version` of the metadata loaded; it stays, so that an upgrade is noticed. */
		readonly specVersion: number,
		readonly genesis: string,
	) {}

	/** Connects by WebSocket to a node of the chain of `genesis` and loads its metadata. Throws [`Refusal`]. */
	static async connect(url: string, genesis: string): Promise<Node> {
		const { ApiPromise, WsProvider } = await import('@polkadot/api');
		let api: ApiPromise | undefined;
		try {
			api = new ApiPromise({ provider: new WsProvider(url, 2_500), noInitWarn: true });
			await within(NODE_PATIENCE_MS, api.isReadyOrError);
		} catch {
			await api?.disconnect().catch(() => undefined);
			throw refusal('node-away', { url });
		}
		const found = api.genesisHash.toHex();
		if (found !== genesis.toLowerCase()) {
			await api.disconnect();
			throw refusal('other-chain', { node: found, site: genesis });
		}
		return new Node(api, api.runtimeVersion.specVersion.toNumber(), found);
	}

	async disconnect(): Promise<void> {
		await this.api.disconnect();
	}

	/** Lets the account's extension have this runtime's metadata, so that it shows decoded fields. Throws [`Refusal`]. */
	async refreshMetadata(account: Account): Promise<'refreshed' | 'current' | 'unsupported'> {
		const { metadata } = await extension(account);
		if (!metadata) return 'unsupported';
		const known = (await metadata.get()).find(({ genesisHash }) => genesisHash === this.genesis);
		if (known?.specVersion === this.specVersion) return 'current';
		const { base64Encode } = await import('@polkadot/util-crypto');
		const offered = metadata.provide({
			chain: this.api.runtimeChain.toString(),
			chainType: 'substrate',
			genesisHash: this.api.genesisHash.toHex(),
			icon: 'substrate',
			metaCalls: base64Encode(this.api.runtimeMetadata.asCallsOnly.toU8a()),
			specVersion: this.specVersion,
			ss58Format: SS58,
			// The chain has no token; an extension asks for a name all the same.
			tokenDecimals: 0,
			tokenSymbol: 'Unit',
			types: {},
		});
		// Some extensions answer no, some throw.
		if (!(await offered.catch(() => false))) throw refusal('metadata-declined', { node: String(this.specVersion) });
		return 'refreshed';
	}

	/** All that keeps the account from this call now; what it would attest is judged too, once it is recomputed. */
	async objections(account: string, batch: number, call: Call, found: Figures | null): Promise<Refusal[]> {
		const stale = await this.stale();
		// Nothing decoded by stale metadata is worth a further look.
		if (stale) return [stale];
		const option = await this.query('issuance', 'batches')(batch);
		if (!option.isSome) return [refusal('no-batch', { batch: String(batch) })];
		const { status, verifier, source, root, records, claim } = option.unwrap() as Record<string, Decoded>;
		const objections: Refusal[] = [];
		const assigned = verifier!.isSome ? verifier!.toString() : '';
		const participant = await this.participant(account);
		if (assigned === '' || assigned !== participant) objections.push(refusal('not-assigned', { verifier: assigned }));
		if (status!.type !== 'Assigned') objections.push(refusal('not-pending', { status: status!.type.toLowerCase() }));
		// Whoever is assigned may decline, fit or not.
		if (call === 'decline') return objections;
		if (participant === undefined) objections.push(refusal('not-accredited'));
		else objections.push(...(await this.unfit(participant, source!.toString())));
		if (call === 'attest' && found) {
			const sums = claim as unknown as Record<'reduction' | 'points', Decoded>;
			const [mg, points] = [sums.reduction.toString(), sums.points.toString()];
			if (root!.toHex() !== found.root) {
				objections.push(refusal('root-differs', { claimed: root!.toHex(), quantified: found.root }));
			}
			if (records!.toString() !== found.records) {
				objections.push(refusal('records-differ', { claimed: records!.toString(), quantified: found.records }));
			}
			if (mg !== found.claim.mg || points !== found.claim.points) {
				objections.push(refusal('claim-differs', { mg, points, foundMg: found.claim.mg, foundPoints: found.claim.points }));
			}
		}
		return objections;
	}

	/** All that keeps the account from an office's act now. */
	async objectionsTo(account: string, act: Act): Promise<Refusal[]> {
		const stale = await this.stale();
		if (stale) return [stale];
		const now = await this.today();
		const [offices, complaint, filed] = await Promise.all([
			this.offices(account, now),
			'complaint' in act ? this.complaint(act.complaint) : undefined,
			act.call === 'file' ? this.filed(act.kind, act.month, act.region) : undefined,
		]);
		return objectionsTo(act, { offices, today: now, complaint, filed });
	}

	/** The day it is by the chain. */
	async today(): Promise<string> {
		return today(new Date(Number((await this.query('timestamp', 'now')()).toString())));
	}

	/** What an account acts as on a day, beside a participant. */
	async offices(account: string, day: string): Promise<Offices> {
		const among = async (office: string) => {
			const members = (await this.query(office, 'members')()) as unknown as Decoded[];
			return members.some((member) => member.toString() === account);
		};
		const [authority, operator, mandate, region] = await Promise.all([
			among('authority'),
			among('operator'),
			this.query('mandate', 'mandates')('Review'),
			this.query('disclosure', 'offices')(account),
		]);
		const within = ({ from, until }: Record<string, Decoded>) => {
			const number = dayNumber(day);
			return Number(from!.toString()) <= number && number <= Number(until!.toString());
		};
		const mandated = mandate.isSome && within(mandate.unwrap());
		return { authority, operator, mandated, region: region.isSome ? Number(region.toString()) : null };
	}

	/** Has an office's act signed, sends it, and follows it until its block is final. Throws [`Refusal`]. */
	async act(account: Account, act: Act, document: Digests, on: (moment: Moment) => void): Promise<Outcome> {
		const { name, args, at } = callOf(act, document);
		return this.send(account, this.api.tx.disclosure![name]!(...args), { document, at }, on);
	}

	/** Has the call signed, sends it, and follows it until its block is final. Throws [`Refusal`]. */
	async sign(account: Account, signed: Signed, on: (moment: Moment) => void): Promise<Outcome> {
		const { batch, document } = signed;
		const calls = this.api.tx.issuance!;
		const call =
			signed.call === 'attest'
				? calls.attest!(batch, signed.found.root, signed.found.records, quantity(signed.found), document)
				: calls[signed.call]!(batch, document);
		return this.send(account, call, { document, at: call.args.length - 1 }, on);
	}

	private async send(
		account: Account,
		call: SubmittableExtrinsic<'promise'>,
		{ document, at }: { document: Digests; at: number },
		on: (moment: Moment) => void,
	): Promise<Outcome> {
		const { signer } = await extension(account);
		// That argument is a pair of digests: what was encoded must be what is shown.
		if (call.args[at]?.toHex() !== `${document.blake2_256}${document.sm3.slice(2)}`) {
			throw refusal('failed', { message: '材料的摘要未能正确编码 / the document’s digests were not encoded as they are' });
		}
		on('signing');
		let sent = false;
		let leave: (() => void) | undefined;
		let lost: () => void = () => undefined;
		const outcome = new Promise<Outcome>((resolve, reject) => {
			// What follows a submission is not taken up again by a new connection.
			lost = () => sent && reject(refusal('lost', { message: 'disconnected' }));
			this.api.on('disconnected', lost);
			call
				.signAndSend(account.address, { signer }, ({ status, dispatchError, txHash }) => {
					sent = true;
					if (status.isFinalized) {
						const error = dispatchError ? this.named(dispatchError) : null;
						const header = this.api.rpc.chain.getHeader(status.asFinalized);
						resolve(header.then(({ number }) => ({ block: number.toString(), hash: txHash.toHex(), error })));
					} else if (status.isInBlock) on('included');
					else if (status.isUsurped || status.isDropped || status.isInvalid || status.isFinalityTimeout) {
						reject(refusal('lost', { message: status.type }));
					} else if (status.isReady || status.isBroadcast) on('sent');
				})
				.then((unsubscribe) => (leave = unsubscribe))
				.catch((error: unknown) => {
					const refused = reasonOf(error, 'refused');
					reject(/cancel|reject/i.test(refused.values.message ?? '') ? refusal('cancelled') : refused);
				});
		});
		return outcome.finally(() => {
			this.api.off('disconnected', lost);
			leave?.();
		});
	}

	/** The number of the open participant that an account stands for. */
	private async participant(account: string): Promise<string | undefined> {
		const number = await this.query('participants', 'participantOf')(account);
		if (!number.isSome) return undefined;
		const found = (await this.query('participants', 'participants')(number.toString())).unwrap();
		// The account keeps pointing at a participant who has another key by now, or closed.
		return found.account!.toString() === account && !found.closed!.isSome ? number.toString() : undefined;
	}

	/** What keeps a participant from verifying any batch of the source. */
	private async unfit(participant: string, source: string): Promise<Refusal[]> {
		const [accredited, interest] = await Promise.all([
			this.query('accreditation', 'verifiers')(participant),
			this.query('accreditation', 'interests')(participant, source),
		]);
		const objections: Refusal[] = [];
		if (!accredited.isSome) objections.push(refusal('not-accredited'));
		else {
			const { standing } = accredited.unwrap();
			if (standing!.isUnconfirmed) objections.push(refusal('unconfirmed'));
			else if (!standing!.isGood) objections.push(refusal('suspended'));
		}
		if (interest.isSome) objections.push(refusal('interested'));
		return objections;
	}

	/** The complaint of a number, as far as acts ask; null if there is none. */
	private async complaint(number: number): Promise<{ stage: ComplaintStage; region: number } | null> {
		const found = await this.query('disclosure', 'complaints')(number);
		if (!found.isSome) return null;
		const { stage, region } = found.unwrap();
		return { stage: wordOf(stage!.type) as ComplaintStage, region: Number(region!.toString()) };
	}

	private async filed(kind: ReportKind, month: string, region: number): Promise<boolean> {
		return (await this.query('disclosure', 'reports')([variant(kind), monthNumber(month), region])).isSome;
	}

	/** Whether the runtime was upgraded since its metadata was loaded. */
	private async stale(): Promise<Refusal | undefined> {
		const now = (await this.api.rpc.state.getRuntimeVersion()).specVersion.toString();
		return now === String(this.specVersion) ? undefined : refusal('spec-stale', { loaded: String(this.specVersion), node: now });
	}

	private query(pallet: string, item: string): Query {
		const found = this.api.query[pallet]?.[item];
		if (!found) throw new Error(`${pallet}.${item}`);
		return found as unknown as Query;
	}

	private named(error: { isModule: boolean; asModule: unknown; toString(): string }): NonNullable<Outcome['error']> {
		if (!error.isModule) return { pallet: 'system', name: error.toString(), docs: '' };
		const { section, name, docs } = this.api.registry.findMetaError(error.asModule as never);
		return { pallet: section, name, docs: docs.join(' ').trim() };
	}
}

/** As the chain names a claim's parts. */
function quantity({ claim: { mg, points } }: Figures): { reduction: string; points: string } {
	return { reduction: mg, points };
}

async function extension(account: Account): Promise<InjectedExtension> {
	const { web3FromSource } = await import('@polkadot/extension-dapp');
	return web3FromSource(account.source);
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('timeout')), milliseconds);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

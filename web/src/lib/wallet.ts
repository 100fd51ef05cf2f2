/** Wallet and node of whoever signs here: polkadot.js-compatible extensions or a key of this browser's, and the chain itself. Its libraries are loaded when called for. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { InjectedExtension } from '@polkadot/extension-inject/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import {
	argumentsOf,
	namesOf,
	needed,
	objectionsTo,
	standingOf,
	unfitFor,
	type Act,
	type Chain,
	type Collective,
	type Digests,
	type Json,
	type Standing,
	type Values,
} from './acts';
import { isOverdue, part, stageOf, within } from './acts/chain';
import { variant } from './acts/variants';
import { planOf, type Ask, type PersonsCall, type Plan } from './citizen';
import { today } from './days';
import { BROWSER } from './keystore';
import { ALL, CLERKS_NEEDED, objectionsToStep, share, type Inbox, type Motion, type Step } from './motions';
import { reasonOf, Refusal, refusal } from './refusals';

export type { Digests } from './acts';

/** The chain's address format. */
const SS58 = 42;
const NODE_PATIENCE_MS = 15_000;
/** What carrying out a motion takes at most; what is not used is given back. */
const MOTION_WEIGHT = { refTime: 100_000_000_000, proofSize: 1_048_576 };

export interface Account {
	address: string;
	name: string;
	/** The extension that keeps the key, or `BROWSER`. */
	source: string;
	/** The key itself, while one that the browser keeps is open. */
	pair?: KeyringPair;
}

/** What a verifier may sign of a batch: that it is right, that it is wrong, or that another is to verify it. */
export type Call = 'attest' | 'refuse' | 'decline';

/** A batch's figures, recomputed. */
export interface Figures {
	root: string;
	records: string;
	claim: { mg: string; points: string };
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
	isSuspended: boolean;
	isRevoked: boolean;
	type: string;
	toString(): string;
	toHex(): string;
	toJSON(): Json;
	unwrap(): Record<string, Decoded>;
}
type Query = ((...keys: unknown[]) => Promise<Decoded>) & {
	entries(...first: unknown[]): Promise<[{ args: Decoded[] }, Decoded][]>;
};
/** A call as it stands in a motion. */
interface Proposed {
	section: string;
	method: string;
	args: Decoded[];
	encodedLength: number;
}

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
			await patiently(NODE_PATIENCE_MS, api.isReadyOrError);
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
		// What signs here is told by this page.
		if (account.source === BROWSER) return 'current';
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
		const { status, verifier, root, records, claim } = option.unwrap() as Record<string, Decoded>;
		const objections: Refusal[] = [];
		const assigned = verifier!.isSome ? verifier!.toString() : '';
		const participant = await this.participant(account);
		if (assigned === '' || assigned !== participant) objections.push(refusal('not-assigned', { verifier: assigned }));
		const stage = call === 'decline' ? before(status!.toJSON()) : status!.type;
		if (stage !== 'Assigned') objections.push(refusal('not-pending', { status: status!.type.toLowerCase() }));
		// Whoever is assigned may decline, fit or not, on hold or not.
		if (call === 'decline') return objections;
		if (participant === undefined) objections.push(refusal('not-accredited'));
		else objections.push(...(await this.unfit(participant, option.toJSON(), call === 'attest')));
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

	/** The chain's state as acts ask for it, of the day it is. */
	async chain(): Promise<Chain> {
		return {
			today: await this.today(),
			get: async (pallet, item, ...keys) => (await this.query(pallet, item)(...keys)).toJSON(),
			has: async (pallet, item, ...keys) => (await this.query(pallet, item)(...keys)).isSome,
			list: async (pallet, item, ...first) => {
				const found = await this.query(pallet, item).entries(...first);
				const read = found.map(([{ args }, value]): [Json[], Json] => [
					args.slice(first.length).map((arg) => arg.toJSON()),
					value.toJSON(),
				]);
				// The chain has them in the order of their keys' hashes.
				return read.sort(([[one]], [[other]]) => Number(one) - Number(other));
			},
			isCall: (pallet, call) => {
				const named = this.api.runtimeMetadata.asLatest.pallets.find(({ name }) => name.toString() === pallet);
				const calls = named?.calls.isSome ? this.api.registry.lookup.getSiType(named.calls.unwrap().type).def.asVariant.variants : [];
				return calls.some(({ name }) => name.toString() === call);
			},
		};
	}

	/** What an account acts as today. */
	async standing(account: string): Promise<Standing> {
		return standingOf(account, await this.chain());
	}

	/** All that keeps the account from an act now; of a motion also that it is open already, once its documents are there. */
	async objectionsTo(account: string, act: Act, values: Values, documents?: Record<string, Digests>): Promise<Refusal[]> {
		const stale = await this.stale();
		if (stale) return [stale];
		const chain = await this.chain();
		const against = await objectionsTo(act, values, chain, await standingOf(account, chain));
		const { motion } = act;
		if (!motion) return against;
		const members = (await this.query(motion, 'members')()).toJSON() as string[];
		const most = share(motion, members.length);
		const [open, { call }] = [await this.hashes(motion), documents ? this.called(act, values, documents) : { call: undefined }];
		if (call && open.includes(call.method.hash.toHex())) against.push(refusal('motion-open'));
		const proposers = await Promise.all(open.map((hash) => chain.get(motion, 'costOf', hash)));
		const own = proposers.filter((cost) => Array.isArray(cost) && cost[0] === account).length;
		if (own >= most) against.push(refusal('motions-full', { most: String(most) }));
		if (open.length >= ALL[motion]) against.push(refusal(`${motion === 'council' ? 'Council' : 'Clerks'}.TooManyProposals`));
		return against;
	}

	/** What a call of a participant's would take of the lots now; null if they do not hold as much. */
	async plan(participant: number, ask: Ask): Promise<Plan | null> {
		const found = await this.api.call.pointsApi!.plan!(participant, ask);
		return planOf(found.toJSON() as Json);
	}

	/** All that keeps a person from a call now, as it is judged by the chain's state. */
	async objectionsToCall(judge: (chain: Chain) => Promise<Refusal[]>): Promise<Refusal[]> {
		const stale = await this.stale();
		return stale ? [stale] : judge(await this.chain());
	}

	/** Has a person's call signed, sends it, and follows it until its block is final. Throws [`Refusal`]. */
	async call(account: Account, { pallet, name, args }: PersonsCall, on: (moment: Moment) => void): Promise<Outcome> {
		const call = this.api.tx[pallet]![name]!(...args);
		return this.send(account, call, { of: call, at: [] }, on);
	}

	/** The day it is by the chain. */
	async today(): Promise<string> {
		return today(new Date(Number((await this.query('timestamp', 'now')()).toString())));
	}

	/** Has an act signed, or proposed where it takes others, sends it, and follows it until its block is final. Throws [`Refusal`]. */
	async act(
		account: Account,
		act: Act,
		values: Values,
		documents: Record<string, Digests>,
		on: (moment: Moment) => void,
	): Promise<Outcome> {
		const { call, at } = this.called(act, values, documents);
		return this.send(account, await this.proposed(act, call), { of: call, at }, on);
	}

	/** The motions of a collective that are open. */
	async inbox(of: Collective): Promise<Inbox> {
		const [hashes, members, header] = await Promise.all([this.hashes(of), this.query(of, 'members')(), this.api.rpc.chain.getHeader()]);
		const motions = await Promise.all(hashes.map((hash) => this.motion(of, hash)));
		return {
			motions: motions.filter((motion) => motion !== null),
			members: members.toJSON() as string[],
			block: header.number.toNumber(),
		};
	}

	/** All that keeps the account from a step in a motion now. */
	async objectionsToStep(account: string, of: Collective, hash: string, step: Step): Promise<Refusal[]> {
		const stale = await this.stale();
		if (stale) return [stale];
		const inbox = await this.inbox(of);
		const motion = inbox.motions.find((one) => one.hash === hash);
		return motion
			? objectionsToStep(step, motion, inbox, account, of)
			: [refusal(`${of === 'council' ? 'Council' : 'Clerks'}.ProposalMissing`)];
	}

	/** Has a vote on a motion signed, or its close, as an act is. Throws [`Refusal`]. */
	async step(
		account: Account,
		of: Collective,
		{ hash, index, length }: Motion,
		step: Step,
		on: (moment: Moment) => void,
	): Promise<Outcome> {
		const calls = this.api.tx[of]!;
		const call = step === 'close' ? calls.close!(hash, index, MOTION_WEIGHT, length) : calls.vote!(hash, index, step === 'aye');
		return this.send(account, call, { of: call, at: [] }, on);
	}

	/** Has the call signed, sends it, and follows it until its block is final. Throws [`Refusal`]. */
	async sign(account: Account, signed: Signed, on: (moment: Moment) => void): Promise<Outcome> {
		const { batch, document } = signed;
		const calls = this.api.tx.issuance!;
		const call =
			signed.call === 'attest'
				? calls.attest!(batch, signed.found.root, signed.found.records, quantity(signed.found), document)
				: calls[signed.call]!(batch, document);
		return this.send(account, call, { of: call, at: [[call.args.length - 1, document]] }, on);
	}

	/** The call of an act, and at which places its documents stand. */
	private called(
		act: Act,
		values: Values,
		documents: Record<string, Digests>,
	): { call: SubmittableExtrinsic<'promise'>; at: [number, Digests][] } {
		const [pallet, name] = namesOf(act);
		const { args, at } = argumentsOf(act, values, documents);
		return { call: this.api.tx[pallet]![name]!(...args), at };
	}

	/** What is sent for an act: its call, or the proposal of it. */
	private async proposed(act: Act, call: SubmittableExtrinsic<'promise'>): Promise<SubmittableExtrinsic<'promise'>> {
		if (!act.motion) return call;
		const members = (await this.query(act.motion, 'members')()).toJSON() as string[];
		const threshold = act.motion === 'council' ? needed(act, members.length) : CLERKS_NEEDED;
		return this.api.tx[act.motion]!.propose!(threshold, call.method, call.method.encodedLength);
	}

	private async hashes(of: Collective): Promise<string[]> {
		return (await this.query(of, 'proposals')()).toJSON() as string[];
	}

	/** An open motion; null if it was closed meanwhile. */
	private async motion(of: Collective, hash: string): Promise<Motion | null> {
		const [proposal, voting] = await Promise.all([this.query(of, 'proposalOf')(hash), this.query(of, 'voting')(hash)]);
		if (!proposal.isSome || !voting.isSome) return null;
		const { section, method, args, encodedLength } = proposal.unwrap() as unknown as Proposed;
		const { index, threshold, ayes, nays, end } = voting.toJSON() as unknown as Omit<Motion, 'hash' | 'call' | 'length'>;
		const call = { section, method, args: args.map((arg) => arg.toJSON()) };
		return { hash, index, threshold, ayes, nays, end, call, length: encodedLength };
	}

	private async send(
		account: Account,
		call: SubmittableExtrinsic<'promise'>,
		{ of, at }: { of: SubmittableExtrinsic<'promise'>; at: [number, Digests][] },
		on: (moment: Moment) => void,
	): Promise<Outcome> {
		const options = account.pair ? {} : { signer: (await extension(account)).signer };
		// Those arguments are, or hold, pairs of digests: what was encoded must be what is shown.
		if (at.some(([place, { blake2_256, sm3 }]) => !of.args[place]?.toHex().includes(blake2_256.slice(2) + sm3.slice(2)))) {
			throw refusal('failed', { message: '材料的摘要未能正确编码 / the document’s digests were not encoded as they are' });
		}
		if (call !== of && call.args[1]?.toHex() !== of.method.toHex()) {
			throw refusal('failed', { message: '提案未能正确编码 / the motion was not encoded as it is' });
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
				.signAndSend(account.pair ?? account.address, options, ({ status, dispatchError, txHash, events }) => {
					sent = true;
					if (status.isFinalized) {
						const fault = dispatchError ?? carriedOut(events);
						const error = fault ? this.named(fault) : null;
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

	/** What keeps a participant from verifying a batch; of one found wrong an interest does not. */
	private async unfit(participant: string, batch: Json, disinterested: boolean): Promise<Refusal[]> {
		const chain = await this.chain();
		const [accredited, suspension, found] = await Promise.all([
			this.query('accreditation', 'verifiers')(participant),
			chain.get('calendar', 'deadlines', { Suspension: participant }),
			unfitFor(Number(participant), batch, chain),
		]);
		const has = (reason: Refusal['reason']) => found.some((one) => one.reason === reason);
		const objections: Refusal[] = [];
		if (!accredited.isSome) objections.push(refusal('not-accredited'));
		else {
			const { standing, unconfirmed } = accredited.unwrap();
			// A suspension that the council did not confirm in time has lapsed.
			const provisional = part(within(standing!.toJSON()), 'confirmed') === false;
			if (standing!.isRevoked) objections.push(refusal('not-accredited'));
			else if (standing!.isSuspended && !(provisional && isOverdue(suspension, chain))) objections.push(refusal('suspended'));
			if (unconfirmed!.isSome) objections.push(refusal('unconfirmed'));
		}
		// Of its people, scope, days and sanctions no more is told than that.
		if (objections.length === 0 && has('Issuance.NotInGoodStanding')) objections.push(refusal('Issuance.NotInGoodStanding'));
		if (disinterested && has('Issuance.Interested')) objections.push(refusal('interested'));
		return objections;
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

	private named(error: Fault): NonNullable<Outcome['error']> {
		if (!error.isModule) return { pallet: 'system', name: error.toString(), docs: '' };
		const { section, name, docs } = this.api.registry.findMetaError(error.asModule as never);
		return { pallet: section, name, docs: docs.join(' ').trim() };
	}
}

interface Fault {
	isModule: boolean;
	asModule: unknown;
	toString(): string;
}

/** What became of a motion that was carried, if it failed: that it was carried did not. */
function carriedOut(events: { event: { section: string; method: string; data: unknown[] } }[]): Fault | undefined {
	const executed = events.find(({ event: { section, method } }) => ['council', 'clerks'].includes(section) && method === 'Executed');
	const result = executed?.event.data[1] as { isErr: boolean; asErr: Fault } | undefined;
	return result?.isErr ? result.asErr : undefined;
}

/** At which stage a batch is, on hold by the operator's order or not. */
function before(status: Json): string {
	return String(part(status, 'held', 'order', 'before') ?? variant(stageOf(status)));
}

/** As the chain names a claim's parts. */
function quantity({ claim: { mg, points } }: Figures): { reduction: string; points: string } {
	return { reduction: mg, points };
}

async function extension(account: Account): Promise<InjectedExtension> {
	const { web3FromSource } = await import('@polkadot/extension-dapp');
	return web3FromSource(account.source);
}

function patiently<T>(milliseconds: number, work: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('timeout')), milliseconds);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

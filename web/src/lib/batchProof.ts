/** A batch as the chain codes it, `Issuance.Batches`, so that it can be proved: what never changes of it, and whether it was attested. */
import type { Claim, Hex } from './proof';
import { compact, digest, joined, u32 } from './scale';
import type { Batch, BatchRule } from './types';

/** The status of a batch whose verifier found it wrong, by its place among the chain's. */
const REFUSED = 8;
/** Where `records` begins: behind source, terms, the period's two days, reporter and the day of opening. */
const RECORDS = 24;
/** Bytes of a document's two digests. */
const DOCUMENT = 64;

/** What the service shows of a batch, as it has to stand in the state. The day of opening is not shown as the chain has it. */
export function batchClaim({ id, reporter }: Pick<Batch, 'id' | 'reporter'>, rule: BatchRule): Claim {
	const { source, terms, period, records, chunks, root, claim } = rule;
	return {
		place: { pallet: 'Issuance', item: 'Batches', parts: [{ twox64: joined(u32(id)) }] },
		expected: [
			{ at: 0, bytes: joined(...[source, terms, period.first, period.last, reporter.id].map(u32)) },
			{ at: RECORDS, bytes: joined(u32(records), u32(chunks), digest(root), compact(claim.mg), compact(claim.points)) },
		],
	};
}

/** Whether a proved batch bears a verifier's report that attests it: what stands behind the claim in the value. */
export function isProvedAttested(claim: Claim, value: Hex): boolean {
	const bytes = (value.slice(2).match(/../g) ?? []).map((byte) => parseInt(byte, 16));
	const last = claim.expected[claim.expected.length - 1];
	let at = last ? last.at + (last.bytes.length - 2) / 2 : 0;
	// Each of these may be absent: the batch continued, the verifier, its report.
	const lengths = [4, 4, DOCUMENT];
	const present = lengths.map((length) => {
		const is = bytes[at] === 1;
		at += is ? 1 + length : 1;
		return is;
	});
	return present[2] === true && bytes[at] !== undefined && bytes[at] !== REFUSED;
}

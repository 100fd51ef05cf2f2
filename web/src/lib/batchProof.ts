/** A batch as the chain codes it, `Issuance.Batches`, so that it can be proved: what never changes of it, by which formulas it is quantified, and whether it was attested. */
import type { Text } from './i18n.svelte';
import { whole, type Claim, type Claims, type Hex, type Place } from './proof';
import { coded, compact, day, digest, joined, option, text, u32 } from './scale';
import type { Batch, BatchRule } from './types';

/** The status of a batch whose verifier found it wrong, by its place among the chain's. */
const REFUSED = 8;
/** Where `records` begins: behind source, terms, the period's two days, reporter and the day of opening. */
const RECORDS = 24;
/** Bytes of a document's two digests. */
const DOCUMENT = 64;

/** The batch of a number as the page shows it, as it is recomputed, and the formulas for that; undefined where it is shown as the chain can't have it. */
export function batchClaims(number: string, batch: Batch, rule: BatchRule): Claims | undefined {
	return coded(() => [batchClaim(number, batch, rule), ...formulaClaims(batch, rule)]);
}

/** What the service shows of a batch, as it has to stand in the state. The day of opening is not shown as the chain has it. */
function batchClaim(number: string, batch: Batch, rule: BatchRule): Claim {
	const { source, terms, period, records, chunks, root, claim } = rule;
	const { scenario, reporter } = batch;
	return {
		place: { pallet: 'Issuance', item: 'Batches', parts: [{ twox64: joined(u32(Number(number))) }] },
		expected: [
			{ at: 0, bytes: joined(...[scenario.id, batch.terms].map(u32), day(batch.period.first), day(batch.period.last)) },
			{ at: RECORDS, bytes: amounts(batch.records, batch.chunks, batch.root, batch.claim.reduction.mg, batch.claim.points) },
			{ at: 0, bytes: joined(...[source, terms, period.first, period.last, reporter.id].map(u32)) },
			{ at: RECORDS, bytes: amounts(records, chunks, root, claim.mg, claim.points) },
		],
	};
}

function amounts(records: number, chunks: number, root: Hex, mg: string, points: string): Hex {
	return joined(u32(records), u32(chunks), digest(root), compact(mg), compact(points));
}

/** The texts of the formulas, and that the terms of the batch name the methodology's. */
function formulaClaims(batch: Batch, { source, terms, version, methodology, points }: BatchRule): Claim[] {
	const parts = [source, terms].map((part) => ({ twox64: joined(u32(part)) }));
	const of = (pallet: string, item: string, parts: Place['parts']): Place => ({ pallet, item, parts });
	const named = [version, batch.version?.id].map((id) => ({ at: 0, bytes: joined(option(id, u32)) }));
	const claims: Claim[] = [
		{ place: of('Scenarios', 'TermsOf', parts), expected: named },
		whole(of('Scenarios', 'PointsTexts', parts), joined(text(points))),
	];
	if (version === null || version === undefined) return claims;
	const place = of('Methodology', 'Texts', [{ twox64: joined(u32(version)) }]);
	return [...claims, whole(place, joined(text(methodology ?? '')))];
}

/** What is proved of a batch, and whether the service says more of it: that a verifier attests it, which the page repeats. */
export function proved(claim: Claim, value: Hex, shownAttested: boolean): Text {
	if (isProvedAttested(claim, value))
		return {
			zh: '这一批的默克尔根、记录数、数额与所用公式确在链上，并经核查机构核证。',
			en: 'root, records, figures and formulas of this batch stand in the chain’s state, attested by a verifier.',
		};
	const but = shownAttested
		? { zh: '本页称其“核证的”，所据仅为服务所言。', en: ' That this page calls it attested is the service’s word alone.' }
		: { zh: '', en: '' };
	return {
		zh: `这一批的默克尔根、记录数、数额与所用公式确在链上，尚无核查机构的核证。${but.zh}`,
		en: `root, records, figures and formulas of this batch stand in the chain’s state; no verifier attests them.${but.en}`,
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

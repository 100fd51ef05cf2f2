/** What an office signs on the page (Art. 5, 43): how it is called, and what the chain would have against it. */
import { dayNumber, monthNumber } from './days';
import { refusal, type Refusal } from './refusals';
import type { ComplaintStage, ReportKind, RuleKind } from './types';
import type { Digests } from './wallet';

const PROVINCE = 320_000;
/** Bytes of a title at most. */
const MAX_TITLE = 128;

export type Act =
	| { call: 'answer'; complaint: number }
	| { call: 'decide'; complaint: number; upheld: boolean }
	| { call: 'file'; kind: ReportKind; month: string; region: number }
	| { call: 'publish'; kind: RuleKind; title: string; effective: string };
export type ActName = Act['call'];

/** What an account acts as. */
export interface Offices {
	authority: boolean;
	operator: boolean;
	/** Whether the operator may act so: by its mandate of review (Art. 6). */
	mandated: boolean;
	/** The region whose office it is. */
	region: number | null;
}

/** What the chain holds that matters to an act. */
export interface Facts {
	offices: Offices;
	/** The day it is by the chain. */
	today: string;
	/** The complaint it is about; null if there is none of that number. */
	complaint?: { stage: ComplaintStage; region: number } | null;
	/** Whether the report was filed before. */
	filed?: boolean;
}

/** Who may do it. */
export function holder(act: Act): 'authority' | 'operator' | 'region' | 'answerer' {
	switch (act.call) {
		case 'answer':
			return 'answerer';
		case 'decide':
		case 'publish':
			return 'authority';
		case 'file':
			return act.kind === 'annual' ? 'authority' : act.kind === 'regional' ? 'region' : 'operator';
	}
}

/** Whether a region is another, or has it within: 320000 has 320100, and that 320102. */
export function covers(region: number, other: number): boolean {
	return [other, other - (other % 100), other - (other % 10_000)].includes(region);
}

/** All that the chain has against an act, as it now stands. */
export function objectionsTo(act: Act, { offices, today, complaint, filed }: Facts): Refusal[] {
	const objections = unfit(holder(act), offices);
	switch (act.call) {
		case 'answer':
		case 'decide': {
			const number = String(act.complaint);
			if (!complaint) return [...objections, refusal('no-complaint', { complaint: number })];
			if (act.call === 'decide') {
				if (complaint.stage !== 'under_review') objections.push(refusal('not-under-review', { complaint: number }));
			} else {
				if (complaint.stage !== 'filed') objections.push(refusal('answered', { complaint: number }));
				const own = offices.operator && offices.mandated ? null : offices.region;
				if (own !== null && !covers(own, complaint.region)) {
					objections.push(refusal('outside-region', { region: String(complaint.region), own: String(own) }));
				}
			}
			return objections;
		}
		case 'file': {
			const own = act.kind === 'regional' ? offices.region : PROVINCE;
			if (own !== null && act.region !== own) objections.push(refusal('outside-region', { region: String(act.region), own: String(own) }));
			// Months are written so that they compare as texts.
			if (act.month >= today.slice(0, 7)) objections.push(refusal('month-not-over', { month: act.month }));
			if (act.kind !== 'monthly' && !act.month.endsWith('-12')) objections.push(refusal('no-december', { month: act.month }));
			if (filed) objections.push(refusal('filed-already', { month: act.month }));
			return objections;
		}
		case 'publish':
			if (!isTitle(act.title)) objections.push(refusal('bad-title', { most: String(MAX_TITLE) }));
			return objections;
	}
}

/** What an account lacks that has to act as something. */
function unfit(needed: ReturnType<typeof holder>, { authority, operator, mandated, region }: Offices): Refusal[] {
	const as = { authority, region: region !== null, operator: operator && mandated };
	if (needed === 'answerer' ? as.operator || as.region : as[needed]) return [];
	const unmandated = operator && (needed === 'operator' || needed === 'answerer');
	return [unmandated ? refusal('no-mandate') : refusal('not-office', { office: needed })];
}

/** Whether the chain takes a text as a title: it shows something, hides nothing, and is no longer than it may be. */
export function isTitle(text: string): boolean {
	return (
		text.trim() !== '' &&
		bytes(text).length <= MAX_TITLE &&
		!/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
	);
}

/** A call of the pallet `disclosure`: its name, its arguments, and which of them is the document. */
export function callOf(act: Act, document: Digests): { name: string; args: unknown[]; at: number } {
	switch (act.call) {
		case 'answer':
			return { name: 'answerComplaint', args: [act.complaint, document], at: 1 };
		case 'decide':
			return { name: 'decideReview', args: [act.complaint, act.upheld, document], at: 2 };
		case 'file':
			return { name: 'fileReport', args: [variant(act.kind), monthNumber(act.month), act.region, document], at: 3 };
		case 'publish':
			return { name: 'publishRule', args: [variant(act.kind), hex(act.title), document, dayNumber(act.effective)], at: 2 };
	}
}

/** A word of the API as the chain has it: `points_rule` is `PointsRule`. */
export function variant(word: string): string {
	return word.replace(/(^|_)(\w)/g, (_, _before, letter: string) => letter.toUpperCase());
}

/** The other way round. */
export function wordOf(variant: string): string {
	return variant.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();
}

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

// As text it would be read as a number if it began like one.
function hex(text: string): string {
	return `0x${[...bytes(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

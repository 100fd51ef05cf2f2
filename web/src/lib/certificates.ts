/** Certificates' numbers, as `crates/coding` writes them, and what the chain holds of a certificate and of what it certifies, so that both can be proved. */
import { whole, type Claim, type Claims } from './proof';
import { code as fixed, coded, day, digest, joined, option, text, u32, u64, variant } from './scale';
import type { CertificateDetail, DocumentRef, LargeEventDetail, Participant, RetirementDetail } from './types';

/** The check digits of a number by ISO 7064, MOD 97-10. */
export function checkDigits(number: string): string {
	const rest = Number((BigInt(number) * 100n) % 97n);
	return String(98 - rest).padStart(2, '0');
}

/** A number as people write it, `202600000001-52`; null unless it has twelve digits and the two that check them. */
export function certificateNumber(written: string): string | null {
	const [, number = '', check = ''] = /^(\d{12})-?(\d{2})$/.exec(written.trim()) ?? [];
	return number !== '' && checkDigits(number) === check ? `${number}-${check}` : null;
}

/** Bytes of an account, and of a legal person's code. */
const ACCOUNT = 32;
const CODE = 18;
/** Purposes and beneficiaries by their places among the chain's. */
const PURPOSES: RetirementDetail['purpose'][] = ['donation', 'offset', 'cancellation', 'compensation'];

/** All that a certificate says, as it has to stand in the state: itself under the number it was asked by, what it certifies under the number
 * it names, and each legal person named, by title and code; undefined where the service shows no such event or retirement, or what no chain holds. */
export function claimsOf(of: CertificateDetail, number: string, people: Participant[]): Claims | undefined {
	return coded(() => {
		const own = { ...of, number };
		const subject = subjectClaim(own);
		if (!subject) return undefined;
		const names = people.map(holderClaim).filter((claim) => claim !== undefined);
		return [certificateClaim(own), subject, ...names];
	});
}

/** Whom a certificate names: whoever it is for, and who accounted the event or has the good of the retirement. */
export function namedIn({ kind, large_event, retirement }: CertificateDetail): number[] {
	const all =
		kind === 'neutrality'
			? [large_event?.host, large_event?.accountings[0]?.verifier]
			: [retirement?.holder, retirement?.beneficiary.participant];
	return [...new Set(all.flatMap((one) => (one ? [one.id] : [])))];
}

export function certificateClaim({ number, kind, subject, issued, document }: CertificateDetail): Claim {
	const value = joined(variant(kind === 'neutrality' ? 0 : 1), u32(subject), day(issued.day), digested(document));
	const place = { pallet: 'Reductions', item: 'Certificates', parts: [{ twox64: joined(u64(bare(number))) }] };
	return whole(place, value);
}

/** The event or the retirement that the certificate names, and no other one; it bears the certificate's number. */
function subjectClaim({ number, kind, subject, large_event, retirement }: CertificateDetail): Claim | undefined {
	const own = { id: subject, certificate: number };
	if (kind === 'neutrality') return large_event ? eventClaim({ ...large_event, ...own }) : undefined;
	return retirement ? retirementClaim({ ...retirement, ...own }) : undefined;
}

/** A large event, all of it. */
export function eventClaim(of: LargeEventDetail): Claim {
	const [accounting] = of.accountings;
	const value = joined(
		u32(of.host.id),
		text(of.title),
		u32(of.region),
		day(of.first),
		day(of.last),
		digested(of.plan),
		u64(of.target.mg),
		day(of.registered.day),
		option(of.accountant, ({ id }) => u32(id)),
		option(accounting, (it) => u32(it.verifier.id) + u64(it.emissions.mg) + digested(it.report) + day(it.at.day)),
		u64(of.covered.mg),
		u32(of.donors),
		option(of.consent, decided),
		option(of.called_off, decided),
		option(of.certificate, (number) => u64(bare(number))),
	);
	return whole({ pallet: 'Reductions', item: 'Events', parts: [{ twox64: joined(u32(of.id)) }] }, value);
}

/** A retirement, all of it but by class. */
export function retirementClaim(of: RetirementDetail): Claim {
	const value = joined(
		u32(of.holder.id),
		beneficiary(of.beneficiary),
		purpose(of),
		day(of.retired.day),
		u64(of.total.reduction.mg),
		u64(of.total.points),
		option(of.period, ({ first, last }) => day(first) + day(last)),
		option(of.evidence, digested),
		option(of.certificate, (number) => u64(bare(number))),
	);
	return whole({ pallet: 'Reductions', item: 'Retirements', parts: [{ twox64: joined(u32(of.id)) }] }, value);
}

/** Under which title and code a legal person stands in the register, behind its account; undefined of people, who have neither. */
export function holderClaim({ id, kind, title, code }: Pick<Participant, 'id' | 'kind' | 'title' | 'code'>): Claim | undefined {
	if (!title || !code) return undefined;
	const bytes = joined(variant(kind === 'institution' ? 1 : 2), text(title), fixed(code, CODE));
	return {
		place: { pallet: 'Participants', item: 'Participants', parts: [{ twox64: joined(u32(id)) }] },
		expected: [{ at: ACCOUNT, bytes }],
	};
}

function beneficiary({ kind, participant, title, seal }: RetirementDetail['beneficiary']): string {
	switch (kind) {
		case 'holder':
			return variant(0);
		case 'participant':
			return variant(1) + u32(participant?.id ?? 0);
		case 'named':
			return variant(2) + text(title ?? '');
		case 'sealed':
			return variant(3) + digest(seal ?? '');
	}
}

function purpose({ purpose: of, case: matter, acceptance }: RetirementDetail): string {
	return variant(PURPOSES.indexOf(of)) + (matter && acceptance ? digested(matter) + digested(acceptance) : '');
}

function decided({ document, at }: { document: DocumentRef; at: { day: string } }): string {
	return digested(document) + day(at.day);
}

function digested({ blake2_256, sm3 }: DocumentRef): string {
	return digest(blake2_256) + digest(sm3);
}

/** The number that the chain knows it by. */
function bare(number: string): string {
	return number.slice(0, 12);
}

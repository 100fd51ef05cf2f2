/** What authority and council decide of verifiers (Art. 40-42, 44). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import { listed, type Act, type Field, type Made, type Values } from './act';
import { isOverdue, LEGAL_PERSONS, part, stageOf, those, within, type Chain, type Json } from './chain';
import { ACCOUNT, REASON, UNTIL, VERIFIER } from './fields';
import { isStaffed } from './staff';

/** People whose education one call notes. */
const MAX_ATTENDED = 64;
/** And for whom one call finds that they work. */
const MAX_STAFF_CHANGES = 8;

const APPLICANT: Field = {
	name: 'applicant',
	kind: 'number',
	label: () => t('申请人的参与者编号', 'The applicant’s number as a participant'),
	href: (value) => `/participants/${value}`,
};

/** Which of an applicant's: it may apply anew while the council decides. */
const APPLICATION: Field = {
	name: 'application',
	kind: 'number',
	label: () => t('其第几份申请', 'Which of its applications'),
};

/** Of a suspension, which the authority may order at any time, the reason; nothing of who is not suspended. */
const SUSPENSION: Field = {
	name: 'suspension',
	kind: 'digests',
	optional: true,
	label: () =>
		t(
			'所恢复的暂停，其理由材料的 BLAKE2-256 与 SM3 摘要（未被暂停的不填）',
			'The suspension that is lifted, by the digests of its reason, BLAKE2-256 and SM3; nothing if it is not suspended',
		),
};

const LIFTED: Made = {
	to: ({ suspension }) => {
		const [blake2_256, sm3] = listed(suspension);
		return blake2_256 === undefined ? null : { blake2_256, sm3 };
	},
	from: (json) => ({ suspension: digestsOf(json) }),
};

const EMPLOYER: Field = {
	name: 'employer',
	kind: 'number',
	label: () => t('所属机构的参与者编号', 'Number of the employer as a participant'),
	href: (value) => `/participants/${value}`,
};

const PEOPLE: Field = {
	name: 'people',
	kind: 'digests',
	label: () => t('各人员的身份承诺，用逗号隔开', 'Commitments of the people, with commas'),
};

/** A verifier whose accreditation was not revoked. */
async function accredited({ verifier }: Values, chain: Chain): Promise<{ found: Json; against: Refusal[] }> {
	const found = await chain.get('accreditation', 'verifiers', Number(verifier));
	const gone = found === null || stageOf(part(found, 'standing')) === 'revoked';
	return { found, against: those([gone, 'Accreditation.NotFound']) };
}

/** Whether a suspension stands: one the council did not confirm in time has lapsed. */
async function suspended(verifier: string, found: Json, chain: Chain): Promise<{ stands: boolean; confirmed: boolean }> {
	const standing = part(found, 'standing');
	if (stageOf(standing) !== 'suspended') return { stands: false, confirmed: false };
	const confirmed = part(within(standing), 'confirmed') === true;
	const deadline = await chain.get('calendar', 'deadlines', { Suspension: Number(verifier) });
	return { stands: confirmed || !isOverdue(deadline, chain), confirmed };
}

/** A document's digests as they are entered. */
function digestsOf(document: Json): string {
	return document === null || typeof document !== 'object' ? '' : Object.values(document).filter(Boolean).join(', ');
}

/** The suspension of a verifier that the council may lift, also one that has lapsed, as it is entered. */
export function suspensionOf(found: Json): string {
	const standing = part(found, 'standing');
	return stageOf(standing) === 'suspended' ? digestsOf(part(within(standing), 'reason')) : '';
}

/** Whether what waits is another application than the one named. */
async function differs(applicant: number, application: string, chain: Chain): Promise<boolean> {
	return Number(await chain.get('accreditation', 'applied', applicant)) !== Number(application);
}

/** What keeps a participant from being accredited up to a day on what it applied with. */
async function conditions(verifier: number, until: string, application: Json, chain: Chain): Promise<Refusal[]> {
	const found = await chain.get('participants', 'participants', verifier);
	const open = found !== null && part(found, 'closed') === null && LEGAL_PERSONS.includes(stageOf(part(found, 'holder')) as never);
	const expires = Number(part(within(part(application, 'qualification')), 'expires'));
	return those(
		[!open, 'Accreditation.NotRegistered'],
		[until < chain.today, 'Accreditation.InThePast'],
		[expires < dayNumber(chain.today), 'Accreditation.QualificationExpired'],
		[!(await isStaffed(verifier, chain)), 'Accreditation.TooFewStaff'],
	);
}

export const VERIFIERS: Act[] = [
	{
		id: 'accreditation.suspend',
		group: 'verifiers',
		by: ['authority'],
		fields: [VERIFIER],
		documents: [REASON],
		args: ['verifier', { document: 'reason' }],
		title: () => t('暂停核查机构资格', 'Suspend a verifier'),
		statement: ({ verifier }) =>
			t(
				`即日暂停核查机构 ${verifier} 的资格，理由见所附材料。二十个工作日内未经相关部门确认的，自行失效。`,
				`Suspends verifier ${verifier} at once, for the reasons in the document. Unless the council confirms it within 20 working days, it lapses.`,
			),
		against: async (values, chain) => {
			const { found, against } = await accredited(values, chain);
			if (against.length) return against;
			return those([stageOf(part(found, 'standing')) === 'suspended', 'Accreditation.AlreadySuspended']);
		},
	},
	{
		id: 'accreditation.attend',
		group: 'verifiers',
		by: ['authority'],
		fields: [
			PEOPLE,
			{ name: 'day', kind: 'day', label: () => t('继续教育的最后一日', 'Last day of the education'), start: (today) => today },
		],
		args: ['people', 'day'],
		title: () => t('登记继续教育', 'Note continuing education'),
		statement: ({ people, day }) =>
			t(
				`登记 ${listed(people).length} 名专职人员参加了 ${day} 结束的继续教育。`,
				`Notes that ${listed(people).length} people attended the continuing education that ended on ${day}.`,
			),
		against: async ({ people, day }, chain) => {
			const all = listed(people);
			if (all.length > MAX_ATTENDED) return [refusal('too-many', { most: String(MAX_ATTENDED) })];
			const employed = await Promise.all(all.map((one) => chain.has('accreditation', 'staffOf', one)));
			return those([day! > chain.today, 'Accreditation.InTheFuture'], [employed.includes(false), 'Accreditation.NotFound']);
		},
	},
	{
		id: 'accreditation.settle_staff',
		group: 'verifiers',
		by: ['authority'],
		fields: [PEOPLE, EMPLOYER],
		documents: [{ name: 'evidence', label: () => t('证明材料', 'The evidence') }],
		args: ['people', 'employer', { document: 'evidence' }],
		title: () => t('认定专职人员所属机构', 'Find for whom people work'),
		statement: ({ people, employer }) =>
			t(
				`认定 ${listed(people).length} 名专职人员属于参与者 ${employer}，只能由其报告；其他机构已报告的，即日除去。`,
				`Finds that ${listed(people).length} people work for participant ${employer}, which alone may report them; whoever else did loses them at once.`,
			),
		against: async ({ people, employer }, chain) => {
			const all = listed(people);
			if (all.length > MAX_STAFF_CHANGES) return [refusal('too-many', { most: String(MAX_STAFF_CHANGES) })];
			const found = await chain.get('participants', 'participants', Number(employer));
			const open = found !== null && part(found, 'closed') === null && LEGAL_PERSONS.includes(stageOf(part(found, 'holder')) as never);
			const before = await Promise.all(all.map((one) => chain.get('accreditation', 'staffOf', one)));
			return those(
				[!open, 'Accreditation.NotRegistered'],
				[before.some((it) => it !== null && Number(it) === Number(employer)), 'Accreditation.AlreadyExists'],
			);
		},
	},
	{
		id: 'accreditation.accredit',
		group: 'verifiers',
		motion: 'council',
		fields: [VERIFIER, APPLICATION, UNTIL],
		args: ['verifier', 'application', 'until'],
		title: () => t('确定核查机构', 'Accredit a verifier'),
		statement: ({ verifier, application, until }) =>
			t(
				`据其第 ${application} 份申请，确定参与者 ${verifier} 为核查机构，有效期至 ${until}。`,
				`Accredits participant ${verifier} as a verifier, on its application ${application}, until the end of ${until}.`,
			),
		against: async ({ verifier, application: which, until }, chain) => {
			const [found, application] = await Promise.all([
				chain.get('accreditation', 'verifiers', Number(verifier)),
				chain.get('accreditation', 'applications', Number(verifier)),
			]);
			const is = found !== null && stageOf(part(found, 'standing')) !== 'revoked';
			if (is) return [refusal('Accreditation.AlreadyExists')];
			if (application === null) return [refusal('Accreditation.NotApplied')];
			if (await differs(Number(verifier), which!, chain)) return [refusal('Accreditation.ApplicationDiffers')];
			return conditions(Number(verifier), until!, application, chain);
		},
	},
	{
		id: 'accreditation.renew',
		group: 'verifiers',
		motion: 'council',
		fields: [
			VERIFIER,
			{
				...APPLICATION,
				optional: true,
				label: () => t('其第几份申请（未另行申请的不填）', 'Which of its applications, if it applied anew'),
			},
			UNTIL,
		],
		args: ['verifier', 'application', 'until'],
		title: () => t('续期', 'Renew an accreditation'),
		statement: ({ verifier, application, until }) =>
			application
				? t(
						`据其第 ${application} 份申请，核查机构 ${verifier} 的资格续至 ${until}。`,
						`Lets the accreditation of verifier ${verifier} stand, on its application ${application}, until the end of ${until}.`,
					)
				: t(
						`核查机构 ${verifier} 的资格续至 ${until}。`,
						`Lets the accreditation of verifier ${verifier} stand until the end of ${until}.`,
					),
		against: async (values, chain) => {
			const { found, against } = await accredited(values, chain);
			if (against.length) return against;
			const anew = await chain.get('accreditation', 'applications', Number(values.verifier));
			const named = Boolean(values.application);
			if (named && anew === null) return [refusal('Accreditation.NotApplied')];
			const isAnother = named ? await differs(Number(values.verifier), values.application!, chain) : anew !== null;
			if (isAnother) return [refusal('Accreditation.ApplicationDiffers')];
			return conditions(Number(values.verifier), values.until!, anew ?? part(found, 'application'), chain);
		},
	},
	{
		id: 'accreditation.reject',
		group: 'verifiers',
		motion: 'council',
		fields: [APPLICANT, APPLICATION],
		documents: [REASON],
		args: ['applicant', 'application', { document: 'reason' }],
		title: () => t('核查机构申请不予通过', 'Reject an application'),
		statement: ({ applicant, application }) =>
			t(
				`参与者 ${applicant} 成为核查机构的第 ${application} 份申请不予通过，理由见所附材料。`,
				`Rejects application ${application} of participant ${applicant} to be a verifier, for the reasons in the document.`,
			),
		against: async ({ applicant, application }, chain) => {
			const found = await chain.get('accreditation', 'applications', Number(applicant));
			if (found === null) return [refusal('Accreditation.NotApplied')];
			return those([await differs(Number(applicant), application!, chain), 'Accreditation.ApplicationDiffers']);
		},
	},
	{
		id: 'accreditation.revoke',
		group: 'verifiers',
		motion: 'council',
		fields: [VERIFIER],
		documents: [REASON],
		args: ['verifier', { document: 'reason' }],
		title: () => t('撤销资格', 'Revoke an accreditation'),
		statement: ({ verifier }) =>
			t(
				`撤销核查机构 ${verifier} 的资格，理由见所附材料。此前的核证不变。`,
				`Revokes the accreditation of verifier ${verifier}, for the reasons in the document. Earlier attestations stand.`,
			),
		against: async (values, chain) => (await accredited(values, chain)).against,
	},
	{
		id: 'accreditation.confirm_suspension',
		group: 'verifiers',
		motion: 'council',
		fields: [VERIFIER],
		args: ['verifier'],
		title: () => t('确认暂停资格', 'Confirm a suspension'),
		statement: ({ verifier }) =>
			t(
				`确认暂停核查机构 ${verifier} 的资格，直至恢复。`,
				`Confirms the suspension of verifier ${verifier}, which then stands until it is lifted.`,
			),
		against: async (values, chain) => {
			const { found, against } = await accredited(values, chain);
			if (against.length) return against;
			const { stands, confirmed } = await suspended(values.verifier!, found, chain);
			return those([!stands || confirmed, 'Accreditation.NotSuspended']);
		},
	},
	{
		id: 'accreditation.lift',
		group: 'verifiers',
		motion: 'council',
		fields: [VERIFIER, ACCOUNT, SUSPENSION],
		args: ['verifier', 'account', LIFTED],
		title: () => t('恢复资格，确认密钥', 'Lift a suspension, or confirm who holds the key'),
		statement: ({ verifier, account, suspension }) =>
			suspension
				? t(
						`恢复核查机构 ${verifier} 被暂停的资格（暂停的理由材料：${suspension}），并确认其账户为 ${account}。`,
						`Lifts the suspension of verifier ${verifier} whose reason is the document ${suspension}, and confirms that its account is ${account}.`,
					)
				: t(
						`确认核查机构 ${verifier} 的账户为 ${account}。`,
						`Confirms that the account of verifier ${verifier}, which is not suspended, is ${account}.`,
					),
		against: async (values, chain) => {
			const { found, against } = await accredited(values, chain);
			if (against.length) return against;
			const was = stageOf(part(found, 'standing')) === 'suspended';
			const holder = await chain.get('participants', 'participants', Number(values.verifier));
			return those(
				[!was && part(found, 'unconfirmed') === null, 'Accreditation.NotSuspended'],
				[part(holder, 'closed') !== null, 'Accreditation.NotRegistered'],
				[part(holder, 'account') !== values.account, 'Accreditation.KeyDiffers'],
				[suspensionOf(found) !== listed(values.suspension).join(', ').toLowerCase(), 'Accreditation.SuspensionDiffers'],
			);
		},
	},
];

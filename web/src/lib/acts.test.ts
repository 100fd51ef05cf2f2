import { describe, expect, test } from 'vitest';
import sentences from '../../../crates/client/sentences.json';
import regions from '../../../crates/primitives/src/region.rs?raw';
import policy from '../../../runtime/src/access_policy.rs?raw';
import bounds from '../../../crates/primitives/src/bounds.rs?raw';
import mandates from '../../../runtime/src/mandates.rs?raw';
import { chainOf, standing } from '../test/chain';
import { inBoth } from '../test/languages';
import {
	ACTS,
	actOf,
	actsOf,
	argumentsOf,
	asked,
	described,
	isFilled,
	namesOf,
	needed,
	objectionsTo,
	piecesOf,
	ready,
	sendersOf,
	standingOf,
	valuesOf,
	type Act,
	type ConsoleName,
	type Json,
	type Role,
	type Standing,
	type Values,
} from './acts';
import { titleIn } from './acts/act';
import { milligramsOf, written } from './acts/amounts';
import { ANYONE } from './acts/chain';
import { isCreditCode } from './acts/departments';
import { NEVER_PAUSED } from './acts/pauses';
import { covers, isInJiangsu, isOutside } from './acts/regions';
import { yearsLater } from './acts/staff';
import { isTitle } from './acts/title';
import { variant, wordOf } from './acts/variants';

const PALLETS = import.meta.glob<string>('../../../pallets/*/src/lib.rs', { query: '?raw', import: 'default', eager: true });
const SOURCES = import.meta.glob<string>('./acts/*.ts', { query: '?raw', import: 'default', eager: true });
const document = { blake2_256: '0xaa', sm3: '0xbb' };
const SECRET = `0x${'44'.repeat(32)}`;
const CLAIM = { mechanism: 'ccer', reference: `0x${'33'.repeat(32)}`, first: '2025-01-01', last: '2025-12-31' };

/** The working days of 2026, bit by bit. */
const YEAR = {
	'calendar.years 2026': { days: '0xf8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e' },
};

const OPERATOR = standing('operator');
const AUTHORITY = standing('authority');
const NANJING = standing('regional', { region: 320_100 });

/** Values that fill every field of an act, choices by the one given or the first. */
function filled(act: Act, given: Values = {}): Values {
	const values: Values = { ...given };
	const samples: Record<string, string> = {
		number: '7',
		numbers: '1, 2, 3',
		text: 'Cycling',
		day: '2026-03-13',
		month: '2025-12',
		truth: 'yes',
		address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
		digests: `0x${'11'.repeat(32)}`,
		signature: `0x${'22'.repeat(64)}`,
		secret: SECRET,
		amount: '1.5 t',
		shares: JSON.stringify([{ class: '3', amount: '1.5 t' }]),
		fulfilments: `7 ${SECRET}`,
		formula: 'methodology "x"',
		claims: JSON.stringify([CLAIM]),
	};
	for (const { name, kind, options } of act.fields) values[name] ??= samples[kind] ?? Object.keys(options!())[0]!;
	return Object.fromEntries(asked(act, values).map(({ name }) => [name, values[name]!]));
}

async function against(id: string, values: Values, who: Standing, state: Record<string, Json> = {}): Promise<string[]> {
	return (await objectionsTo(actOf(id), values, chainOf(state), who)).map(({ reason }) => reason);
}

/** The roles by which the chain's list names a call, read from its source. */
function permitted(pallet: string, call: string): Role[] {
	const own = new RegExp(`fn ${pallet}\\(call: [\\s\\S]*?\\n}`).exec(policy)?.[0];
	const arms = [...(own ?? '').matchAll(/((?:\|?\s*Call::\w+ \{[^}]*\}\s*)+)=> ?(?:\{\s*([^{}]*?)\s*\}|([^,{]+),|(match kind))/g)];
	const found = arms.find(([, calls]) => new RegExp(`Call::${call} \\{`).test(calls!));
	if (!found) return [];
	return rolesOf(found[2] ?? found[3] ?? '');
}

function rolesOf(expression: string): Role[] {
	return expression
		.split('|')
		.map((one) => one.trim())
		.flatMap((one): Role[] => {
			if (one === 'PARTICIPANTS') return ['individual', 'institution', 'organisation'];
			const name = one.replace('Roles::', '').toLowerCase();
			if (name === 'nobody' || name === '') return [];
			return name === 'anyone' ? ANYONE : [name as Role];
		});
}

/** Calls that no page of those who sign offers, and where they are made. */
const ELSEWHERE: Record<string, string[]> = {
	'command line: many at once, or files that are prepared': [
		'participants.open',
		'participants.open_batch',
		'participants.record_consents',
		'issuance.open',
		'issuance.feed',
		'calendar.publish_year',
		'calendar.amend_year',
		'accreditation.apply',
		'accreditation.report_staff',
		'accreditation.declare_interest',
	],
	'command line: keys, where both are at hand': ['participants.change_key', 'experts.change_key', 'experts.replace_key'],
	'polkadot.js Apps: an upgrade, which every department builds and compares': ['consortium.dispatch_as_root'],
	'the citizen’s program': ['participants.give_consent', 'participants.withdraw_consent', 'participants.close', 'points.lapse'],
	'the person’s page, which makes and keeps the secret of an order and plans the lots': [
		'mall.redeem',
		'mall.accept',
		'reductions.retire_own',
		'reductions.donate',
	],
	'the verifier’s page': ['issuance.attest', 'issuance.refuse', 'issuance.decline'],
};

/** What stands in an argument that is a variant with documents. */
const within = (arg: unknown): unknown[] =>
	arg !== null && typeof arg === 'object'
		? Object.values(arg).flatMap((of) => (typeof of === 'object' ? Object.values(of as object) : []))
		: [];

const sorted = (roles: Role[]) => [...roles].sort();

describe('table', () => {
	test('act_should_be_for_those_whose_transactions_the_chain_takes_when_it_is_sent', () => {
		for (const act of ACTS.filter(({ motion, by }) => !motion && typeof by !== 'function')) {
			const [pallet = '', call = ''] = act.id.split('.');
			const taken = permitted(pallet, call);
			expect(taken.length, act.id).toBeGreaterThan(0);
			expect(sorted(sendersOf(act, {})), act.id).toEqual(sorted(taken));
		}
	});

	test('report_should_be_for_those_whose_transactions_the_chain_takes_when_it_is_of_a_kind', () => {
		const own = /Call::file_report \{ kind, \.\. \} => match kind \{([\s\S]*?)\n\t\t\}/.exec(policy)![1]!;
		const arms = own
			.split(',\n')
			.map((arm) => arm.replace(/,$/, ''))
			.filter((arm) => arm.includes('=>'));
		const kinds = arms.flatMap((arm) => {
			const [names = '', roles = ''] = arm.split('=>');
			return [...names.matchAll(/ReportKind::(\w+)/g)].map(([, kind = '']) => [wordOf(kind), rolesOf(roles)] as const);
		});
		expect(kinds.length).toBe(5);
		for (const [report, roles] of kinds) expect(sendersOf(actOf('disclosure.file_report'), { report }), report).toEqual(roles);
	});

	test('motion_should_be_of_what_nobody_sends_alone_when_it_is_proposed', () => {
		const twoClerks = /fn needs_two[\s\S]*?\n}/.exec(mandates)![0];
		for (const act of ACTS.filter(({ motion }) => motion)) {
			const [pallet = '', call = ''] = act.id.split('.');
			// Memberships' calls are nobody's, all of them.
			const isMembership = new RegExp(`RuntimeCall::${variant(pallet)}\\(_\\)`).test(policy);
			if (!isMembership) expect(policy, act.id).toMatch(new RegExp(`Call::${call} \\{ \\.\\. \\}`));
			expect(permitted(pallet, call), act.id).toEqual([]);
			expect(twoClerks.includes(`Call::${call} {`), act.id).toBe(act.motion === 'clerks');
		}
	});

	test('act_should_give_every_argument_when_its_call_is_made', () => {
		for (const act of ACTS) {
			const [pallet = '', call = ''] = act.id.split('.');
			const source = PALLETS[`../../../pallets/${pallet}/src/lib.rs`];
			// Those of the SDK's pallets take one argument each.
			if (!source) {
				expect(act.args.length, act.id).toBe(1);
				continue;
			}
			const calls = source.slice(source.indexOf('#[pallet::call]'));
			const signature = new RegExp(`pub fn ${call}\\(\\s*origin: OriginFor<T>,?([\\s\\S]*?)\\) ->`).exec(calls);
			expect(signature, act.id).not.toBeNull();
			const names = [...signature![1]!.matchAll(/(\w+): /g)].map(([, name]) => name);
			expect(act.args.length, `${act.id}: ${names.join()}`).toBe(names.length);
		}
	});

	test('documents_should_stand_where_the_call_has_them_when_an_act_is_made', () => {
		for (const act of ACTS) {
			const documents = Object.fromEntries((act.documents ?? []).map(({ name }) => [name, { ...document, name }]));
			const { args, at } = argumentsOf(act, filled(act, { purpose: 'compensation' }), documents);
			expect(at.length, act.id).toBe(Object.keys(documents).length);
			for (const [place, one] of at) expect([args[place], ...within(args[place])], act.id).toContain(one);
		}
	});

	test('objection_should_be_an_error_of_the_pallet_when_it_names_one', () => {
		const named = Object.values(SOURCES).flatMap((source) => [...source.matchAll(/'([A-Z]\w+)\.([A-Z]\w+)'/g)]);
		expect(named.length).toBeGreaterThan(100);
		for (const [all, pallet = '', name = ''] of named) {
			const known = sentences.errors as Record<string, Record<string, unknown> | undefined>;
			expect(known[pallet]?.[name], all).toBeDefined();
			const source = PALLETS[`../../../pallets/${pallet.toLowerCase()}/src/lib.rs`];
			if (source) expect(source, all).toMatch(new RegExp(`\\n\\t\\t${name},`));
		}
	});

	test('act_should_be_told_in_both_languages_when_it_is_chosen', () => {
		for (const act of ACTS) {
			inBoth(act.title);
			inBoth(() => act.statement(filled(act)));
			for (const { label } of act.fields) inBoth(label);
			for (const { label } of act.documents ?? []) inBoth(label);
			for (const { options } of act.fields) for (const word of Object.keys(options?.() ?? {})) inBoth(() => options!()[word]!);
		}
	});

	test('statement_should_tell_all_that_was_entered_when_it_is_read', () => {
		const told = ['number', 'day', 'address'];
		for (const act of ACTS) {
			const values = filled(act);
			const { zh, en } = inBoth(() => act.statement(values));
			for (const { name, kind } of asked(act, values).filter(({ kind }) => told.includes(kind))) {
				for (const text of [zh, en]) expect(text, `${act.id} ${name} ${kind}`).toContain(values[name]);
			}
		}
	});

	test('call_should_be_an_act_or_made_elsewhere_when_the_runtime_has_it', () => {
		const own = [...policy.matchAll(/fn (\w+)\(call: &pallet_\w+::Call<Runtime>\) -> Roles \{([\s\S]*?)\n}/g)];
		const calls = own.flatMap(([, pallet = '', body = '']) =>
			[...body.matchAll(/Call::([a-z]\w*) \{/g)].map(([, call = '']) => `${pallet}.${call}`),
		);
		const ofTheSdk = /_member$|^tx_pause\./;
		const known = [...ACTS.map(({ id }) => id), ...Object.values(ELSEWHERE).flat()];
		expect(known.filter((id) => !ofTheSdk.test(id)).sort()).toEqual([...new Set(calls)].sort());
	});

	test('act_should_be_on_a_page_when_it_is_in_the_table', () => {
		const consoles: ConsoleName[] = ['office', 'developer', 'organisation', 'expert', 'council'];
		const shown = consoles.flatMap(actsOf);
		expect(ACTS.filter((act) => !shown.includes(act))).toEqual([]);
		expect(new Set(ACTS.map(({ id }) => id)).size).toBe(ACTS.length);
		expect(actsOf('expert').map(({ id }) => id)).toEqual([
			'experts.opine',
			'experts.recuse',
			'experts.declare_interest',
			'disclosure.appeal',
		]);
	});
});

describe('motion', () => {
	test('motion_should_be_told_as_it_was_proposed_when_its_call_is_read', () => {
		for (const act of ACTS.filter(({ motion }) => motion)) {
			const values = filled(act);
			const documents = Object.fromEntries((act.documents ?? []).map(({ name }) => [name, document]));
			const json = argumentsOf(act, values, documents).args.map(asJson);
			const [section, method] = namesOf(act);
			const told = described(section, method, json);
			expect(told?.act, act.id).toBe(act);
			expect(told?.words, act.id).toBe(act.statement(values));
		}
		expect(described('system', 'remark', [])).toBeNull();
	});

	test('motion_should_take_more_than_half_or_two_thirds_when_the_council_has_seats', () => {
		const half = actOf('accreditation.revoke');
		const two = actOf('council_membership.add_member');
		expect([1, 2, 3, 4, 6, 7].map((seats) => needed(half, seats))).toEqual([1, 2, 2, 3, 4, 4]);
		expect([1, 2, 3, 4, 6, 7].map((seats) => needed(two, seats))).toEqual([1, 2, 2, 3, 4, 5]);
	});

	/** Arguments as the chain gives them back: variants by small letters, days by number. */
	function asJson(arg: unknown): Json {
		if (Array.isArray(arg)) return arg.map(asJson);
		if (arg === null || typeof arg !== 'object') return arg as Json;
		return Object.fromEntries(
			Object.entries(arg).map(([name, value]) => [name.replace(/^./, (first) => first.toLowerCase()), asJson(value)]),
		);
	}
});

describe('departments', () => {
	const validator = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
	const values = { title: '数据局', code: '914403001922038216', validator };

	test('credit_code_should_be_told_from_others_when_its_last_digit_checks_them', () => {
		// Published by the companies themselves.
		for (const code of ['9144030071526726XG', '91330100799655058B', '914403001922038216']) expect(isCreditCode(code), code).toBe(true);
		for (const code of ['914403001922038215', '91440300192203821', '91440300192203821I', '']) expect(isCreditCode(code), code).toBe(false);
	});

	test('department_should_not_be_taken_in_when_code_or_account_is_anothers', async () => {
		const add = (state: Record<string, Json>, more: Values = {}) =>
			against('consortium.add', { ...values, ...more }, standing('council'), state);
		expect(await add({})).toEqual([]);
		const code = `0x${[...values.code].map((digit) => digit.charCodeAt(0).toString(16)).join('')}`;
		expect(await add({ [`consortium.byCode ${code}`]: 3 })).toEqual(['Consortium.AlreadyExists']);
		const post = (of: Json) => ({ [`consortium.posts ${validator}`]: { department: 3, standing: of } });
		expect(await add(post({ present: null }))).toEqual(['Consortium.AlreadyExists']);
		expect(await add(post({ leaving: 7 }))).toEqual([]);
		expect(await add({ 'consortium.counterForDepartments': 32 })).toEqual(['Consortium.TooMany']);
		expect(await add({}, { code: '914403001922038215' })).toEqual(['Consortium.InvalidCode']);
		expect(await add({}, { title: ' ' })).toEqual(['bad-title']);
	});

	test('account_should_not_validate_when_it_has_another_right', async () => {
		const states: Record<string, Json>[] = [
			{ 'councilMembership.members': [validator] },
			{ 'operator.members': [validator] },
			{ 'authority.members': [validator] },
			{ [`disclosure.offices ${validator}`]: 320_100 },
			{ [`participants.participantOf ${validator}`]: 4 },
			{ [`experts.expertOf ${validator}`]: 2 },
		];
		for (const state of states) {
			expect(await against('consortium.add', values, standing('council'), state)).toEqual(['Consortium.Engaged']);
			const replaced = { ...state, 'consortium.departments 3': {} };
			expect(await against('consortium.replace', { department: '3', validator }, standing('council'), replaced)).toEqual([
				'Consortium.Engaged',
			]);
		}
	});

	test('seat_and_office_should_not_be_given_when_the_account_validates', async () => {
		const state = { [`consortium.posts ${validator}`]: { department: 3, standing: { present: null } } };
		for (const pallet of ['authority', 'operator', 'council_membership']) {
			expect(await against(`${pallet}.add_member`, { account: validator }, standing('council'), state)).toEqual(['validates']);
		}
	});

	test('account_should_come_back_to_its_department_alone_when_it_stands_in_for_another', async () => {
		const replace = (department: string) =>
			against('consortium.replace', { department, validator }, standing('council'), {
				[`consortium.posts ${validator}`]: { department: 3, standing: { former: null } },
				'consortium.departments 3': {},
				'consortium.departments 4': {},
			});
		expect(await replace('3')).toEqual([]);
		expect(await replace('4')).toEqual(['Consortium.AlreadyExists']);
		expect(await replace('5')).toEqual(['Consortium.NotFound', 'Consortium.AlreadyExists']);
	});

	test('department_should_be_retained_when_it_is_at_fault', async () => {
		const retain = (state: Record<string, Json>) => against('consortium.retain', { department: '3' }, standing('council'), state);
		expect(await retain({ 'consortium.faults 3': {} })).toEqual([]);
		expect(await retain({})).toEqual(['Consortium.NotFound']);
	});
});

describe('pauses', () => {
	const values = { pallet: 'Issuance', call: 'feed' };
	const paused = { 'txPause.pausedCalls ["0x49737375616e6365","0x66656564"]': null };

	test('call_should_be_paused_when_the_chain_has_it_and_it_is_not_paused', async () => {
		const pause = (more: Values = {}, state: Record<string, Json> = {}) =>
			against('tx_pause.pause', { ...values, ...more }, standing('council'), state);
		expect(await pause()).toEqual([]);
		expect(await pause({}, paused)).toEqual(['TxPause.IsPaused']);
		expect(await pause({ call: '' })).toEqual(['no-call']);
		expect(await pause({ pallet: 'Council' })).toEqual(['TxPause.Unpausable']);
	});

	test('call_should_go_on_when_it_is_paused', async () => {
		const unpause = (state: Record<string, Json>) => against('tx_pause.unpause', values, standing('council'), state);
		expect(await unpause(paused)).toEqual([]);
		expect(await unpause({})).toEqual(['TxPause.IsUnpaused']);
	});

	test('way_out_should_not_be_paused_when_the_runtime_says_so', () => {
		const own = /const NEVER_PAUSED[^=]*= \[([\s\S]*?)\]/.exec(bounds)![1]!;
		const names = [...own.matchAll(/"(\w+)"/g)].map(([, name]) => name);
		expect(NEVER_PAUSED).toEqual(names);
	});
});

describe('standing', () => {
	const state = {
		'authority.members': ['5A'],
		'operator.members': ['5B'],
		'council.members': ['5A', '5C'],
		'participants.participantOf 5D': 4,
		'participants.participants 4': { account: '5D', closed: null, holder: { organisation: {} } },
		'accreditation.verifiers 4': {},
		'participants.participantOf 5E': 5,
		'participants.participants 5': { account: '5F', closed: null, holder: { individual: '0x' } },
		'experts.expertOf 5C': 2,
		'experts.experts 2': { account: '5C', dismissed: 20_000 },
		'disclosure.offices 5E': 320_100,
		// To the end of 12 February 2026, and from 14 February.
		'mandate.mandates Review': { from: 20_000, until: 20_496 },
		'mandate.mandates Issuance': { from: 20_000, until: 20_497 },
		'mandate.mandates Accounts': { from: 20_498, until: 20_600 },
	};

	test('account_should_act_as_the_chain_has_it_when_it_is_asked', async () => {
		const of = async (account: string) => standingOf(account, chainOf(state));
		expect((await of('5A')).roles).toEqual(['authority', 'council']);
		expect((await of('5B')).roles).toEqual(['operator']);
		// A dismissed expert is none, and a key that was replaced stands for nobody.
		expect(await of('5C')).toMatchObject({ roles: ['council'], expert: null, former: { expert: 2 } });
		expect(await of('5D')).toMatchObject({ roles: ['organisation', 'verifier'], participant: 4 });
		expect(await of('5E')).toMatchObject({ roles: ['regional'], participant: null, region: 320_100 });
		expect((await of('5A')).seats).toBe(2);
	});

	test('mandate_should_stand_when_the_day_is_one_of_its_own', async () => {
		expect((await standingOf('5B', chainOf(state))).mandates).toEqual(['issuance']);
	});

	test('operator_should_be_refused_when_no_mandate_of_the_scope_stands', async () => {
		const unmandated = standing('operator', { mandates: ['accounts'] });
		const filed = { 'disclosure.complaints 7': { stage: 'Filed', region: 320_500 } };
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, unmandated, filed)).toEqual(['no-mandate']);
		expect(await against('issuance.approve', { batch: '7' }, unmandated, { 'issuance.batches 7': { status: { attested: null } } })).toEqual(
			['no-mandate'],
		);
		// What the same account may do for its region it may do without.
		const both = (region: number): Standing => ({ ...unmandated, roles: ['operator', 'regional'], region });
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, both(320_500), filed)).toEqual([]);
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, both(320_100), filed)).toEqual(['outside-region']);
	});
});

describe('disclosure', () => {
	const complaint = (stage: string, region = 320_500, by: number | null = null) => ({
		'disclosure.complaints 7': { stage, region, by },
	});

	test('answer_should_be_signed_when_the_operator_or_the_regions_office_gives_it', async () => {
		const values = { complaint: '7' };
		expect(await against('disclosure.answer_complaint', values, OPERATOR, complaint('Filed'))).toEqual([]);
		expect(await against('disclosure.answer_complaint', values, NANJING, complaint('Filed', 320_102))).toEqual([]);
		expect(await against('disclosure.answer_complaint', values, NANJING, complaint('Filed'))).toEqual(['outside-region']);
		expect(await against('disclosure.answer_complaint', values, OPERATOR, complaint('Answered'))).toEqual(['answered']);
		expect(await against('disclosure.answer_complaint', values, OPERATOR)).toEqual(['no-complaint']);
		expect(await against('disclosure.answer_complaint', values, AUTHORITY, complaint('Filed'))).toEqual(['not-office']);
	});

	test('review_should_be_asked_for_by_who_complained_when_there_is_an_answer', async () => {
		const values = { complaint: '7' };
		const who = standing('individual', { participant: 4 });
		expect(await against('disclosure.ask_review', values, who, complaint('Answered', 320_500, 4))).toEqual([]);
		expect(await against('disclosure.ask_review', values, who, complaint('Answered', 320_500, 5))).toEqual(['Disclosure.NotComplainant']);
		expect(await against('disclosure.ask_review', values, OPERATOR, complaint('Answered'))).toEqual([]);
		const many = { ...complaint('Answered', 320_500, 4), 'disclosure.openComplaints 4': 8 };
		expect(await against('disclosure.ask_review', values, who, many)).toEqual(['Disclosure.TooManyComplaints']);
		// One that is not answered by its day needs no answer first.
		const due = (day: number) => ({
			...complaint('Filed', 320_500, 4),
			'disclosure.openComplaints 4': 8,
			'calendar.deadlines {"Complaint":7}': { due: { on: day }, overdue: false },
		});
		expect(await against('disclosure.ask_review', values, who, due(20_496))).toEqual([]);
		expect(await against('disclosure.ask_review', values, who, due(20_497))).toEqual(['Disclosure.NotReviewable']);
		expect(await against('disclosure.decide_review', { ...values, upheld: 'yes' }, AUTHORITY, complaint('Answered'))).toEqual([
			'not-under-review',
		]);
	});

	test('report_should_be_filed_when_it_is_of_the_accounts_kind_and_its_month_is_over', async () => {
		const monthly = { report: 'monthly', month: '2026-01' };
		expect(await against('disclosure.file_report', monthly, OPERATOR)).toEqual([]);
		expect(await against('disclosure.file_report', { report: 'annual', month: '2025-12' }, AUTHORITY)).toEqual([]);
		expect(await against('disclosure.file_report', { report: 'regional', month: '2025-12', region: '320100' }, NANJING)).toEqual([]);
		expect(await against('disclosure.file_report', { ...monthly, month: '2026-02' }, OPERATOR)).toEqual(['month-not-over']);
		expect(await against('disclosure.file_report', { ...monthly, report: 'security' }, OPERATOR)).toEqual(['no-december']);
		expect(await against('disclosure.file_report', monthly, AUTHORITY)).toEqual(['not-office']);
		const filed = { 'disclosure.reports ["Monthly",672,320000]': {} };
		expect(await against('disclosure.file_report', monthly, OPERATOR, filed)).toEqual(['filed-already']);
		expect(await against('disclosure.file_report', { report: 'regional', month: '2025-12', region: '320500' }, NANJING)).toEqual([
			'outside-region',
		]);
	});

	test('rule_should_be_refused_when_its_title_shows_nothing_or_hides_something', async () => {
		const rule = { rule: 'points_rule', title: '碳积分计算规则', effective: '2026-03-01' };
		expect(await against('disclosure.publish_rule', rule, AUTHORITY)).toEqual([]);
		expect(await against('disclosure.publish_rule', { ...rule, title: '规则\u200b' }, AUTHORITY)).toEqual(['bad-title']);
		for (const hidden of ['\n', '\u202e', '\ufeff', '\u3164', '\u2800', '\u00ad']) expect(isTitle(`规则${hidden}`), hidden).toBe(false);
		// 42 characters of three bytes are 126, 43 are 129.
		expect(isTitle('规'.repeat(42))).toBe(true);
		expect(isTitle('规'.repeat(43))).toBe(false);
	});

	test('region_should_cover_what_lies_in_it_when_codes_say_so', () => {
		expect(covers(320_000, 320_102)).toBe(true);
		expect(covers(320_100, 320_102)).toBe(true);
		expect(covers(320_102, 320_100)).toBe(false);
		expect(covers(320_000, 310_118)).toBe(false);
	});

	test('region_should_be_in_jiangsu_when_the_chain_lists_it', () => {
		const listed = /const COUNTIES: \[u32; 95\] = \[([^\]]*)\]/.exec(regions)![1]!;
		const counties = listed.match(/\d{3}_\d{3}/g)!.map((one) => Number(one.replace('_', '')));
		const cities = counties.map((county) => county - (county % 100));
		const all = Array.from({ length: 10_000 }, (_, at) => 320_000 + at);
		expect(all.filter(isInJiangsu)).toEqual([...new Set([320_000, ...cities, ...counties])].sort((one, other) => one - other));
		expect([310_118, 330_421, 341_800].every(isOutside)).toBe(true);
		expect([320_583, 329_999, 0, 99_999, 900_000].some(isOutside)).toBe(false);
	});

	test('complaint_should_be_made_when_what_it_is_about_and_its_region_are_known', async () => {
		const who = standing('individual', { participant: 4 });
		const complain = (values: Values, more: Record<string, Json> = {}) => against('disclosure.complain', values, who, more);
		expect(await complain({ about: 'scheme', region: '320102' })).toEqual([]);
		expect(await complain({ about: 'scheme', region: '320199' })).toEqual(['Disclosure.InvalidRegion']);
		expect(await complain({ about: 'scheme', region: '310118' }, { 'participants.pilots 310118': null })).toEqual([]);
		const report = { about: 'report', report: 'regional', month: '2025-12', reported: '320100', region: '320100' };
		const key = '["Regional",671,320100]';
		expect(await complain(report)).toEqual(['Disclosure.UnknownSubject']);
		expect(await complain(report, { [`disclosure.reports ${key}`]: {} })).toEqual([]);
		// One that is due may be complained about before it is filed.
		expect(await complain(report, { [`calendar.deadlines {"Report":${key}}`]: {} })).toEqual([]);
		expect(argumentsOf(actOf('disclosure.complain'), report, { document }).args[0]).toEqual({ Report: ['Regional', 671, 320_100] });
		// No office answers for what offices file.
		const filed = { 'disclosure.complaints 7': { stage: 'Filed', region: 320_100, about: { report: ['Regional', 671, 320_100] } } };
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, NANJING, filed)).toEqual(['Disclosure.OutsideRegion']);
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, OPERATOR, filed)).toEqual([]);
	});

	test('regions_report_should_be_filed_by_the_operator_when_it_is_due_and_no_office_is_left', async () => {
		const values = { report: 'regional', month: '2025-12', region: '320100' };
		const due = { 'calendar.deadlines {"Report":["Regional",671,320100]}': {} };
		const offices = (region: number) => ({ 'disclosure.regions': [[region, 1]] });
		expect(await against('disclosure.file_report', values, OPERATOR, { ...due, ...offices(320_500) })).toEqual([]);
		expect(await against('disclosure.file_report', values, OPERATOR, { ...due, ...offices(320_100) })).toEqual([
			'Disclosure.OutsideRegion',
		]);
		expect(await against('disclosure.file_report', values, OPERATOR, offices(320_500))).toEqual(['Disclosure.OutsideRegion']);
	});

	test('sanction_should_bar_from_what_is_chosen_when_it_is_imposed', async () => {
		const act = actOf('disclosure.sanction');
		const values = { whom: 'participant', who: '4', ground: 'quality', capacities: 'developer, reporter', until: '2026-12-31' };
		expect(argumentsOf(act, values, { document }).args[2]).toEqual(['Developer', 'Reporter']);
		expect(
			isFilled(
				act.fields.find(({ name }) => name === 'capacities')!,
				{ capacities: 'all' },
			),
		).toBe(false);
		const council = standing('council');
		const known = { 'participants.participants 4': {}, 'experts.experts 4': {} };
		expect(await against(act.id, values, council, known)).toEqual([]);
		expect(await against(act.id, { ...values, whom: 'expert' }, council, known)).toEqual(['Disclosure.InvalidCapacities']);
		const bars = (until: number) => ({ ...known, 'disclosure.bars {"Participant":4}': Array(8).fill({ until }) });
		expect(await against(act.id, values, council, bars(20_497))).toEqual(['Disclosure.TooMany']);
		expect(await against(act.id, values, council, bars(20_496))).toEqual([]);
	});

	test('office_should_be_appointed_when_the_account_is_free_and_the_region_known', async () => {
		const values = { account: '5D', region: '320100' };
		const appoint = (more: Record<string, Json> = {}, region = '320100') =>
			against('disclosure.appoint_office', { ...values, region }, standing('council'), more);
		expect(await appoint()).toEqual([]);
		expect(await appoint({}, '320199')).toEqual(['Disclosure.InvalidRegion']);
		expect(await appoint({ 'operator.members': ['5D'] })).toEqual(['Disclosure.HoldsOffice']);
		expect(await appoint({ 'participants.participantOf 5D': 4 })).toEqual(['Disclosure.TakesPart']);
		expect(
			await appoint({
				'disclosure.regions': [
					[320_100, 127],
					[320_500, 1],
				],
			}),
		).toEqual(['Disclosure.TooMany']);
		const acts = { 'disclosure.offices 5D': 320_100 };
		expect(await against('operator.add_member', { account: '5D' }, standing('council'), acts)).toEqual(['acts-for-region']);
		expect(await against('council_membership.add_member', { account: '5D' }, standing('council'), acts)).toEqual([]);
	});
});

describe('appeal', () => {
	const sanction = (whom: Json, from: number) => ({
		'disclosure.sanctions 7': { whom, from, lifted: null, appeal: null },
		...YEAR,
	});
	const values = { sanction: '7' };

	test('appeal_should_be_made_by_whom_it_concerns_when_the_days_are_not_over', async () => {
		const who = standing('organisation', { participant: 4 });
		// 13 February 2026 is day 20,497, a working day: of what was sanctioned on day 20,437 it is the sixtieth.
		expect(await against('disclosure.appeal', values, who, sanction({ participant: 4 }, 20_437))).toEqual([]);
		expect(await against('disclosure.appeal', values, who, sanction({ participant: 4 }, 20_436))).toEqual(['Disclosure.TooLate']);
		expect(await against('disclosure.appeal', values, who, sanction({ participant: 5 }, 20_437))).toEqual(['Disclosure.NotConcerned']);
	});

	test('appeal_should_wait_for_a_working_day_when_its_last_day_is_off', async () => {
		const on = async (today: string) => {
			// The sixtieth day is Sunday the 15th, day 20,499: the first worked after it is Tuesday the 24th.
			const chain = { ...chainOf(sanction({ expert: 2 }, 20_439)), today };
			return (await objectionsTo(actOf('disclosure.appeal'), values, chain, standing('expert', { expert: 2 }))).map(({ reason }) => reason);
		};
		expect(await on('2026-02-24')).toEqual([]);
		expect(await on('2026-02-25')).toEqual(['Disclosure.TooLate']);
	});

	test('appeal_should_be_refused_with_another_way_when_the_account_is_closed_or_the_expert_dismissed', async () => {
		const closed = standing('council', { roles: [], former: { participant: 4, expert: null } });
		expect(await against('disclosure.appeal', values, closed, sanction({ participant: 4 }, 20_437))).toEqual(['not-office', 'closed']);
		// An expert's sanction, of one who takes part as well.
		const dismissed = standing('individual', { participant: 4, former: { participant: null, expert: 2 } });
		expect(await against('disclosure.appeal', values, dismissed, sanction({ expert: 2 }, 20_437))).toEqual(['dismissed']);
	});
});

describe('methodology', () => {
	const at = (stage: Json, more: Record<string, Json> = {}) => ({
		'methodology.versions 3': { stage, developer: 1, applicant: 1, ...more },
	});
	const version = { version: '3' };

	test('version_should_be_taken_in_or_returned_when_it_was_submitted', async () => {
		for (const id of ['methodology.accept', 'methodology.return_incomplete']) {
			expect(await against(id, version, OPERATOR, at({ submitted: null }))).toEqual([]);
			expect(await against(id, version, OPERATOR, at({ evaluation: { round: 1 } }))).toEqual(['Methodology.NotSubmitted']);
			expect(await against(id, version, OPERATOR)).toEqual(['Methodology.NotFound']);
		}
	});

	test('version_should_be_filed_when_its_notice_is_over_and_no_objection_is_open', async () => {
		// 13 February 2026 is day 20,497.
		const notice = (last: number) => at({ notice: { round: 1, from: 20_480, last } });
		expect(await against('methodology.file', version, OPERATOR, notice(20_496))).toEqual([]);
		expect(await against('methodology.file', version, OPERATOR, notice(20_497))).toEqual(['Methodology.NotDue']);
		const open = { ...notice(20_496), 'methodology.openObjections 3 1': null };
		expect(await against('methodology.file', version, OPERATOR, open)).toEqual(['Methodology.ObjectionsOpen']);
	});

	test('version_should_be_objected_to_by_its_developer_when_the_authority_revised', async () => {
		const developer = standing('organisation', { participant: 1 });
		const notice = { notice: { round: 1, from: 20_480, last: 20_497 } };
		expect(await against('methodology.object', version, developer, at(notice))).toEqual(['Methodology.IsDeveloper']);
		expect(await against('methodology.object', version, developer, at(notice, { applicant: null }))).toEqual([]);
	});

	test('notice_should_go_on_until_the_fifth_working_day_when_days_off_were_announced_in_it', async () => {
		// From Friday the 6th on; by the working days of 2026 the fifth is Friday the 13th, which is today.
		const short = { ...at({ notice: { round: 1, from: 20_490, last: 20_496 } }), ...YEAR };
		const citizen = standing('individual', { participant: 2 });
		expect(await against('methodology.file', version, OPERATOR, short)).toEqual(['Methodology.NotDue']);
		expect(await against('methodology.object', version, citizen, short)).toEqual([]);
		const over = { ...at({ notice: { round: 1, from: 20_489, last: 20_495 } }), ...YEAR };
		expect(await against('methodology.file', version, OPERATOR, over)).toEqual([]);
		expect(await against('methodology.object', version, citizen, over)).toEqual(['Methodology.NoticeOver']);
	});

	test('version_should_be_concluded_when_enough_seats_spoke', async () => {
		const seats = [1, 2, 3].map((expert) => ({ expert }));
		const spoke = (views: (string | null)[]) => ({
			...at({ evaluation: { round: 1 } }),
			...YEAR,
			'experts.panels [{"Methodology":3},1]': { seats },
			...Object.fromEntries(
				views.flatMap((view, place) =>
					view ? [[`experts.opinions [{"Methodology":3},1] {"expert":${place + 1}}`, { view }] as const] : [],
				),
			),
		});
		const values = { ...version, days: '5' };
		expect(await against('methodology.conclude', values, OPERATOR, spoke(['Favourable', 'Favourable', 'Adverse']))).toEqual([]);
		expect(await against('methodology.conclude', values, OPERATOR, spoke(['Favourable', 'Favourable', null]))).toEqual([
			'Methodology.NotEnoughOpinions',
		]);
		expect(await against('methodology.conclude', values, OPERATOR, at({ evaluation: { round: 1 } }))).toEqual(['Methodology.NoPanel']);
		expect(await against('methodology.reject', version, OPERATOR, spoke(['Favourable', 'Favourable', 'Adverse']))).toEqual([
			'Methodology.Favoured',
		]);
		expect(await against('methodology.reject', version, OPERATOR, spoke(['Favourable', 'Adverse', 'Adverse']))).toEqual([]);
		const all = spoke(['Favourable', 'Favourable', 'Favourable']);
		expect(await against('methodology.conclude', { ...values, days: '4' }, OPERATOR, all)).toEqual(['Methodology.InvalidNotice']);
		// A notice does not run into a year whose working days are not published.
		expect(await against('methodology.conclude', values, OPERATOR, { ...all, 'calendar.years 2026': null })).toEqual([
			'Methodology.YearUnpublished',
		]);
		// Others than the operator do so for a notice of five days alone.
		expect(await against('methodology.conclude', { ...values, days: '6' }, standing('individual'), all)).toEqual([
			'Methodology.InvalidNotice',
		]);
	});

	test('version_should_be_published_when_it_was_filed_and_its_day_is_near', async () => {
		const filed = at({ filed: { round: 1, day: 20_480 } });
		expect(await against('methodology.publish', { ...version, effective: '2025-01-01' }, AUTHORITY, filed)).toEqual([]);
		expect(await against('methodology.publish', { ...version, effective: '2027-02-14' }, AUTHORITY, filed)).toEqual([]);
		expect(await against('methodology.publish', { ...version, effective: '2027-02-15' }, AUTHORITY, filed)).toEqual([
			'Methodology.TooFarAhead',
		]);
		expect(await against('methodology.publish', { ...version, effective: '2025-01-01' }, OPERATOR, filed)).toEqual(['not-office']);
	});

	test('objections_should_fall_when_no_more_than_64_others_are_open', async () => {
		const open = (many: number) =>
			Object.fromEntries(Array.from({ length: many }, (_, at) => [`methodology.openObjections 3 ${at + 1}`, null]));
		const state = (many: number) => ({
			...at({ notice: { round: 1, from: 20_480, last: 20_496 } }),
			'methodology.objections 3 1': { round: 1, answer: null },
			...open(many),
		});
		const answer = (upheld: string, many: number) =>
			against('methodology.answer', { ...version, objection: '1', upheld }, OPERATOR, state(many));
		expect(await answer('yes', 65)).toEqual([]);
		expect(await answer('yes', 66)).toEqual(['Methodology.TooManyObjections']);
		expect(await answer('no', 66)).toEqual([]);
		const who = standing('individual', { participant: 1 });
		expect(await against('methodology.withdraw', version, who, state(64))).toEqual([]);
		expect(await against('methodology.withdraw', version, who, state(65))).toEqual(['Methodology.TooManyObjections']);
	});

	test('application_should_be_completed_by_who_applied_when_it_was_returned', async () => {
		const incomplete = at({ incomplete: null });
		expect(await against('methodology.complete', version, standing('individual', { participant: 1 }), incomplete)).toEqual([]);
		expect(await against('methodology.complete', version, standing('individual', { participant: 2 }), incomplete)).toEqual([
			'Methodology.NotApplicant',
		]);
	});

	test('participant_should_apply_when_it_is_not_barred_and_few_of_its_applications_wait', async () => {
		const who = standing('individual', { participant: 1 });
		const values = { text: 'methodology "x"' };
		const bar = (until: number) => ({ 'disclosure.bars {"Participant":1}': [{ until, capacities: ['Developer'] }] });
		expect(await against('methodology.submit', values, who, { ...bar(20_496), 'methodology.openApplications 1': 7 })).toEqual([]);
		expect(await against('methodology.submit', values, who, bar(20_497))).toEqual(['Methodology.Barred']);
		expect(await against('methodology.submit', values, who, { 'methodology.openApplications 1': 8 })).toEqual([
			'Methodology.TooManyApplications',
		]);
		expect(await against('methodology.submit', { text: 'x'.repeat(8_193) }, who)).toEqual(['too-long']);
	});
});

describe('panel', () => {
	const matter = { matter: 'methodology', of: '3' };
	const judged = { 'methodology.versions 3': { stage: { evaluation: { round: 2 } }, developer: 1 } };
	const experts = Object.fromEntries(
		[1, 2, 3, 4].map((number) => [`experts.experts ${number}`, { dismissed: number === 4 ? 20_000 : null }]),
	);

	test('panel_should_be_named_when_it_is_odd_and_none_of_it_has_an_interest', async () => {
		const state = { ...judged, ...experts };
		const name = (seats: string, more = {}) =>
			against('experts.name_panel', { ...matter, experts: seats }, OPERATOR, { ...state, ...more });
		expect(await name('1, 2, 3')).toEqual([]);
		expect(await name('1, 2')).toEqual(['Experts.InvalidPanel']);
		expect(await name('1, 2, 2')).toEqual(['Experts.InvalidPanel']);
		expect(await name('1, 2, 4')).toEqual(['Experts.Dismissed']);
		expect(await name('1, 2, 9')).toEqual(['Experts.NotFound']);
		expect(await name('1, 2, 3', { 'experts.interests 2 1': null })).toEqual(['Experts.Interested']);
		expect(await against('experts.name_panel', { ...matter, experts: '1, 2, 3' }, OPERATOR)).toEqual(['Experts.NotJudged']);
	});

	test('seat_should_be_refused_when_its_key_is_or_was_the_developers_or_of_a_body_beside_it', async () => {
		const state = {
			'scenarios.scenarios 5': { stage: { applied: null }, developer: 1, terms: 1, line: 5 },
			'scenarios.applications 5': { review: null },
			...Object.fromEntries([1, 2, 3].map((number) => [`experts.experts ${number}`, { dismissed: null, account: `5E${number}` }])),
			'participants.participants 1': { account: '5P1', closed: null, holder: { organisation: {} } },
			'participants.participants 6': { account: '5P6', closed: null, holder: { institution: {} } },
		};
		const name = (experts: string, bodies: string, more: Record<string, Json> = {}) =>
			against('experts.name_panel', { matter: 'scenario', of: '5', experts, bodies }, OPERATOR, { ...state, ...more });
		expect(await name('1, 2', '6')).toEqual([]);
		// The developer's key was an expert's, an expert's the developer's.
		expect(await name('1, 2', '6', { 'experts.expertOf 5P1': 2 })).toEqual(['Experts.Interested']);
		expect(await name('1, 2', '6', { 'participants.participantOf 5E2': 1 })).toEqual(['Experts.Interested']);
		// A body beside an expert that has an interest in it.
		expect(await name('1, 2', '6', { 'experts.interests 2 6': null })).toEqual(['Experts.Interested']);
		expect(await name('1, 2, 3', '', { 'experts.interests 2 6': null })).toEqual([]);
		// Whoever reports for what is judged, or did.
		expect(await name('1, 2', '6', { 'scenarios.reporters 5': [6] })).toEqual(['Experts.Interested']);
		expect(await name('1, 2', '6', { 'scenarios.involved 5 6': null })).toEqual(['Experts.Interested']);
	});

	test('seat_should_keep_silent_when_another_of_the_same_persons_spoke', async () => {
		const state: Record<string, Json> = {
			'scenarios.scenarios 5': { stage: { applied: null }, developer: 1, terms: 1, line: 5 },
			'scenarios.applications 5': { review: null },
			'experts.panels [{"Scenario":5},1]': { seats: [{ expert: 1 }, { expert: 2 }, { body: 6 }] },
			'experts.opinions [{"Scenario":5},1] {"body":6}': { view: 'Favourable' },
		};
		const opine = (more: Record<string, Json> = {}) =>
			against('experts.opine', { matter: 'scenario', of: '5', favourable: 'yes' }, standing('expert', { expert: 1 }), {
				...state,
				...more,
			});
		expect(await opine()).toEqual([]);
		expect(await opine({ 'experts.interests 1 6': null })).toEqual(['Experts.Interested']);
	});

	test('panel_should_stay_when_enough_of_it_may_still_speak', async () => {
		const seats = [1, 2, 3].map((expert) => ({ expert }));
		const state = {
			...judged,
			...experts,
			'experts.experts 5': { dismissed: null },
			'experts.panels [{"Methodology":3},2]': { seats },
			'experts.opinions [{"Methodology":3},2] {"expert":1}': { view: 'Favourable' },
		};
		const name = (names: string, more = {}) =>
			against('experts.name_panel', { ...matter, experts: names }, OPERATOR, { ...state, ...more });
		expect(await name('1, 2, 3')).toEqual(['Experts.AlreadyExists']);
		const recused = { 'experts.opinions [{"Methodology":3},2] {"expert":2}': { view: 'Recused' } };
		expect(await name('1, 3, 5', recused)).toEqual([]);
		expect(await name('3, 4, 5', recused)).toEqual(['Experts.SeatKept']);
		expect(await name('1, 2, 3', recused)).toEqual(['Experts.HasRecused']);
	});

	test('seat_should_be_anothers_when_it_said_nothing_for_ten_working_days', async () => {
		// Of 30 January 2026 the tenth is Friday the 13th, which is today.
		const days = '0xf8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e';
		const name = (named: number, names: string) =>
			against('experts.name_panel', { ...matter, experts: names }, OPERATOR, {
				...judged,
				...experts,
				'experts.experts 5': { dismissed: null },
				'experts.panels [{"Methodology":3},2]': { seats: [1, 2, 3].map((expert) => ({ expert })), named },
				'experts.opinions [{"Methodology":3},2] {"expert":1}': { view: 'Favourable' },
				'experts.opinions [{"Methodology":3},2] {"expert":2}': { view: 'Adverse' },
				'calendar.years 2026': { days },
			});
		expect(await name(20_483, '1, 2, 5')).toEqual(['Experts.AlreadyExists']);
		expect(await name(20_482, '1, 2, 5')).toEqual([]);
		expect(await name(20_482, '1, 3, 5')).toEqual(['Experts.SeatKept']);
	});

	test('seat_should_speak_once_when_it_is_of_the_panel', async () => {
		const seats = [{ expert: 1 }, { expert: 2 }, { expert: 3 }];
		const state = { ...judged, 'experts.panels [{"Methodology":3},2]': { seats } };
		const who = (expert: number) => standing('expert', { expert });
		const opine = { ...matter, favourable: 'yes' };
		expect(await against('experts.opine', opine, who(1), state)).toEqual([]);
		expect(await against('experts.opine', opine, who(4), state)).toEqual(['Experts.NotSeated']);
		const spoke = { ...state, 'experts.opinions [{"Methodology":3},2] {"expert":1}': { view: 'Adverse' } };
		expect(await against('experts.opine', opine, who(1), spoke)).toEqual(['Experts.AlreadyExists']);
		expect(await against('experts.recuse', matter, who(1), spoke)).toEqual(['Experts.AlreadyExists']);
		// Whoever has an interest gives no opinion, and may recuse itself.
		const interested = { ...state, 'experts.interests 1 1': null };
		expect(await against('experts.opine', opine, who(1), interested)).toEqual(['Experts.Interested']);
		expect(await against('experts.recuse', matter, who(1), interested)).toEqual([]);
	});

	test('terms_should_be_judged_when_they_are_the_ones_applied_for', async () => {
		const state = {
			'scenarios.scenarios 5': { stage: { admitted: 20_000 }, developer: 1, terms: 2 },
			'scenarios.applications 5': { review: null },
			'experts.panels [{"Terms":[5,2]},1]': { seats: [{ body: 6 }] },
		};
		const who = standing('institution', { participant: 6 });
		expect(await against('experts.recuse', { matter: 'terms', of: '5', terms: '2' }, who, state)).toEqual([]);
		expect(await against('experts.recuse', { matter: 'terms', of: '5', terms: '1' }, who, state)).toEqual(['Experts.NotJudged']);
		expect(await against('experts.recuse', { matter: 'scenario', of: '5' }, who, state)).toEqual(['Experts.NotJudged']);
	});
});

describe('scenario', () => {
	const scenario = (stage: Json, application: Json, more: Record<string, Json> = {}) => ({
		'scenarios.scenarios 5': { stage, developer: 1, terms: 1, frozen: null, succeeds: null, ...more },
		...(application === null ? {} : { 'scenarios.applications 5': application }),
	});
	const source = { source: '5' };
	const first = { ...source, terms: '1' };

	test('application_should_be_approved_when_it_is_in_review_and_no_panel_is_against_it', async () => {
		const state = scenario({ applied: null }, { review: null });
		expect(await against('scenarios.approve', first, OPERATOR, state)).toEqual([]);
		const named = { ...state, 'experts.panels [{"Scenario":5},1]': { seats: [{ expert: 1 }, { expert: 2 }, { expert: 3 }] } };
		expect(await against('scenarios.approve', first, OPERATOR, named)).toEqual(['Scenarios.NotFavourable']);
		expect(await against('scenarios.approve', first, OPERATOR, scenario({ applied: null }, { submitted: 20_480 }))).toEqual([
			'Scenarios.NotInReview',
		]);
		expect(await against('scenarios.approve', first, OPERATOR, scenario({ admitted: 20_000 }, null))).toEqual(['Scenarios.NotProposed']);
	});

	test('application_should_be_decided_on_by_its_terms_when_others_may_be_proposed', async () => {
		const at = (application: Json) => scenario({ admitted: 20_000 }, application, { terms: 3 });
		const decided: [string, Json, Standing][] = [
			['scenarios.accept', { submitted: 20_480 }, OPERATOR],
			['scenarios.return_incomplete', { submitted: 20_480 }, OPERATOR],
			['scenarios.approve', { review: null }, OPERATOR],
			['scenarios.reject', { incomplete: null }, AUTHORITY],
			['scenarios.file', { approved: 20_490 }, AUTHORITY],
		];
		for (const [act, application, who] of decided) {
			const decide = (terms: string, state = at(application)) => against(act, { ...source, terms, from: '2026-03-01' }, who, state);
			expect(await decide('3'), act).toEqual([]);
			for (const other of ['1', '2', '4']) expect(await decide(other), act).toEqual(['Scenarios.TermsDiffer']);
			expect(await decide('2', at(null)), act).toEqual(['Scenarios.NotProposed']);
		}
	});

	test('freeze_should_be_the_authoritys_when_it_ordered_it', async () => {
		const frozen = (byAuthority: boolean) => scenario({ admitted: 20_000 }, null, { frozen: { reason: {}, byAuthority } });
		const tried = (id: string, who: Standing, by: boolean) => against(id, source, who, frozen(by));
		expect(await tried('scenarios.unfreeze', OPERATOR, false)).toEqual([]);
		expect(await tried('scenarios.unfreeze', OPERATOR, true)).toEqual(['Scenarios.FrozenByAuthority']);
		expect(await tried('scenarios.unfreeze', AUTHORITY, true)).toEqual([]);
		expect(await tried('scenarios.freeze', OPERATOR, false)).toEqual(['Scenarios.AlreadyFrozen']);
		expect(await tried('scenarios.freeze', AUTHORITY, false)).toEqual([]);
		expect(await tried('scenarios.freeze', AUTHORITY, true)).toEqual(['Scenarios.AlreadyFrozen']);
	});

	test('project_should_be_applied_for_when_it_is_no_individuals_and_succeeds_no_scenario', async () => {
		const values = { title: 'Roof', kind: 'project', version: '3', succeeds: '' };
		const published = { 'methodology.versions 3': { stage: { published: {} } } };
		const who = standing('institution', { participant: 1 });
		expect(await against('scenarios.apply', values, who, published)).toEqual([]);
		const citizen = standing('individual', { participant: 1 });
		expect(await against('scenarios.apply', values, citizen, published)).toEqual(['Scenarios.OwnerIndividual']);
		const after = (kind: Json) =>
			against('scenarios.apply', { ...values, succeeds: '5' }, who, { ...published, ...scenario({ admitted: 20_000 }, null, { kind }) });
		expect(await after({ project: null })).toEqual([]);
		expect(await after({ scenario: 'Food' })).toEqual(['Scenarios.KindDiffers']);
	});

	test('project_should_have_a_methodology_and_no_points_when_terms_are_proposed', async () => {
		const who = standing('institution', { participant: 1 });
		const published = { 'methodology.versions 3': { stage: { published: {} } } };
		const state = { ...published, ...scenario({ admitted: 20_000 }, null, { kind: { project: null } }) };
		const proposed = (version: string, points: string) => against('scenarios.propose_terms', { ...source, version, points }, who, state);
		expect(await proposed('3', '')).toEqual([]);
		expect(await proposed('', '')).toEqual(['Scenarios.NoMethodology']);
		expect(await proposed('3', 'points')).toEqual(['Scenarios.PointsOfProject']);
		expect(await against('scenarios.transfer', { ...source, to: '' }, who, state)).toEqual(['Scenarios.NotTransferable']);
	});

	test('scenario_should_be_filed_from_a_past_day_when_it_succeeds_none', async () => {
		const values = { ...first, from: '2025-01-01' };
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ applied: null }, { approved: 20_490 }))).toEqual([]);
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ applied: null }, { approved: 20_490 }, { succeeds: 2 }))).toEqual([
			'Scenarios.InThePast',
		]);
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ admitted: 20_000 }, { approved: 20_490 }))).toEqual([
			'Scenarios.InThePast',
		]);
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ applied: null }, { review: null }))).toEqual([
			'Scenarios.NotApproved',
		]);
	});

	test('scenario_should_be_filed_when_its_terms_count_on_the_day_and_none_is_later', async () => {
		// 1 March 2026 is day 20,513.
		const values = { ...source, from: '2026-03-01' };
		const state = scenario({ admitted: 20_000 }, { approved: 20_490 }, { terms: 2, line: 5 });
		const terms = (stage: Json) => ({ ...state, 'scenarios.termsOf 5 2': { version: 9 }, 'methodology.versions 9': { stage } });
		const file = (more: Record<string, Json>, from = values.from) =>
			against('scenarios.file', { ...source, terms: '2', from }, AUTHORITY, more);
		expect(await file(state)).toEqual([]);
		expect(await file(state, '2027-02-14')).toEqual([]);
		expect(await file(state, '2027-02-15')).toEqual(['Scenarios.TooFarAhead']);
		expect(await file(terms({ published: { effective: 20_513 } }))).toEqual([]);
		expect(await file(terms({ published: { effective: 20_514 } }))).toEqual(['Scenarios.NotInEffect']);
		expect(await file(terms({ discontinued: { effective: 20_000, from: 20_513 } }))).toEqual(['Scenarios.NotInEffect']);
		expect(await file(terms({ discontinued: { effective: 20_000, from: 20_514 } }))).toEqual([]);
		expect(await file({ ...state, 'scenarios.inForce 5': [[1, 20_512]] })).toEqual([]);
		expect(await file({ ...state, 'scenarios.inForce 5': [[1, 20_513]] })).toEqual(['Scenarios.NotLater']);
	});

	test('scenario_should_succeed_when_the_one_before_is_the_same_developers_and_began_earlier', async () => {
		const state = (latest: number, before: Json, first: number) => ({
			...scenario({ applied: null }, { approved: 20_490 }, { succeeds: 2, line: 2 }),
			'scenarios.latest 2': latest,
			[`scenarios.scenarios ${latest}`]: before,
			[`scenarios.inForce ${latest}`]: [[1, first]],
		});
		const file = (more: Record<string, Json>) => against('scenarios.file', { ...first, from: '2026-03-01' }, AUTHORITY, more);
		expect(await file(state(4, { developer: 1 }, 20_512))).toEqual([]);
		expect(await file(state(4, { developer: 1 }, 20_513))).toEqual(['Scenarios.NotLater']);
		expect(await file(state(4, { developer: 3 }, 20_512))).toEqual(['Scenarios.NotDeveloper']);
		expect(await file(state(6, { developer: 1 }, 20_512))).toEqual(['Scenarios.Succeeded']);
	});

	test('transfer_should_be_consented_to_when_who_takes_it_on_may', async () => {
		const state = {
			...scenario({ admitted: 20_000 }, { review: null }),
			'scenarios.transfers 5': 3,
			'participants.participants 3': { closed: null },
		};
		const consent = (found: Record<string, Json>, to = '3') => against('scenarios.consent_transfer', { ...source, to }, OPERATOR, found);
		expect(await consent(state)).toEqual([]);
		expect(await consent(state, '4')).toEqual(['Scenarios.NotOffered']);
		expect(await consent({ ...state, 'scenarios.transfers 5': null })).toEqual(['Scenarios.NotOffered']);
		const many = { ...state, 'scenarios.openApplications 3': 8 };
		expect(await consent(many)).toEqual(['Scenarios.TooManyApplications']);
		// Without an application for terms none passes on.
		expect(await consent({ ...many, 'scenarios.applications 5': null })).toEqual([]);
		const closed = { ...state, 'participants.participants 3': { closed: 20_000 } };
		expect(await consent(closed)).toEqual(['Scenarios.NotRegistered']);
	});

	test('rectification_should_be_submitted_once_when_it_was_ordered', async () => {
		const who = standing('organisation', { participant: 1 });
		const state = scenario({ rectifying: 20_000 }, null);
		const order = (submitted: Json, refused: Json) => ({ ...state, 'scenarios.rectifications 5': { submitted, refused } });
		expect(await against('scenarios.submit_rectification', source, who, order(null, null))).toEqual([]);
		expect(await against('scenarios.submit_rectification', source, who, order({}, null))).toEqual(['Scenarios.AlreadySubmitted']);
		expect(await against('scenarios.submit_rectification', source, who, state)).toEqual(['Scenarios.NotRectifying']);
		const other = standing('organisation', { participant: 2 });
		expect(await against('scenarios.submit_rectification', source, other, order(null, null))).toEqual(['Scenarios.NotDeveloper']);
		expect(await against('scenarios.accept_rectification', source, OPERATOR, order(null, null))).toEqual(['Scenarios.NotSubmitted']);
		expect(await against('scenarios.accept_rectification', source, OPERATOR, order({}, null))).toEqual([]);
		expect(await against('scenarios.refuse_rectification', source, OPERATOR, order({}, {}))).toEqual(['Scenarios.AlreadyDecided']);
	});

	test('conflict_should_be_reported_when_fewer_than_eight_of_the_participants_wait', async () => {
		const who = standing('organisation', { participant: 1 });
		const state = (open: number) => ({ ...scenario({ admitted: 20_000 }, null), 'scenarios.openConflicts 1': open });
		expect(await against('scenarios.report_conflict', source, who, state(7))).toEqual([]);
		expect(await against('scenarios.report_conflict', source, who, state(8))).toEqual(['Scenarios.TooManyConflicts']);
		expect(await against('scenarios.report_conflict', source, OPERATOR, state(8))).toEqual([]);
	});

	test('scenario_should_be_terminated_when_there_is_a_ground', async () => {
		const state = scenario({ rectifying: 20_000 }, null);
		const late = (due: number) => ({
			...state,
			'scenarios.rectifications 5': { submitted: null, refused: null },
			'calendar.deadlines {"Rectification":5}': { due: { on: due }, overdue: false },
		});
		const values = { ...source, ground: 'not_rectified' };
		expect(await against('scenarios.terminate', values, OPERATOR, late(20_496))).toEqual([]);
		expect(await against('scenarios.terminate', values, OPERATOR, late(20_497))).toEqual(['Scenarios.NotDue']);
		const twice = { ...source, ground: 'double_claim', conflict: '9' };
		const upheld = { ...state, 'scenarios.conflicts 9': { source: 5, decision: { upheld: true } } };
		expect(await against('scenarios.terminate', twice, OPERATOR, upheld)).toEqual([]);
		expect(await against('scenarios.terminate', twice, OPERATOR, state)).toEqual(['Scenarios.NotUpheld']);
		const ends: Json[] = [{ left: 20_490 }, { terminated: [20_490, 'NotRectified'] }];
		for (const ended of ends) {
			const over = { ...upheld, ...scenario(ended, null) };
			expect(await against('scenarios.terminate', twice, OPERATOR, over)).toEqual([]);
			expect(await against('scenarios.terminate', values, OPERATOR, over)).toEqual(['Scenarios.Terminated']);
		}
		const found = { ...upheld, ...scenario({ terminated: [20_490, { DoubleClaim: 3 }] }, null) };
		expect(await against('scenarios.terminate', twice, OPERATOR, found)).toEqual(['Scenarios.Terminated']);
	});
});

/** So many of a verifier's people who count on 13 February 2026, to the day, and one with no degree. */
function people(many: number): Json[] {
	const person = (degree: string) => ({ person: { fullTime: true, degree, since: 19_766 }, educated: 20_132 });
	return [...Array.from({ length: many }, () => person('Bachelor')), person('Below')];
}

describe('verifier', () => {
	test('verifier_should_be_accredited_when_five_of_its_people_count_today', async () => {
		const values = { verifier: '3', application: '1', until: '2027-02-12' };
		const state = (staff: Json[]) => ({
			'participants.participants 3': { closed: null, holder: { institution: {} } },
			'accreditation.applications 3': { qualification: { ghg: { expires: 20_497 } } },
			'accreditation.applied 3': 1,
			'accreditation.staff 3': staff,
		});
		const accredit = (staff: Json[]) => against('accreditation.accredit', values, standing('council'), state(staff));
		// 13 February 2024 is day 19,766, 13 February 2025 day 20,132: two years, and one, are full today.
		expect(await accredit(people(5))).toEqual([]);
		expect(await accredit(people(4))).toEqual(['Accreditation.TooFewStaff']);
		const late = { person: { fullTime: true, degree: 'Master', since: 19_767 }, educated: 20_132 };
		const stale = { person: { fullTime: true, degree: 'Master', since: 19_766 }, educated: 20_131 };
		expect(await accredit([...people(4), late, stale])).toEqual(['Accreditation.TooFewStaff']);
		// 29 February 2024 is day 19,782: two years later, it is the 28th.
		expect(yearsLater(19_782, 2)).toBe(20_512);
		expect(yearsLater(19_782, 4)).toBe(21_243);
	});

	test('suspension_should_be_named_when_it_is_lifted_since_the_authority_may_order_another', async () => {
		const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
		const reason = { blake2256: `0x${'aa'.repeat(32)}`, sm3: `0x${'cc'.repeat(32)}` };
		const other = { ...reason, sm3: `0x${'bb'.repeat(32)}` };
		const suspended = { suspended: { since: 20_480, reason, confirmed: false } };
		const lift = (stands: Json, suspension: string, unconfirmed: number | null = null) =>
			against('accreditation.lift', { verifier: '3', account, suspension }, standing('council'), {
				'participants.participants 3': { closed: null, account },
				'accreditation.verifiers 3': { standing: stands, unconfirmed },
			});
		const named = Object.values(reason).join(', ');
		expect(await lift(suspended, named)).toEqual([]);
		expect(await lift(suspended, named.toUpperCase().replaceAll('0X', '0x'))).toEqual([]);
		for (const another of ['', reason.blake2256, Object.values(other).join(', ')]) {
			expect(await lift(suspended, another, 20_480)).toEqual(['Accreditation.SuspensionDiffers']);
		}
		expect(await lift({ good: null }, '', 20_480)).toEqual([]);
		expect(await lift({ good: null }, named, 20_480)).toEqual(['Accreditation.SuspensionDiffers']);
		const act = actOf('accreditation.lift');
		const given = { blake2_256: reason.blake2256, sm3: reason.sm3 };
		expect(argumentsOf(act, { verifier: '3', account, suspension: named }, {}).args).toEqual([3, account, given]);
		expect(argumentsOf(act, { verifier: '3', account, suspension: '' }, {}).args).toEqual([3, account, null]);
	});

	test('application_should_be_decided_on_by_its_number_when_the_applicant_may_apply_anew', async () => {
		const state = {
			'participants.participants 3': { closed: null, holder: { institution: {} } },
			'accreditation.applications 3': { qualification: { ghg: { expires: 20_497 } } },
			'accreditation.applied 3': 2,
			'accreditation.staff 3': people(5),
		};
		const council = standing('council');
		const accredit = (application: string) =>
			against('accreditation.accredit', { verifier: '3', application, until: '2027-02-12' }, council, state);
		expect(await accredit('2')).toEqual([]);
		expect(await accredit('1')).toEqual(['Accreditation.ApplicationDiffers']);
		const reject = (application: string) => against('accreditation.reject', { applicant: '3', application }, council, state);
		expect(await reject('2')).toEqual([]);
		expect(await reject('1')).toEqual(['Accreditation.ApplicationDiffers']);
		const own = { 'accreditation.verifiers 3': { standing: { good: null }, application: state['accreditation.applications 3'] } };
		const renew = (application: string, more: Record<string, Json> = {}) =>
			against('accreditation.renew', { verifier: '3', application, until: '2027-02-12' }, council, { ...state, ...own, ...more });
		expect(await renew('2')).toEqual([]);
		for (const other of ['', '1']) expect(await renew(other)).toEqual(['Accreditation.ApplicationDiffers']);
		const none = { 'accreditation.applications 3': null };
		expect(await renew('', none)).toEqual([]);
		expect(await renew('2', none)).toEqual(['Accreditation.NotApplied']);
	});
});

describe('batch', () => {
	test('hold_should_be_the_authoritys_when_it_ordered_it', async () => {
		const held = (byAuthority: boolean) => ({
			'issuance.batches 7': { status: { held: { order: { reason: {}, before: { assigned: null }, byAuthority } } } },
		});
		const tried = (id: string, who: Standing, by: boolean) => against(id, { batch: '7' }, who, held(by));
		expect(await tried('issuance.release', OPERATOR, false)).toEqual([]);
		expect(await tried('issuance.release', OPERATOR, true)).toEqual(['Issuance.HeldByAuthority']);
		expect(await tried('issuance.release', AUTHORITY, true)).toEqual([]);
		expect(await tried('issuance.hold', OPERATOR, false)).toEqual(['Issuance.NotOpen']);
		expect(await tried('issuance.hold', AUTHORITY, false)).toEqual([]);
		expect(await tried('issuance.hold', AUTHORITY, true)).toEqual(['Issuance.NotOpen']);
	});

	test('verifier_should_be_assigned_when_it_is_fit_and_the_batch_waits', async () => {
		const state = (status: Json, verifier: Record<string, Json>) => ({
			'issuance.batches 7': { status, source: 5, terms: 1 },
			'scenarios.scenarios 5': { line: 2 },
			'scenarios.termsOf 5 1': { version: 9 },
			'methodology.versions 9': { methodology: 8 },
			'participants.participants 3': { closed: null, holder: { organisation: {} } },
			'accreditation.staff 3': people(5),
			'accreditation.verifiers 3': { standing: { good: null }, unconfirmed: null, until: 20_497, ...certified(20_497), ...verifier },
		});
		const certified = (expires: number) => ({ application: { qualification: { ghg: { expires } } } });
		const values = { batch: '7', verifier: '3' };
		const scoped = (scope: number[]) => ({ application: { qualification: { ghg: { expires: 20_497 } }, scope } });
		expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, {}))).toEqual([]);
		expect(await against('issuance.assign', values, OPERATOR, state({ attested: null }, {}))).toEqual(['Issuance.NotPending']);
		const unfit: Record<string, Json>[] = [
			{ until: 20_496 },
			certified(20_496),
			{ unconfirmed: 20_000 },
			{ standing: { revoked: {} } },
			{ standing: { suspended: { confirmed: true } } },
		];
		expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, scoped([7, 8])))).toEqual([]);
		expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, scoped([7])))).toEqual([
			'Issuance.NotInGoodStanding',
		]);
		const few = { ...state({ opened: null }, {}), 'accreditation.staff 3': people(4) };
		expect(await against('issuance.assign', values, OPERATOR, few)).toEqual(['Issuance.NotInGoodStanding']);
		const named = { ...state({ opened: null }, {}), 'scenarios.reporters 5': [3] };
		expect(await against('issuance.assign', values, OPERATOR, named)).toEqual([]);
		const involved = { ...state({ opened: null }, {}), 'accreditation.involvements 3': [6], 'scenarios.involved 2 6': null };
		expect(await against('issuance.assign', values, OPERATOR, involved)).toEqual(['Issuance.Interested']);
		for (const wrong of unfit)
			expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, wrong))).toEqual(['Issuance.NotInGoodStanding']);
		const barred = { ...state({ opened: null }, {}), 'disclosure.bars {"Participant":3}': [{ until: 20_497, capacities: ['Verifier'] }] };
		expect(await against('issuance.assign', values, OPERATOR, barred)).toEqual(['Issuance.NotInGoodStanding']);
		const interested = { ...state({ opened: null }, {}), 'accreditation.interests 3 2': null };
		expect(await against('issuance.assign', values, OPERATOR, interested)).toEqual(['Issuance.Interested']);
	});

	test('batch_should_be_closed_when_its_day_is_over_or_an_office_closes_a_held_one', async () => {
		const state = (status: Json, due: number) => ({ 'issuance.batches 7': { status, due } });
		const values = { batch: '7' };
		expect(await against('issuance.close', values, standing('individual'), state({ approved: null }, 20_496))).toEqual([]);
		expect(await against('issuance.close', values, OPERATOR, state({ approved: null }, 20_497))).toEqual(['Issuance.NotDue']);
		const held = state({ held: { order: { before: 'Approved' } } }, 20_497);
		expect(await against('issuance.close', values, OPERATOR, held)).toEqual([]);
		expect(await against('issuance.close', values, standing('individual'), held)).toEqual(['Issuance.NotDue']);
	});
});

describe('mall', () => {
	const PROVIDER = standing('organisation', { participant: 4 });
	const PERSON = standing('individual', { participant: 70 });
	/** In force from 20,400 to 20,600; 13 February 2026 is day 20,497. */
	const agreement = (more: Record<string, Json> = {}) => ({ 'mall.agreements 4': { from: 20_400, until: 20_600, ended: null, ...more } });
	const organisation = { 'participants.participants 4': { closed: null, holder: { organisation: {} } } };
	const item = (state: string, provider = 4) => ({ 'mall.items 2': { provider, state, offered: 300 } });
	const order = (state: string) => ({ ...item('Listed'), 'mall.orders 9': { item: 2, participant: 70, state, secret: HASH } });
	/** Thirty-two bytes of 44, and their BLAKE2-256 digest by another program. */
	const HASH = '0x0395256ce5d90f07504b614b9e70e29a06fdd69cef6b01f6018615164125a5c5';

	test('agreement_should_be_made_with_an_open_legal_person_when_none_that_stands_is_taken_away', async () => {
		const agree = (values: Values, state: Record<string, Json>) =>
			against('mall.agree', { provider: '4', from: '2026-02-13', until: '2026-12-31', ...values }, OPERATOR, state);
		expect(await agree({}, organisation)).toEqual([]);
		expect(await agree({}, {})).toEqual(['Mall.NotRegistered']);
		expect(await agree({}, { 'participants.participants 4': { closed: null, holder: { individual: '0x' } } })).toEqual(['Mall.WrongKind']);
		expect(await agree({ until: '2026-02-12' }, organisation)).toEqual(['Mall.InvalidPeriod']);
		expect(await agree({ from: '2026-02-14' }, { ...organisation, ...agreement() })).toEqual(['Mall.InvalidPeriod']);
		expect(await agree({ from: '2026-02-14' }, { ...organisation, ...agreement({ until: 20_496 }) })).toEqual([]);
		expect(await agree({}, { ...organisation, ...agreement() })).toEqual([]);
	});

	test('agreement_should_be_ended_when_it_lasts', async () => {
		const end = (state: Record<string, Json>) => against('mall.end_agreement', { provider: '4' }, OPERATOR, state);
		expect(await end(agreement())).toEqual([]);
		expect(await end(agreement({ from: 20_500 }))).toEqual([]);
		for (const gone of [{}, agreement({ until: 20_496 }), agreement({ ended: [null, 20_490] })])
			expect(await end(gone)).toEqual(['Mall.NoAgreement']);
	});

	test('item_should_be_listed_when_it_was_offered_and_its_provider_may_provide', async () => {
		const list = (state: Record<string, Json>) => against('mall.list', { item: '2' }, OPERATOR, state);
		expect(await list({ ...item('Offered'), ...agreement() })).toEqual([]);
		expect(await list(agreement())).toEqual(['Mall.NotFound']);
		expect(await list({ ...item('Listed'), ...agreement() })).toEqual(['Mall.AlreadyListed']);
		expect(await list({ ...item('Withdrawn'), ...agreement() })).toEqual(['Mall.Withdrawn']);
		expect(await list(item('Offered'))).toEqual(['Mall.NoAgreement']);
		expect(await list({ ...item('Offered'), ...agreement({ from: 20_498 }) })).toEqual(['Mall.NotInForce']);
		const unmandated = standing('operator', { mandates: ['issuance'] });
		expect(await against('mall.list', { item: '2' }, unmandated, { ...item('Offered'), ...agreement() })).toEqual(['no-mandate']);
	});

	test('item_should_be_offered_when_a_provider_tells_all_of_it', async () => {
		const values = { title: '购物袋', price: '10', stock: '300', per_person: '1', from: '2026-02-13', until: '2026-12-31', fulfil: '5' };
		const offer = (more: Values = {}, state: Record<string, Json> = agreement()) =>
			against('mall.offer_item', { ...values, ...more }, PROVIDER, state);
		expect(await offer()).toEqual([]);
		expect(await offer({ title: ' ' })).toEqual(['bad-title']);
		expect(await offer({ price: '0' })).toEqual(['Mall.InvalidPrice']);
		expect(await offer({ per_person: '0' })).toEqual(['Mall.InvalidCount']);
		expect(await offer({ fulfil: '0' })).toEqual(['Mall.InvalidDays']);
		expect(await offer({ until: '2026-02-12' })).toEqual(['Mall.InvalidPeriod']);
		expect(await offer({}, { ...agreement(), 'mall.openItems 4': 64 })).toEqual(['Mall.TooManyItems']);
		expect(await offer({}, {})).toEqual(['Mall.NoAgreement']);
		expect(await against('mall.offer_item', values, PERSON, agreement())).toContain('not-office');
		// What the chain's numbers do not hold is not ready at all.
		expect(ready(actOf('mall.offer_item'), { ...values, fulfil: '61' })).toBeUndefined();
		expect(ready(actOf('mall.offer_item'), { ...values, per_person: '65536' })).toBeUndefined();
	});

	test('item_should_be_restocked_or_withdrawn_by_its_provider_when_it_is_not_withdrawn', async () => {
		const restock = (state: Record<string, Json>, count = '5') => against('mall.restock', { item: '2', count }, PROVIDER, state);
		expect(await restock({ ...item('Listed'), ...agreement() })).toEqual([]);
		expect(await restock({ ...item('Listed'), ...agreement() }, '0')).toEqual(['Mall.InvalidCount']);
		expect(await restock({ ...item('Listed', 5), ...agreement() })).toEqual(['Mall.NotProvider']);
		// 300 were offered: of 4,294,967,295 there is room for 4,294,966,995 more.
		expect(await restock({ ...item('Listed'), ...agreement() }, '4294966995')).toEqual([]);
		expect(await restock({ ...item('Listed'), ...agreement() }, '4294966996')).toEqual(['System.Arithmetic']);
		expect(await against('mall.withdraw_item', { item: '2' }, PROVIDER, item('Offered'))).toEqual([]);
		expect(await against('mall.withdraw_item', { item: '2' }, PROVIDER, item('Withdrawn'))).toEqual(['Mall.Withdrawn']);
		expect(await against('mall.withdraw_item', { item: '2' }, PROVIDER)).toEqual(['Mall.NotFound']);
	});

	test('order_should_be_fulfilled_when_its_secret_is_shown_by_its_provider', async () => {
		const fulfil = (state: Record<string, Json>, who = PROVIDER, secret = SECRET) =>
			against('mall.fulfil', { order: '9', secret }, who, state);
		expect(await fulfil(order('Open'))).toEqual([]);
		expect(await fulfil(order('Disputed'), PROVIDER, SECRET.toUpperCase().replace('X', 'x'))).toEqual([]);
		expect(await fulfil(order('Open'), PROVIDER, `0x${'45'.repeat(32)}`)).toEqual(['Mall.WrongSecret']);
		expect(await fulfil(order('Open'), standing('institution', { participant: 5 }))).toEqual(['Mall.NotProvider']);
		expect(await fulfil(order('Fulfilled'))).toEqual(['Mall.NotOpen']);
		expect(await fulfil({})).toEqual(['Mall.NotFound']);
	});

	test('orders_should_be_fulfilled_at_once_when_each_has_its_secret_and_none_comes_twice', async () => {
		const many = (orders: string) =>
			against('mall.fulfil_many', { orders }, PROVIDER, { ...order('Open'), 'mall.orders 8': order('Open')['mall.orders 9'] });
		expect(await many(`9 ${SECRET}\n8 ${SECRET}`)).toEqual([]);
		expect(await many(`9 ${SECRET}\n9 ${SECRET}`)).toEqual(['Mall.NotOpen']);
		expect(await many(`9 ${SECRET}\n7 ${SECRET}`)).toEqual(['Mall.NotFound']);
		expect(await many(Array.from({ length: 65 }, (_, at) => `${at + 1} ${SECRET}`).join('\n'))).toEqual(['too-many']);
		const [orders] = argumentsOf(actOf('mall.fulfil_many'), { orders: `9: ${SECRET}; 8 ${SECRET}` }, {}).args;
		expect(orders).toEqual([
			[9, SECRET],
			[8, SECRET],
		]);
		const field = actOf('mall.fulfil_many').fields[0]!;
		expect(isFilled(field, { orders: `9 ${SECRET.slice(0, -1)}` })).toBe(false);
	});

	test('order_should_be_cancelled_by_its_provider_at_once_and_by_the_person_when_it_is_late', async () => {
		const cancel = (who: Standing, more: Record<string, Json> = {}) =>
			against('mall.cancel', { order: '9' }, who, { ...order('Open'), ...more });
		const due = (day: number) => ({ 'calendar.deadlines {"Order":9}': { due: { on: day }, overdue: false } });
		expect(await cancel(PROVIDER, due(20_497))).toEqual([]);
		expect(await cancel(PERSON, due(20_497))).toEqual(['Mall.NotDue']);
		expect(await cancel(PERSON, due(20_496))).toEqual([]);
		// In dispute the operator's decision is due, and nothing else.
		const decided = (day: number) => ({ ...order('Disputed'), 'calendar.deadlines {"Dispute":9}': { due: { on: day }, overdue: false } });
		expect(await cancel(PERSON, { ...decided(20_497), ...due(20_496) })).toEqual(['Mall.NotDue']);
		expect(await cancel(PERSON, decided(20_496))).toEqual([]);
		expect(await cancel(standing('individual', { participant: 71 }))).toEqual(['Mall.NotConcerned']);
		expect(await cancel(PROVIDER, order('Cancelled'))).toEqual(['Mall.NotOpen']);
	});

	test('dispute_should_be_begun_by_either_and_decided_by_clerks_when_the_order_is_open', async () => {
		const dispute = (who: Standing, state = order('Open')) => against('mall.dispute', { order: '9' }, who, state);
		expect(await dispute(PERSON)).toEqual([]);
		expect(await dispute(PROVIDER)).toEqual([]);
		expect(await dispute(standing('individual', { participant: 71 }))).toEqual(['Mall.NotConcerned']);
		expect(await dispute(PERSON, order('Disputed'))).toEqual(['Mall.AlreadyDisputed']);
		const decide = (state: Record<string, Json>) => against('mall.decide', { order: '9', settle: 'yes' }, OPERATOR, state);
		expect(await decide(order('Disputed'))).toEqual([]);
		expect(await decide(order('Open'))).toEqual(['Mall.NotDisputed']);
		expect(await decide(order('Fulfilled'))).toEqual(['Mall.NotOpen']);
	});
});

describe('reductions', () => {
	const HOLDER = standing('organisation', { participant: 4 });
	const HOST = standing('institution', { participant: 5 });
	const participants = {
		'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 1, keySince: 20_000 },
		'participants.participants 5': { closed: null, holder: { institution: {} } },
		'participants.participants 6': { closed: null, holder: { individual: '0x' } },
		'participants.participants 7': { closed: 20_000, holder: { institution: {} } },
	};
	const share = (of: string, amount: string) => ({ class: of, amount });
	const shares = (...all: ReturnType<typeof share>[]) => JSON.stringify(all);
	const event = (more: Record<string, Json> = {}) => ({
		'reductions.events 2': {
			host: 5,
			first: 20_480,
			last: 20_481,
			target: 1_200_000_000_000,
			accountant: 3,
			// By the node's JSON numbers of more than 53 bits are hexadecimal.
			accounting: { verifier: 3, emissions: '0x0000010eeb5e5d80', day: 20_482 },
			covered: 1_163_590_000_000,
			consent: null,
			calledOff: null,
			certificate: null,
			...more,
		},
	});

	test('reductions_should_be_passed_on_when_they_are_held_and_neither_is_a_person', async () => {
		const transfer = (values: Values = {}, more: Record<string, Json> = {}) =>
			against('reductions.transfer', { to: '5', class: '3', amount: '1.5 t', ...values }, HOLDER, {
				...participants,
				'reductions.holdings 4 3': 1_500_000_000,
				...more,
			});
		expect(await transfer()).toEqual([]);
		expect(await transfer({ amount: '1.500000001 t' })).toEqual(['Reductions.NotEnough']);
		expect(await transfer({ to: '4' })).toEqual(['Reductions.SameHolder']);
		expect(await transfer({ to: '6' })).toEqual(['Reductions.WrongKind']);
		expect(await transfer({ to: '7' })).toEqual(['Reductions.UnknownParticipant']);
		// A key that changed on the 11th passes nothing on before the 14th.
		const changed = (day: number) => ({
			'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 2, keySince: day },
		});
		expect(await transfer({}, changed(20_495))).toEqual(['Reductions.Cooling']);
		expect(await transfer({}, changed(20_494))).toEqual([]);
		expect(argumentsOf(actOf('reductions.transfer'), { to: '5', class: '3', amount: '1.5 t' }, {}).args).toEqual([5, 3, '1500000000']);
	});

	test('reductions_should_be_retired_when_they_are_held_and_the_beneficiary_is_proper', async () => {
		const whole = { reductions: shares(share('3', '1 kg')), purpose: 'offset', beneficiary: 'holder' };
		const retire = (values: Values = {}, more: Record<string, Json> = {}) =>
			against('reductions.retire', { ...whole, ...values }, HOLDER, {
				...participants,
				'participants.nextParticipant': 8,
				'reductions.holdings 4 3': 1_000_000,
				...more,
			});
		expect(await retire()).toEqual([]);
		// Twice of one class is asked for in all.
		expect(await retire({ reductions: shares(share('3', '1 kg'), share('3', '0.001 g')) })).toEqual(['Reductions.NotEnough']);
		expect(await retire({ reductions: shares(share('4', '0.001 g')) })).toEqual(['Reductions.NotEnough']);
		expect(await retire({ beneficiary: 'participant', number: '7' })).toEqual([]);
		expect(await retire({ beneficiary: 'participant', number: '8' })).toEqual(['Reductions.InvalidBeneficiary']);
		expect(await retire({ beneficiary: 'sealed', seal: `0x${'00'.repeat(32)}` })).toEqual(['Reductions.InvalidBeneficiary']);
		expect(await retire({ beneficiary: 'named', name: '\u200b' })).toEqual(['bad-title']);
		expect(await retire({ first: '2026-02-02', last: '2026-02-01' })).toEqual(['Reductions.InvalidPeriod']);
		// A key that changed on the 11th retires for itself alone before the 14th.
		const lately = { 'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 2, keySince: 20_495 } };
		expect(await retire({}, lately)).toEqual([]);
		expect(await retire({ beneficiary: 'participant', number: '4' }, lately)).toEqual([]);
		expect(await retire({ beneficiary: 'participant', number: '7' }, lately)).toEqual(['Reductions.Cooling']);
		const many = Array.from({ length: 33 }, () => share('3', '0.001 g'));
		expect(await retire({ reductions: shares(...many) })).toEqual(['too-many']);
	});

	test('documents_should_stand_within_the_purpose_when_reductions_compensate', () => {
		const act = actOf('reductions.retire');
		const values = { reductions: shares(share('3', '1 kg')), purpose: 'compensation', beneficiary: 'named', name: 'ab' };
		const [of, acceptance] = [{ ...document }, { ...document }];
		const { args, at } = argumentsOf(act, values, { case: of, acceptance });
		expect(args).toEqual([[[3, '1000000']], { Compensation: { case: of, acceptance } }, { Named: '0x6162' }, null, null]);
		expect(at).toEqual([
			[1, of],
			[1, acceptance],
		]);
		expect(piecesOf(act, values).map(({ name }) => name)).toEqual(['case', 'acceptance', 'evidence']);
		expect(piecesOf(act, { ...values, purpose: 'offset' }).map(({ name }) => name)).toEqual(['evidence']);
		const told = valuesOf(act, [
			[[3, 1_000_000]],
			{ compensation: { case: '0xaa', acceptance: '0xbb' } },
			{ named: '0x6162' },
			[20_496, 20_497],
			null,
		]);
		expect(told.documents).toMatchObject({ case: '0xaa', acceptance: '0xbb' });
		expect(told.values).toMatchObject({ purpose: 'compensation', name: 'ab', first: '2026-02-12', last: '2026-02-13' });
	});

	test('event_should_be_registered_by_an_institution_when_its_region_and_days_are_right', async () => {
		const values = { title: '全运会', region: '320100', first: '2026-03-01', last: '2026-03-02', target: '1200 t' };
		const register = (more: Values = {}, state: Record<string, Json> = {}) =>
			against('reductions.register_event', { ...values, ...more }, HOST, state);
		expect(await register()).toEqual([]);
		expect(await register({ region: '310118' })).toEqual(['Reductions.InvalidRegion']);
		expect(await register({ last: '2026-02-28' })).toEqual(['Reductions.InvalidPeriod']);
		expect(await register({}, { 'reductions.openEvents 5': 32 })).toEqual(['Reductions.TooManyEvents']);
		expect(await against('reductions.register_event', values, HOLDER)).toEqual(['not-office']);
	});

	test('event_should_be_called_off_by_its_host_when_it_is_open', async () => {
		const off = (who: Standing, state: Record<string, Json>) => against('reductions.call_off', { event: '2' }, who, state);
		expect(await off(HOST, event())).toEqual([]);
		expect(await off(standing('institution', { participant: 8 }), event())).toEqual(['Reductions.NotHost']);
		expect(await off(HOST, event({ consent: [null, 20_490] }))).toEqual(['Reductions.NotOpen']);
		expect(await off(HOST, {})).toEqual(['Reductions.NotFound']);
	});

	test('event_should_be_accounted_when_the_verifier_is_qualified_for_gases_and_has_no_interest', async () => {
		const verifier = (qualification: Json, more: Record<string, Json> = {}) => ({
			...event(),
			'participants.participants 3': { closed: null, holder: { organisation: {} } },
			'accreditation.staff 3': people(5),
			'accreditation.verifiers 3': { standing: { good: null }, unconfirmed: null, until: 20_497, application: { qualification }, ...more },
		});
		const ghg = { ghg: { expires: 20_497 } };
		const name = (state: Record<string, Json>) => against('reductions.name_accountant', { event: '2', verifier: '3' }, OPERATOR, state);
		expect(await name(verifier(ghg))).toEqual([]);
		expect(await name(verifier({ metering: { expires: 20_497 } }))).toEqual(['Reductions.NotInGoodStanding']);
		expect(await name(verifier({ ghg: { expires: 20_496 } }))).toEqual(['Reductions.NotInGoodStanding']);
		expect(await name(verifier(ghg, { unconfirmed: 20_490 }))).toEqual(['Reductions.NotInGoodStanding']);
		expect(await name({ ...verifier(ghg), 'accreditation.involvements 3': [5] })).toEqual(['Reductions.Interested']);
		const account = (participant: number, state = verifier(ghg)) =>
			against('reductions.account', { event: '2', emissions: '1163.59 t' }, standing('verifier', { participant }), state);
		expect(await account(3)).toEqual([]);
		expect(await account(9)).toEqual(['Reductions.NotAccountant']);
		expect(argumentsOf(actOf('reductions.account'), { event: '2', emissions: '1163.59 t' }, { report: document }).args[1]).toBe(
			'1163590000000',
		);
	});

	test('contribution_should_be_clipped_to_what_is_missing_when_it_is_judged', async () => {
		const give = (covered: number, all: string) =>
			against('reductions.contribute', { event: '2', reductions: all }, HOLDER, {
				...event({ covered }),
				'reductions.holdings 4 3': 5_200_000,
			});
		// 5,200,000 mg are missing: of more that is asked for no more is taken.
		expect(await give(1_163_584_800_000, shares(share('3', '12.6 kg')))).toEqual([]);
		expect(await give(1_163_584_799_999, shares(share('3', '12.6 kg')))).toEqual(['Reductions.NotEnough']);
		expect(await give(1_163_584_800_000, shares(share('3', '5.2 kg'), share('4', '1 kg')))).toEqual([]);
		expect(await give(1_163_590_000_000, shares(share('3', '1 kg')))).toEqual(['Reductions.Covered']);
	});

	test('contribution_should_be_to_ones_own_event_alone_when_the_key_changed_lately', async () => {
		// On the 11th, so that nothing is given to others before the 14th.
		const lately = { 'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 2, keySince: 20_495 } };
		const give = (host: number) =>
			against('reductions.contribute', { event: '2', reductions: shares(share('3', '1 kg')) }, HOLDER, {
				...event({ host, covered: 0 }),
				...lately,
				'reductions.holdings 4 3': 1_000_000,
			});
		expect(await give(5)).toEqual(['Reductions.Cooling']);
		expect(await give(4)).toEqual([]);
	});

	test('certificate_should_be_consented_to_when_the_event_was_over_accounted_as_given_and_covered', async () => {
		const values = { event: '2', emissions: '1,163.59 t' };
		const consent = (more: Record<string, Json> = {}, given: Values = {}) =>
			against('reductions.consent', { ...values, ...given }, AUTHORITY, event(more));
		expect(await consent()).toEqual([]);
		expect(await consent({ accounting: null })).toEqual(['Reductions.NotAccounted']);
		expect(await consent({ accountant: 8 })).toEqual(['Reductions.NotAccounted']);
		expect(await consent({}, { emissions: '1163.590000001 t' })).toEqual(['Reductions.EmissionsDiffer']);
		expect(await consent({ accounting: { verifier: 3, emissions: 1_163_589_999_999, day: 20_482 } })).toEqual([
			'Reductions.EmissionsDiffer',
		]);
		expect(await consent({ covered: 1_163_589_999_999 })).toEqual(['Reductions.NotCovered']);
		expect(await consent({ accounting: { verifier: 3, emissions: 1_163_590_000_000, day: 20_481 } })).toEqual(['Reductions.NotOver']);
		expect(await consent({ calledOff: [null, 20_490] })).toEqual(['Reductions.NotOpen']);
		expect(argumentsOf(actOf('reductions.consent'), values, { document }).args).toEqual([2, '1163590000000', document]);
		expect(inBoth(() => actOf('reductions.consent').statement(values))).toMatchObject({
			zh: expect.stringContaining('1,163.59 t'),
			en: expect.stringContaining('1,163.59 t'),
		});
	});

	test('certificate_should_be_proposed_when_the_authority_consented_and_there_is_none', async () => {
		const certify = (of: string, state: Record<string, Json>) => against('reductions.certify', { of, number: '2' }, OPERATOR, state);
		expect(await certify('neutrality', event({ consent: [null, 20_490] }))).toEqual([]);
		expect(await certify('neutrality', event())).toEqual(['Reductions.NoConsent']);
		expect(await certify('neutrality', event({ consent: [null, 20_490], certificate: 1 }))).toEqual(['Reductions.AlreadyCertified']);
		expect(await certify('retirement', { 'reductions.retirements 2': { certificate: null } })).toEqual([]);
		expect(await certify('retirement', {})).toEqual(['Reductions.NotFound']);
	});

	test('amount_should_be_read_to_the_milligram_when_it_has_a_unit', () => {
		const read: [string, string | null][] = [
			['1163.59 t', '1163590000000'],
			['1,163.59 t', '1163590000000'],
			['1，163.59 t', '1163590000000'],
			['12,345,678 g', '12345678000'],
			['12.6kg', '12600000'],
			['5.2 千克', '5200000'],
			['0.001 g', '1'],
			['80 毫克', '80'],
			['18446744073.709551615 t', '18446744073709551615'],
			['18446744073.709551616 t', null],
			['0.0001 g', null],
			['0 t', null],
			// A comma is no point, and no thousands are set apart by these.
			['12,6 kg', null],
			['1,5 t', null],
			['1234,567 kg', null],
			['0.1,5 kg', null],
			['12.6', null],
			['-1 t', null],
			['', null],
		];
		for (const [text, milligrams] of read) expect(milligramsOf(text), text).toBe(milligrams);
		expect(written('0x0000010eeb5e5d80')).toBe('1,163.59 t');
	});
});

describe('account', () => {
	const found = { 'participants.participants 4': { account: '5D', closed: null } };
	const replace = (more: Record<string, Json> = {}, account = '5N') =>
		against('participants.replace_key', { participant: '4', account, consent: '' }, OPERATOR, { ...found, ...more });

	test('account_should_be_closed_when_nothing_is_owed', async () => {
		const close = (more: Record<string, Json> = {}) =>
			against('participants.close_for', { participant: '4' }, OPERATOR, { ...found, ...more });
		expect(await close()).toEqual([]);
		for (const owed of [
			'issuance.owedBatches',
			'scenarios.admittedScenarios',
			'scenarios.openApplications',
			'methodology.openApplications',
		])
			expect(await close({ [`${owed} 4`]: 1 }), owed).toEqual(['Participants.Obliged']);
		for (const owed of ['mall.openOrders 4', 'reductions.openEvents 4', 'reductions.holdings 4 3'])
			expect(await close({ [owed]: 1 }), owed).toEqual(['Participants.Obliged']);
		const agreement = (until: number) => ({ 'mall.agreements 4': { from: 20_400, until, ended: null } });
		expect(await close(agreement(20_497))).toEqual(['Participants.Obliged']);
		expect(await close(agreement(20_496))).toEqual([]);
	});

	test('key_should_be_replaced_by_one_that_holds_no_office_and_was_nobody_elses', async () => {
		expect(await replace()).toEqual([]);
		expect(await replace({ 'participants.participantOf 5N': 4 })).toEqual([]);
		expect(await replace({ 'participants.participantOf 5N': 5 })).toEqual(['Participants.AlreadyExists']);
		expect(await replace({}, '5D')).toEqual(['Participants.AlreadyExists']);
		expect(await replace({ 'authority.members': ['5N'] })).toEqual(['Participants.HoldsOffice']);
		expect(await replace({ 'disclosure.offices 5N': 320_100 })).toEqual(['Participants.HoldsOffice']);
		expect(await replace({ 'consortium.posts 5N': { department: 3 } })).toEqual(['Participants.HoldsOffice']);
	});
});

test('what_was_entered_should_be_ready_when_every_field_asked_for_is_right', () => {
	const act = actOf('scenarios.evaluate');
	expect(ready(act, { source: '5', finding: 'passed', days: 'x' })).toEqual({ source: '5', finding: 'passed' });
	expect(ready(act, { source: '5', finding: 'rectify', days: 'x' })).toBeUndefined();
	expect(ready(act, { source: ' 5 ', finding: 'rectify', days: '20' })).toEqual({ source: '5', finding: 'rectify', days: '20' });
	expect(ready(actOf('scenarios.transfer'), { source: '5', to: '' })).toEqual({ source: '5', to: '' });
});

test('arguments_should_be_as_the_chain_has_them_when_a_call_is_made', () => {
	const made = (id: string, values: Values) => argumentsOf(actOf(id), values, { document, reason: document, report: document }).args;
	expect(made('disclosure.file_report', { report: 'monthly', month: '2026-01' })).toEqual(['Monthly', 672, 320_000, document]);
	// A title that reads like a number in hexadecimal is a text all the same.
	expect(made('disclosure.publish_rule', { rule: 'points_rule', title: '0x', effective: '2026-03-13' })).toEqual([
		'PointsRule',
		'0x3078',
		document,
		20_525,
	]);
	expect(made('experts.opine', { matter: 'terms', of: '5', terms: '2', favourable: 'no' })).toEqual([{ Terms: [5, 2] }, false, document]);
	expect(made('experts.name_panel', { matter: 'scenario', of: '5', experts: '1，2', bodies: '7' })).toEqual([
		{ Scenario: 5 },
		[{ Expert: 1 }, { Expert: 2 }, { Body: 7 }],
	]);
	expect(made('scenarios.evaluate', { source: '5', finding: 'rectify', days: '20' })).toEqual([5, { Rectify: 20 }, document]);
	expect(made('scenarios.transfer', { source: '5', to: '' })).toEqual([5, null]);
	const applied = (kind: string, points: string) =>
		made('scenarios.apply', { title: 'x', kind, version: '3', points, succeeds: '' }).slice(1, 4);
	expect(applied('goods', 'a')).toEqual([{ Scenario: 'Goods' }, 3, '0x61']);
	expect(applied('project', '')).toEqual(['Project', 3, '0x']);
	expect(valuesOf(actOf('issuance.approve'), [7]).values).toEqual({ batch: '7' });
});

test('claims_should_go_with_an_application_when_they_are_whole', async () => {
	const act = actOf('scenarios.apply');
	const values = {
		title: 'Cycling',
		kind: 'transport',
		version: '',
		points: 'points "x"',
		succeeds: '',
		claims: JSON.stringify([CLAIM]),
	};
	expect(ready(act, values)).toEqual(values);
	expect(ready(act, { ...values, claims: '' })).toEqual({ ...values, claims: '' });
	expect(ready(act, { ...values, claims: JSON.stringify([CLAIM, { ...CLAIM, reference: '' }]) })).toBeUndefined();
	expect(ready(actOf('scenarios.declare_claim'), { source: '5', claims: '' })).toBeUndefined();
	// 1 January 2025 is day 20,089, 31 December day 20,453.
	const claim = { mechanism: 'Ccer', reference: CLAIM.reference, first: 20_089, last: 20_453 };
	const { args } = argumentsOf(act, values, { document, declaration: document });
	expect(args.slice(-2)).toEqual([[claim], null]);
	expect(argumentsOf(actOf('scenarios.declare_claim'), { source: '5', claims: values.claims }, {}).args).toEqual([5, claim]);
	const { zh, en } = inBoth(() => act.statement(values));
	for (const told of [zh, en]) for (const day of [CLAIM.first, CLAIM.last]) expect(told).toContain(day);
	expect(inBoth(() => act.statement({ ...values, claims: '' })).zh).toContain('没有在其他机制申报');
});

test('claim_should_be_refused_when_it_runs_backwards_or_over_more_than_ten_years', async () => {
	const who = standing('organisation', { participant: 1 });
	const state = { 'scenarios.scenarios 5': { stage: { admitted: 20_000 }, developer: 1 } };
	const declare = (first: string, last: string, more: Record<string, Json> = {}) =>
		against('scenarios.declare_claim', { source: '5', claims: JSON.stringify([{ ...CLAIM, first, last }]) }, who, { ...state, ...more });
	expect(await declare('2025-01-01', '2025-01-01')).toEqual([]);
	expect(await declare('2025-01-02', '2025-01-01')).toEqual(['Scenarios.InvalidPeriod']);
	// January 2015 to January 2025 are 121 months.
	expect(await declare('2015-01-31', '2025-01-01')).toEqual([]);
	expect(await declare('2015-01-31', '2025-02-01')).toEqual(['Scenarios.InvalidPeriod']);
	expect(await declare('2025-01-01', '2025-01-01', { 'scenarios.claims 5': Array(64).fill({}) })).toEqual(['Scenarios.TooManyClaims']);
	const left = { 'scenarios.scenarios 5': { stage: { left: 20_000 }, developer: 1 } };
	expect(await declare('2025-01-01', '2025-01-01', left)).toEqual(['Scenarios.Terminated']);
});

test('formula_should_be_told_by_its_title_when_it_is_applied_for', () => {
	const text = '# 步行 walking\n\nmethodology "步行减排 / Walking"\nversion "1"';
	expect(inBoth(() => actOf('methodology.submit').statement({ text })).zh).toContain('“步行减排”');
	expect(inBoth(() => actOf('methodology.revise').statement({ methodology: '7', text })).en).toContain('“Walking”');
	expect(titleIn('unit kg')).toBe('');
});

test('word_should_be_the_chains_variant_when_it_has_several_parts', () => {
	expect(variant('under_review')).toBe('UnderReview');
	expect(wordOf('UnderReview')).toBe('under_review');
	expect(wordOf('underReview')).toBe('under_review');
});

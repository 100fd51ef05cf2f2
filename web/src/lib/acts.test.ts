import { describe, expect, test } from 'vitest';
import sentences from '../../../crates/client/sentences.json';
import policy from '../../../runtime/src/access_policy.rs?raw';
import mandates from '../../../runtime/src/mandates.rs?raw';
import { CLAIM, document, SECRET } from '../test/acts';
import { inBoth } from '../test/languages';
import {
	ACTS,
	actOf,
	actsOf,
	argumentsOf,
	asked,
	described,
	namesOf,
	needed,
	ready,
	sendersOf,
	valuesOf,
	type Act,
	type ConsoleName,
	type Json,
	type Role,
	type Values,
} from './acts';
import { ANYONE } from './acts/chain';
import { variant, wordOf } from './acts/variants';

const PALLETS = import.meta.glob<string>('../../../pallets/*/src/lib.rs', { query: '?raw', import: 'default', eager: true });
const SOURCES = import.meta.glob<string>(['./acts/*.ts', '!./acts/*.test.ts'], { query: '?raw', import: 'default', eager: true });

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

import { expect, test } from 'vitest';
import openapi from '../../openapi.json';
import { inBoth } from '../test/languages';
import { YEARS } from '../test/years';
import * as oversight from './oversight';
import type { About, Actor, Schemas, Subject } from './types';

const { ActorKind, Capacity, ComplaintStage, DeadlineState, ReportKind, RuleKind, RuleState, SanctionGround, SanctionState, SubjectKind } =
	openapi.components.schemas;

const label = { zh: '某事项', en: 'something' };
const nothing = { number: null, matter: null, part: null, report: null, month: null, region: null, label };
const due = (of: Partial<Subject>): Subject => ({ id: 'x', kind: 'complaint', ...nothing, ...of });
const on = (of: Partial<About>): About => ({ kind: 'scheme', number: null, report: null, month: null, region: null, label, ...of });

test('word_should_be_told_in_both_languages_when_the_api_lists_it', () => {
	const told = {
		actors: (ActorKind.enum as Schemas['ActorKind'][]).map((one) => inBoth(() => oversight.actors(one))),
		capacity: (Capacity.enum as Schemas['Capacity'][]).map((one) => inBoth(() => oversight.capacity(one))),
		complaintStage: (ComplaintStage.enum as Schemas['ComplaintStage'][]).map((one) => inBoth(() => oversight.complaintStage(one).text)),
		deadlineState: (DeadlineState.enum as Schemas['DeadlineState'][]).map((one) => inBoth(() => oversight.deadlineState(one))),
		reportKind: (ReportKind.enum as Schemas['ReportKind'][]).map((one) => inBoth(() => oversight.reportKind(one))),
		ruleKind: (RuleKind.enum as Schemas['RuleKind'][]).map((one) => inBoth(() => oversight.ruleKind(one))),
		ruleState: (RuleState.enum as Schemas['RuleState'][]).map((one) => inBoth(() => oversight.ruleState(one).text)),
		ground: (SanctionGround.enum as Schemas['SanctionGround'][]).map((one) => inBoth(() => oversight.ground(one))),
		subjectKind: (SubjectKind.enum as Schemas['SubjectKind'][]).map((one) => inBoth(() => oversight.subjectKind(one))),
		sanctionState: (SanctionState.enum as Schemas['SanctionState'][]).map((one) => inBoth(() => oversight.sanctionState(one).text)),
	};
	for (const [of, words] of Object.entries(told)) {
		expect(words.length, of).toBeGreaterThan(2);
		expect(new Set(words.map(({ zh }) => zh)).size, of).toBe(words.length);
		expect(new Set(words.map(({ en }) => en)).size, of).toBe(words.length);
	}
});

test('ground_should_name_its_article_when_it_is_one_of_the_four_or_another', () => {
	const articles = (SanctionGround.enum as Schemas['SanctionGround'][]).map((one) => inBoth(() => oversight.article(one)));
	expect(articles.map(({ en }) => en)).toEqual(['Art. 44(1)', 'Art. 44(2)', 'Art. 44(3)', 'Art. 44(4)', 'Art. 22', 'Art. 23', 'Art. 40']);
	expect(articles.map(({ zh }) => zh).at(1)).toBe('第四十四条第（二）项');
});

test('actor_should_lead_to_its_page_when_it_is_one_of_many', () => {
	const of = (kind: Actor['kind'], number: number | null = null) => oversight.actor({ kind, number, label });
	expect(of('participant', 7).href).toBe('/participants/7');
	expect(of('region', 320100).href).toBe('/regions/320100');
	for (const office of ['council', 'authority', 'operator'] as const) expect(of(office)).toEqual({ text: label.zh, href: undefined });
});

test('participant_should_be_told_in_one_language_when_its_title_has_both', () => {
	const title = '开发主体甲 / Developer A';
	expect(inBoth(() => oversight.actor({ kind: 'participant', number: 7, label: { zh: title, en: title } }).text)).toEqual({
		zh: '开发主体甲',
		en: 'Developer A',
	});
});

test('subject_should_lead_to_what_it_is_about_when_it_is_due', () => {
	const leads = (of: Partial<Subject>) => oversight.subject(due(of)).href;
	expect(leads({ kind: 'completion', matter: 'methodology', number: 3 })).toBe('/methodologies/3');
	expect(leads({ kind: 'review', matter: 'terms', number: 2, part: 1 })).toBe('/scenarios/2');
	expect(leads({ kind: 'evaluation', number: 3 })).toBe('/methodologies/3');
	expect(leads({ kind: 'objection', number: 3, part: 1 })).toBe('/methodologies/3');
	expect(leads({ kind: 'rectification', number: 2 })).toBe('/scenarios/2');
	expect(leads({ kind: 'complaint', number: 5 })).toBe('/complaints/5');
	expect(leads({ kind: 'qualification', number: 9 })).toBe('/verifiers/9');
	expect(leads({ kind: 'suspension', number: 9 })).toBe('/verifiers/9');
	expect(leads({ kind: 'report', report: 'monthly', month: '2026-01', region: 320000 })).toBe('/reports/monthly-2026-01-320000');
	expect(leads({ kind: 'report', report: 'regional', month: '2025-12', region: 320100 })).toBe('/reports/regional-2025-12-320100');
});

test('complaint_should_lead_to_what_it_is_about_when_that_has_a_page', () => {
	expect(oversight.about(on({})).href).toBeUndefined();
	expect(oversight.about(on({ kind: 'source', number: 2 })).href).toBe('/scenarios/2');
	expect(oversight.about(on({ kind: 'version', number: 3 })).href).toBe('/methodologies/3');
	expect(oversight.about(on({ kind: 'batch', number: 4 })).href).toBe('/batches/4');
	expect(oversight.about(on({ kind: 'verifier', number: 9 })).href).toBe('/verifiers/9');
	expect(oversight.about(on({ kind: 'report', report: 'monthly', month: '2026-01', region: 320000 })).href).toBe(
		'/reports/monthly-2026-01-320000',
	);
});

test('complainant_should_be_the_public_when_the_operator_recorded_it', () => {
	expect(inBoth(() => oversight.complainant(null).text)).toEqual({ zh: '公众', en: 'The public' });
	expect(inBoth(() => oversight.complainant({ id: 7, title: null }).text)).toEqual({ zh: '参与者 7', en: 'Participant 7' });
});

test('deadline_should_be_told_by_its_days_when_it_is_still_to_be_kept', () => {
	const told = (of: Omit<Parameters<typeof oversight.standing>[0], 'subject'>, kind: Subject['kind'] = 'complaint') =>
		inBoth(() => oversight.standing({ subject: { kind }, ...of }, '2026-02-14', YEARS).text);
	// Of the ten days left the 24th alone is worked; a verifier's conditions are kept to a day of the calendar.
	expect(told({ state: 'due', due: '2026-02-24', awaiting: null, late: null }).zh).toBe('还有 1 个工作日');
	expect(told({ state: 'due', due: '2026-02-24', awaiting: null, late: null }, 'qualification').zh).toBe('还有 10 天');
	expect(told({ state: 'overdue', due: '2026-02-13', awaiting: null, late: null }).en).toBe('1 working day overdue');
	expect(told({ state: 'due', due: null, awaiting: 2027, late: null })).toEqual({
		zh: '待 2027 年工作日历公布',
		en: 'Awaits the working days of 2027',
	});
});

test('deadline_should_be_told_by_how_it_ended_when_it_is_over', () => {
	const told = (of: Omit<Parameters<typeof oversight.standing>[0], 'subject'>, kind: Subject['kind'] = 'complaint') =>
		inBoth(() => oversight.standing({ subject: { kind }, ...of }, '2026-02-14', YEARS).text);
	expect(told({ state: 'met', due: '2026-02-13', awaiting: null, late: 0 })).toEqual({ zh: '已办结，按期', en: 'Done, in time' });
	expect(told({ state: 'met', due: '2026-02-13', awaiting: null, late: 1 }).en).toBe('Done, 1 working day late');
	expect(told({ state: 'dropped', due: '2026-02-13', awaiting: null, late: null }).zh).toBe('免办');
});

test('answer_should_be_told_as_late_or_in_time_when_it_was_given', () => {
	const actor: Actor = { kind: 'operator', number: null, label };
	const told = (stage: Schemas['ComplaintStage'], overdue: boolean, due: string | null = '2026-10-22') =>
		oversight.answerDue({ stage, due: { actor, due, overdue } }, '2026-10-20', YEARS);
	expect(inBoth(() => told('filed', false)!.text).zh).toBe('还有 2 个工作日');
	expect(inBoth(() => told('answered', true)!.text).en).toBe('Answered late');
	expect(inBoth(() => told('closed', false)!.text).zh).toBe('按期答复');
	expect(told('filed', false, null)).toBeUndefined();
	expect(oversight.answerDue({ stage: 'filed', due: null }, '2026-10-20', YEARS)).toBeUndefined();
});

test('sanctioned_should_lead_to_their_page_when_they_are_participant_or_expert', () => {
	expect(oversight.sanctioned({ kind: 'participant', number: 7, label }).href).toBe('/participants/7');
	expect(oversight.sanctioned({ kind: 'expert', number: 2, label }).href).toBe('/experts/2');
});

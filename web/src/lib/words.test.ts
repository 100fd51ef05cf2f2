import { expect, test } from 'vitest';
import openapi from '../../openapi.json';
import { inBoth } from '../test/languages';
import { statusOf } from './batch';
import type { Schemas } from './types';
import {
	applicationStage,
	appointed,
	conflictState,
	ground,
	judged,
	mandateState,
	mechanism,
	mention,
	participant,
	rectification,
	scenarioStep,
	scope,
	seat,
	status,
	step,
	versionStep,
	view,
} from './words';

const {
	ApplicationStage,
	BatchStatus,
	ConflictState,
	Ground,
	MandateState,
	MatterKind,
	Mechanism,
	NoticeState,
	ObjectionState,
	RectificationOutcome,
	ScenarioStage,
	ScenarioStepName,
	Scope,
	SeatKind,
	Standing,
	StepName,
	TerminationGround,
	TermsStage,
	VersionStage,
	VersionStepName,
	View,
} = openapi.components.schemas;

test('status_should_be_told_in_words_when_the_api_lists_it', () => {
	const held = (Ground.enum as Schemas['Ground'][]).map((ground) => statusOf({ status: 'held', ground }));
	const lists = [BatchStatus, MandateState, NoticeState, ObjectionState, ScenarioStage, Standing, TermsStage, VersionStage];
	const listed = lists.flatMap(({ enum: words }) => words);
	const submitted = { day: '2026-01-02', block: 1 };
	const own = [
		...(ApplicationStage.enum as Schemas['ApplicationStage'][]).map(applicationStage),
		...(ConflictState.enum as Schemas['ConflictState'][]).map(conflictState),
		...(RectificationOutcome.enum as Schemas['RectificationOutcome'][]).map((outcome) => rectification({ outcome, submitted })),
		rectification({ outcome: null, submitted }),
		rectification({ outcome: null, submitted: null }),
		'frozen',
	];
	for (const value of [...listed, ...held, ...own]) {
		const { zh, en } = inBoth(() => status(value).text);
		expect(zh, value).toMatch(/^\p{Script=Han}/u);
		expect(en, value).not.toBe(value);
	}
});

test('mandate_should_be_told_as_taken_away_and_an_application_as_taken_back_when_withdrawn', () => {
	for (const value of MandateState.enum as Schemas['MandateState'][]) {
		expect(inBoth(() => status(mandateState(value)).text).zh, value).toMatch(/^\p{Script=Han}/u);
	}
	expect(inBoth(() => status(mandateState('withdrawn')).text).zh).toBe('已收回');
	expect(inBoth(() => status('withdrawn').text).zh).toBe('申请已撤回');
});

test('ground_should_be_told_when_a_batch_is_held', () => {
	const told = (ground: Schemas['Ground'] | null) => inBoth(() => status(statusOf({ status: 'held', ground })).text).en;
	expect(told('difference')).toContain('differ');
	expect(told('order')).toContain('order');
	expect(statusOf({ status: 'approved' })).toBe('approved');
});

test('step_should_be_told_in_words_when_the_api_lists_it', () => {
	const told = (StepName.enum as Schemas['StepName'][]).map((value) => inBoth(() => step(value)).en);
	expect(new Set(told).size).toBe(StepName.enum.length);
});

test('version_step_and_view_should_be_told_in_words_when_the_api_lists_them', () => {
	const steps = (VersionStepName.enum as Schemas['VersionStepName'][]).map((value) => inBoth(() => versionStep(value)).en);
	expect(new Set(steps).size).toBe(VersionStepName.enum.length);
	const views = (View.enum as Schemas['View'][]).map((value) => inBoth(() => view(value).text).en);
	expect(new Set(views).size).toBe(View.enum.length);
});

test('scenario_step_should_be_told_in_words_when_the_api_lists_it', () => {
	const steps = ScenarioStepName.enum as Schemas['ScenarioStepName'][];
	const told = (step: Schemas['ScenarioStepName'], terms: number | null) => inBoth(() => scenarioStep({ step, terms, to: null }));
	const [zh, en] = [steps.map((step) => told(step, 2).zh), steps.map((step) => told(step, 2).en)];
	expect([new Set(zh).size, new Set(en).size]).toEqual([steps.length, steps.length]);
	expect(told('accepted', 1).en).toBe('Taken in');
	expect(told('accepted', 2)).toEqual({ zh: '第 2 版规则：受理', en: 'Terms 2: Taken in' });
});

test('mechanism_and_ground_should_be_told_in_words_when_the_api_lists_them', () => {
	const mechanisms = (Mechanism.enum as Schemas['Mechanism'][]).map((value) => inBoth(() => mechanism(value)).en);
	expect(new Set(mechanisms).size).toBe(Mechanism.enum.length);
	const grounds = (TerminationGround.enum as Schemas['TerminationGround'][]).map((value) => inBoth(() => ground(value, 3)).en);
	expect(new Set(grounds).size).toBe(TerminationGround.enum.length);
	expect(inBoth(() => ground('double_claim', 3)).zh).toBe('重复申报（线索 3）');
});

test('seat_should_be_told_with_its_page_when_the_api_lists_its_kind', () => {
	const told = (SeatKind.enum as Schemas['SeatKind'][]).map((kind) => seat({ kind, number: 7, title: null }).href);
	expect(told).toEqual(['/experts/7', '/participants/7']);
	expect(inBoth(() => seat({ kind: 'body', number: 8, title: '监测院 / Institute' }).text).en).toBe('Institute');
});

test('matter_should_be_told_by_its_title_when_a_panel_judges_it', () => {
	const of = { id: 3, title: '骑行 / Cycling' };
	const told = (MatterKind.enum as Schemas['MatterKind'][]).map((kind) => {
		const terms = kind === 'terms' ? 2 : null;
		return inBoth(() => judged({ kind, of, terms, round: 1 }).text).en;
	});
	expect(told).toEqual(['Cycling', 'Cycling', 'Terms 2 of Cycling']);
	expect(judged({ kind: 'terms', of, terms: 2, round: 1 }).href).toBe('/scenarios/3');
});

test('mandate_should_be_told_by_its_scope_when_the_api_lists_it', () => {
	for (const value of Scope.enum as Schemas['Scope'][]) {
		const { zh, en } = inBoth(() => scope(value).title);
		inBoth(() => scope(value).powers);
		const named = { kind: 'mandate' as const, label: { zh: '委托', en: 'Mandate' }, id: value, role: 'document' as const };
		expect(inBoth(() => mention(named))).toEqual({ zh: `委托 ${zh} · 材料`, en: `Mandate ${en} · document` });
	}
});

test('participant_should_be_told_by_number_when_there_is_no_title', () => {
	expect(inBoth(() => participant({ id: 7, title: null }))).toEqual({ zh: '参与者 7', en: 'Participant 7' });
	expect(inBoth(() => participant({ id: 8, title: '核查机构甲 / Verifier A' }))).toEqual({ zh: '核查机构甲', en: 'Verifier A' });
});

test('appointment_should_be_told_in_words_when_it_is_as_old_as_the_chain', () => {
	const expert = { id: 1, account: '5Grw', opinions: 0 };
	expect(appointed({ ...expert, appointed: '2026-01-02' })).toBe('2026-01-02');
	expect(inBoth(() => appointed({ ...expert, appointed: null })).en).toBe('Since the first block');
});

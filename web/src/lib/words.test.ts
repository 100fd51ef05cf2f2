import { expect, test } from 'vitest';
import openapi from '../../openapi.json';
import { inBoth } from '../test/languages';
import { appointed, participant, status } from './words';

const { BatchStatus, ScenarioStage, Standing, VersionStage } = openapi.components.schemas;

test('status_should_be_told_in_words_when_the_api_lists_it', () => {
	for (const value of [BatchStatus, ScenarioStage, Standing, VersionStage].flatMap(({ enum: words }) => words)) {
		const { zh, en } = inBoth(() => status(value).text);
		expect(zh, value).toMatch(/^\p{Script=Han}/u);
		expect(en, value).not.toBe(value);
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

import { expect, test } from 'vitest';
import { isOurs, problemOf, thrown } from './problem';

const answer = (body: string, type = 'application/problem+json') => new Response(body, { status: 404, headers: { 'content-type': type } });

test('problem_should_be_told_in_each_language_when_the_service_answers', async () => {
	const wording = (title: string, detail: string) => ({ title, detail });
	const problem = { type: '/problems/not-found', zh: wording('未找到', '没有批次 9'), en: wording('Not found', 'there is no batch 9') };
	expect(await problemOf(answer(JSON.stringify(problem)))).toEqual({ zh: '没有批次 9', en: 'there is no batch 9' });
	const bare = { zh: wording('未找到', ''), en: wording('Not found', '') };
	expect(await problemOf(answer(JSON.stringify(bare)))).toEqual({ zh: '未找到', en: 'Not found' });
});

test('problem_should_be_the_status_when_something_else_answers', async () => {
	for (const body of ['<html>', 'null', '{"zh":1}', '{"detail":"x"}']) {
		expect(await problemOf(answer(body, 'text/html'))).toEqual({ zh: 'HTTP 404', en: 'HTTP 404' });
	}
	expect(isOurs(answer('{}'))).toBe(true);
	expect(isOurs(answer('', 'text/html'))).toBe(false);
});

test('fault_should_be_told_in_words_when_a_module_stopped_at_what_it_was_given', () => {
	const { zh, en } = thrown(new WebAssembly.RuntimeError('unreachable'));
	expect(zh).toBe('浏览器中的程序未能处理所给的内容（unreachable）');
	expect(en).toBe('the program in the browser could not deal with what it was given (unreachable)');
	expect(thrown(new Error('x'))).toEqual({ zh: 'x', en: 'x' });
});

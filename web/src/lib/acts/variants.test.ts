import { expect, test } from 'vitest';
import { variant, wordOf } from './variants';

test('word_should_be_the_chains_variant_when_it_has_several_parts', () => {
	expect(variant('under_review')).toBe('UnderReview');
	expect(wordOf('UnderReview')).toBe('under_review');
	expect(wordOf('underReview')).toBe('under_review');
});

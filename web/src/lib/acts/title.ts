/** What the chain takes as a title. */
import { bytes } from './act';

/** Bytes of a title at most. */
export const MAX_TITLE = 128;

/** Whether the chain takes a text as a title: it shows something, hides nothing, and is no longer than it may be. */
export function isTitle(text: string): boolean {
	return (
		text.trim() !== '' &&
		bytes(text).length <= MAX_TITLE &&
		!/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
	);
}

/** What a verifier may sign of a batch, in plain words. */
import { amountToMilligram, counted, number } from '../../lib/format';
import { t } from '../../lib/i18n.svelte';
import type { Call, Figures } from '../../lib/wallet';

interface Words {
	title: string;
	meaning: string;
	/** What is given with it. */
	document: string;
	/** What the signature says, and what follows. */
	statement: string;
	button: string;
	/** What was done, once it is. */
	done: string;
}

export function calls(batch: number, found: Figures | null): Record<Call, Words> {
	const report = t('核查报告', 'Verification report');
	const final = t('签名后不能收回。', ' It cannot be taken back.');
	return {
		attest: {
			title: t('核证', 'Attest'),
			meaning: t('重算相符，可以签发', 'recomputed, and right: it may be issued'),
			document: report,
			statement: attested(batch, found) + final,
			button: t('签名核证', 'Sign the attestation'),
			done: t('核证', 'The attestation is made.'),
		},
		refuse: {
			title: t('否定意见', 'Adverse opinion'),
			meaning: t('申报有误，不得签发', 'what is claimed is wrong: it must not be issued'),
			document: report,
			statement:
				t(
					`经核查，批次 ${batch} 有误，理由见核查报告。该批次就此终止，不予签发；其日期可由报送主体重新申报。`,
					`Batch ${batch} was verified and found wrong, for the reasons in the verification report. The batch ends and nothing of it is issued; the platform may declare its days anew.`,
				) + final,
			button: t('签名：否定意见', 'Sign the adverse opinion'),
			done: t('否定意见', 'The adverse opinion is given.'),
		},
		decline: {
			title: t('不予受理', 'Decline'),
			meaning: t('退回运营机构，对数据不作判断', 'handed back to the operator, nothing said of the data'),
			document: t('不予受理的理由', 'Reasons for declining'),
			statement:
				t(
					`对批次 ${batch} 的核查不予受理，对其数据不作任何判断，理由见所附材料。运营机构可以另行指定核查机构。`,
					`This verifier does not verify batch ${batch} and says nothing of its data, for the reasons in the document. The operator may assign another verifier.`,
				) + final,
			button: t('签名：不予受理', 'Sign and decline'),
			done: t('不予受理的决定', 'The batch is declined.'),
		},
	};
}

function attested(batch: number, found: Figures | null): string {
	if (!found) return '';
	const { records, claim } = found;
	const mass = amountToMilligram(claim.mg);
	return t(
		`已独立重算批次 ${batch} 的全部 ${number(records)} 条记录，其默克尔根无误，合计 ${mass}、${number(claim.points)} 分碳积分无误，详见核查报告。`,
		`All ${counted(records, 'record')} of batch ${batch} were recomputed independently; its Merkle root and its totals, ${mass} and ${counted(claim.points, 'point')}, are right, as the verification report says.`,
	);
}

/** What an office may sign, in plain words. */
import type { Act, ActName } from '../../lib/acts';
import { t } from '../../lib/i18n.svelte';
import { reportKind, ruleKind } from '../../lib/oversight';

interface Words {
	title: string;
	meaning: string;
	/** What is given with it. */
	document: string;
	button: string;
	/** What was done, once it is. */
	done: string;
}

export function acts(): Record<ActName, Words> {
	return {
		answer: {
			title: t('答复投诉', 'Answer a complaint'),
			meaning: t('运营机构，或该地区的管理部门', 'the operator, or the region’s office'),
			document: t('答复书', 'Answer'),
			button: t('签名答复', 'Sign the answer'),
			done: t('答复', 'The answer is given.'),
		},
		decide: {
			title: t('决定复查', 'Decide a review'),
			meaning: t('主管部门', 'the competent authority'),
			document: t('复查决定', 'Decision'),
			button: t('签名决定', 'Sign the decision'),
			done: t('复查决定', 'The decision is made.'),
		},
		file: {
			title: t('提交报告', 'File a report'),
			meaning: t('运营机构、主管部门，或地区管理部门', 'the operator, the competent authority, or a regional office'),
			document: t('报告原文', 'Text of the report'),
			button: t('签名提交', 'Sign and file'),
			done: t('报告', 'The report is filed.'),
		},
		publish: {
			title: t('公布制度或标准', 'Publish a rule or standard'),
			meaning: t('主管部门', 'the competent authority'),
			document: t('制度原文', 'Text of the rule'),
			button: t('签名公布', 'Sign and publish'),
			done: t('制度', 'The rule is published.'),
		},
	};
}

/** What the signature says, and what follows. */
export function statement(act: Act): string {
	return said(act) + t('签名后不能收回。', ' It cannot be taken back.');
}

function said(act: Act): string {
	switch (act.call) {
		case 'answer':
			return t(
				`就投诉 ${act.complaint} 作出答复，内容见所附答复书。答复只作一次；投诉人不服的，可以请主管部门复查。`,
				`Complaint ${act.complaint} is answered as the document says. It is answered once; whoever complained may ask the competent authority to review the answer.`,
			);
		case 'decide':
			return act.upheld
				? t(
						`经复查，支持投诉 ${act.complaint}，理由见所附决定。该投诉就此办结。`,
						`On review, complaint ${act.complaint} is upheld, for the reasons in the decision. That closes it.`,
					)
				: t(
						`经复查，投诉 ${act.complaint} 不成立，理由见所附决定。该投诉就此办结。`,
						`On review, complaint ${act.complaint} is not upheld, for the reasons in the decision. That closes it.`,
					);
		case 'file': {
			const span = act.kind === 'monthly' ? act.month : act.month.slice(0, 4);
			return t(
				`提交${reportKind(act.kind)}：${span}，地区 ${act.region}，内容见所附原文。每份报告只提交一次，提交日期即时公开。`,
				`Files: ${reportKind(act.kind)}, ${span}, region ${act.region}, with the text given. A report is filed once, and the day of filing is public at once.`,
			);
		}
		case 'publish':
			return t(
				`公布“${act.title}”（${ruleKind(act.kind)}），自 ${act.effective} 起施行，内容以所附原文为准。`,
				`Publishes “${act.title}” (${ruleKind(act.kind)}), in force from ${act.effective}, in the words of the text given.`,
			);
	}
}

/** Why the verifier's page will not go on, by name. */
import { amountToMilligram, counted, number } from './format';
import { t } from './i18n.svelte';
import { half } from './resource.svelte';
import { status } from './words';

export type Reason =
	| 'no-extension'
	| 'no-account'
	| 'node-away'
	| 'other-chain'
	| 'metadata-declined'
	| 'spec-stale'
	| 'no-batch'
	| 'not-pending'
	| 'not-assigned'
	| 'not-accredited'
	| 'suspended'
	| 'unconfirmed'
	| 'interested'
	| 'root-differs'
	| 'records-differ'
	| 'claim-differs'
	| 'cancelled'
	| 'failed'
	| 'refused'
	| 'lost';

/** A reason with what it is about. */
export class Refusal extends Error {
	constructor(
		public readonly reason: Reason,
		public readonly values: Record<string, string> = {},
	) {
		super(reason);
		this.name = 'Refusal';
	}
}

export function refusal(reason: Reason, values: Record<string, string> = {}): Refusal {
	return new Refusal(reason, values);
}

/** Whatever was thrown, as a reason; what no name fits is `otherwise`. */
export function reasonOf(error: unknown, otherwise: 'failed' | 'refused' = 'failed'): Refusal {
	if (error instanceof Refusal) return error;
	const message = error instanceof Error ? error.message : String(error);
	// In the words of polkadot.js, which has no other sign.
	return refusal(/disconnected|abnormal|not connected|no response/i.test(message) ? 'lost' : otherwise, { message });
}

/** The reason in the language now shown. */
export function inWords({ reason, values: v }: Refusal): string {
	switch (reason) {
		case 'no-extension':
			return t(
				'没有找到钱包扩展，或扩展未允许本页访问。请安装与 polkadot.js 兼容的浏览器扩展，并允许本页访问。',
				'No wallet extension was found, or it did not allow this page. Install a browser extension compatible with polkadot.js and allow this page.',
			);
		case 'no-account':
			return t('钱包扩展没有向本页开放任何账户。', 'The wallet extension has shared no account with this page.');
		case 'node-away':
			return t(`无法连接节点 ${v.url}。`, `The node ${v.url} cannot be reached.`);
		case 'other-chain':
			return t(
				`该节点属于另一条链：节点的创世区块是 ${v.node}，本站的是 ${v.site}。`,
				`This node belongs to another chain: its genesis block is ${v.node}, this site’s is ${v.site}.`,
			);
		case 'metadata-declined':
			return t(
				`钱包没有接受链的元数据（版本 ${v.node}），签名时将无法显示内容。请在扩展中接受更新后重试。`,
				`The wallet did not accept the chain’s metadata (version ${v.node}), so it could not show what is being signed. Accept the update in the extension and try again.`,
			);
		case 'spec-stale':
			return t(
				`链的运行时已从版本 ${v.loaded} 升级为 ${v.node}，本页与钱包的元数据已过时。请重新连接。`,
				`The chain’s runtime has been upgraded from version ${v.loaded} to ${v.node}, so the metadata loaded here is out of date. Connect again.`,
			);
		case 'no-batch':
			return t(`链上没有批次 ${v.batch}。`, `There is no batch ${v.batch} on the chain.`);
		case 'not-pending':
			return t(
				`该批次不在待核查状态（现为：${status(v.status ?? '').text}）。`,
				`The batch is not waiting for its verifier (now: ${status(v.status ?? '').text}).`,
			);
		case 'not-assigned':
			return v.verifier
				? t(
						`所连账户不代表该批次指定的核查机构。指定的是参与者 ${v.verifier}。`,
						`The connected account does not stand for the verifier assigned to this batch, which is participant ${v.verifier}.`,
					)
				: t('该批次尚未指定核查机构。', 'No verifier has been assigned to the batch.');
		case 'not-accredited':
			return t('所连账户不代表已确定的核查机构。', 'The connected account does not stand for an accredited verifier.');
		case 'suspended':
			return t('该核查机构的资格已暂停，不得核查。', 'The verifier’s accreditation is suspended; it may not verify.');
		case 'unconfirmed':
			return t(
				'运营机构已更换该核查机构的密钥，主管部门确认前不得核查。',
				'The operator replaced the verifier’s key; it may not verify until the authority confirms it.',
			);
		case 'interested':
			return t('该核查机构与此场景存在利害关系，应当回避。', 'The verifier has an interest in this scenario and must not verify it.');
		case 'root-differs':
			return t(
				`默克尔根不同：申报 ${v.claimed}，由文件重算 ${v.quantified}。`,
				`The Merkle root differs: ${v.claimed} claimed, ${v.quantified} recomputed from the file.`,
			);
		case 'records-differ':
			return t(
				`记录数不同：申报 ${number(v.claimed)}，文件 ${number(v.quantified)}。`,
				`The number of records differs: ${number(v.claimed)} claimed, ${number(v.quantified)} in the file.`,
			);
		case 'claim-differs':
			return t(
				`合计不同：申报 ${amountToMilligram(v.mg ?? '')}、${number(v.points)} 分，重算 ${amountToMilligram(v.foundMg ?? '')}、${number(v.foundPoints)} 分。`,
				`The totals differ: ${amountToMilligram(v.mg ?? '')} and ${counted(v.points ?? '', 'point')} claimed, ${amountToMilligram(v.foundMg ?? '')} and ${counted(v.foundPoints ?? '', 'point')} recomputed.`,
			);
		case 'cancelled':
			return t('您在钱包中取消了签名，没有发送任何内容。', 'You cancelled the signature in the wallet; nothing was sent.');
		case 'failed':
			return t('未能完成：', 'Could not be done: ') + half(v.message ?? '');
		case 'refused':
			return t('节点拒绝了这次操作：', 'The node refused the submission: ') + access(v.message);
		case 'lost':
			return t(
				`与节点失去联系（${v.message}）。签名可能已经送达，请先查看批次在链上的状态，再决定是否重试。`,
				`Lost contact with the node (${v.message}). The signature may have arrived: check the batch’s state on the chain before trying again.`,
			);
	}
}

// Codes of the chain's own access rule.
function access(message = ''): string {
	const code = message.includes('pay some fees') ? '1' : /Custom error: (\d+)/.exec(message)?.[1];
	switch (code) {
		case '1':
			return t('此账户未开户。', 'the account is not registered with the operator.');
		case '2':
			return t('此账户无权进行此操作。', 'the account may not send this call.');
		case '3':
			return t('此账户今日的额度已用完，请明日再试。', 'the account’s daily quota is used up; try again tomorrow.');
		case '4':
			return t('此账户等待处理的链上操作过多，请稍后再试。', 'too many transactions of the account are waiting; try again later.');
		case '5':
			return t('此操作目前尚不能接收，请稍后再试。', 'it cannot be taken yet; try again later.');
		case '6':
			return t('主管部门对此事项的委托现不有效。', 'no mandate of the authority’s for it stands today.');
		case '7':
			return t('此账户提出而尚未办结的事项已达上限。', 'as many motions of the account are open as may be.');
		default:
			return message;
	}
}

/** What errors of calls mean, by pallet and name. */
export const ERRORS: Record<string, () => string> = {
	'issuance.NotFound': () => t('没有这个批次。', 'There is no such batch.'),
	'issuance.NotRegistered': () => t('此账户未开户或已销户。', 'This account does not stand for an open participant.'),
	'issuance.NotAssigned': () =>
		t('此账户不代表该批次指定的核查机构。', 'This account does not stand for the verifier assigned to the batch.'),
	'issuance.NotPending': () => t('该批次已过这一环节，或已暂停。', 'The batch is past this stage, or on hold.'),
	'issuance.NotInGoodStanding': () =>
		t(
			'该机构不是已确定的核查机构，或资格已暂停、待确认。',
			'The verifier is not accredited, or its standing is suspended or unconfirmed.',
		),
	'issuance.Interested': () => t('核查机构与场景存在利害关系。', 'The verifier has an interest in the scenario.'),
	'issuance.RootDiffers': () => t('默克尔根与批次的不同。', 'The Merkle root differs from the batch’s.'),
	'issuance.RecordsDiffer': () => t('记录数与批次的不同。', 'The number of records differs from the batch’s.'),
	'issuance.ClaimDiffers': () => t('合计与批次的不同。', 'The totals differ from the batch’s.'),
	'issuance.BeforeAdmission': () =>
		t('有的日期早于该场景首版规则的适用首日。', 'A day of the period is before the first terms of the scenario.'),
	'issuance.TermsChange': () =>
		t(
			'期间内规则版本有变更，请分成两批申报，各按当日适用的规则版本。',
			'The scenario’s terms change within the period: open one batch for each terms’ days.',
		),
	'issuance.PeriodOverlaps': () =>
		t(
			'该场景或同一场景沿革中的场景已有批次包含其中的日期。',
			'Another batch of the scenario, or of one in its line, covers one of the days.',
		),
	'issuance.NotContinuable': () =>
		t(
			'所接续的批次不是签发一部分后截止的，或场景、日期不同，或已有接续。',
			'The batch to continue was not closed after some of its chunks, has another scenario or period, or is continued already.',
		),
	'issuance.NotOpen': () => t('该批次已了结，或已经暂停。', 'The batch is over, or held already.'),
	'issuance.NotHeld': () => t('该批次不是由运营机构暂停的。', 'The batch was not put on hold by the operator.'),
	'participants.NotClosed': () => t('该账户没有销户。', 'The account is not closed.'),
	'participants.ConsentInvalid': () =>
		t(
			'密钥没有同意代表此参与者或法人，或所签文字不符。',
			'The key did not consent to stand for this participant or legal person, or signed other words.',
		),
	'participants.HoldsOffice': () =>
		t(
			'该账户担任运营机构或主管部门的职责，不能代表参与者。',
			'The account holds an office of the operator or the authority and stands for no participant.',
		),
	'methodology.NotApplicant': () => t('该版本不是由该参与者申请的。', 'The participant did not apply for the version.'),
	'scenarios.AlreadyProposed': () => t('该场景已有一版规则待审查。', 'The scenario has terms proposed already.'),
	'scenarios.NotProposed': () => t('该场景没有待审查的申请或规则版本。', 'Neither the scenario nor terms of it wait for a decision.'),
	'scenarios.TooManyTerms': () => t('该场景的规则版本数已达上限。', 'The scenario has as many terms as one may have.'),
	'scenarios.NotLater': () => t('适用首日应晚于上一版规则的适用首日。', 'The first day is not later than that of the terms before.'),
	'scenarios.InThePast': () => t('适用首日已过，规则版本不得溯及既往。', 'The first day is past: terms are not changed backwards.'),
	'mandate.InvalidPeriod': () => t('委托期限颠倒，或已期满。', 'The mandate would end before it begins, or is over already.'),
	'mandate.NotFound': () => t('此事项没有委托。', 'There is no mandate of this scope.'),
};

/** What an error of a call means; one that is not among them, in the chain's own words. */
export function errorInWords({ pallet, name, docs }: { pallet: string; name: string; docs: string }): string {
	return ERRORS[`${pallet.toLowerCase()}.${name}`]?.() ?? docs;
}

/** The same of an error as the index names it, `Issuance.NotHeld`. */
export function failureInWords(error: string): string {
	const [pallet = '', name = ''] = error.split('.');
	return errorInWords({ pallet, name, docs: '' });
}

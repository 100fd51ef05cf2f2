import sentences from '../../../crates/client/sentences.json';
import { amountToMilligram, counted, number } from './format';
import { t, type Text } from './i18n.svelte';
import { half } from './resource.svelte';
import type { Scope } from './types';
import { scope, status } from './words';

/** Why a page that signs will not go on, by name. */
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
	| 'not-office'
	| 'no-mandate'
	| 'no-complaint'
	| 'answered'
	| 'not-under-review'
	| 'outside-region'
	| 'month-not-over'
	| 'no-december'
	| 'filed-already'
	| 'bad-title'
	| 'too-long'
	| 'too-many'
	| 'takes-part'
	| 'acts-for-region'
	| 'validates'
	| 'no-call'
	| 'closed'
	| 'dismissed'
	| 'motion-over'
	| 'motion-open'
	| 'motions-full'
	| 'wrong-password'
	| 'short-password'
	| 'passwords-differ'
	| 'not-a-key'
	| 'not-kept'
	| 'no-secret'
	| 'plan-changed'
	| 'cancelled'
	| 'failed'
	| 'refused'
	| 'lost'
	| ErrorName;

/** An error of the chain's, by pallet and name. */
export type ErrorName = `${Capitalize<string>}.${Capitalize<string>}`;

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
				'运营机构已更换该核查机构的密钥，相关部门确认前不得核查。',
				'The operator replaced the verifier’s key; it may not verify until the council confirms it.',
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
		case 'not-office':
			return t(
				`此事由${office(v.office)
					.map(({ zh }) => zh)
					.join('、')}办理，所连账户不是。`,
				`This is for ${office(v.office)
					.map(({ en }) => en)
					.join(', ')}, which the connected account is not.`,
			);
		case 'no-mandate':
			return t(
				`主管部门没有对运营机构有效的“${mandate(v.scope)}”委托，运营机构现在不得办理。`,
				`No mandate for “${mandate(v.scope)}” stands today, without which the operator may not do this.`,
			);
		case 'no-complaint':
			return t(`链上没有投诉 ${v.complaint}。`, `There is no complaint ${v.complaint} on the chain.`);
		case 'answered':
			return t(`投诉 ${v.complaint} 已经答复。`, `Complaint ${v.complaint} was answered already.`);
		case 'not-under-review':
			return t(`投诉 ${v.complaint} 没有待决定的复查。`, `No review of the answer to complaint ${v.complaint} waits for a decision.`);
		case 'outside-region':
			return t(`地区 ${v.region} 不属于 ${v.own}，不由其办理。`, `Region ${v.region} is not of ${v.own}, and is not for it to deal with.`);
		case 'month-not-over':
			return t(`${v.month} 尚未结束，不能提交其报告。`, `${v.month} is not over: no report of it can be filed.`);
		case 'no-december':
			return t(`年度的报告以该年十二月为准，${v.month} 不是。`, `A report of a year is filed under its December, which ${v.month} is not.`);
		case 'filed-already':
			return t(`${v.month} 的这份报告已经提交。`, `This report of ${v.month} was filed already.`);
		case 'bad-title':
			return t(
				`标题须有内容，不超过 ${v.most} 字节，且不含不可见字符。`,
				`The title must show something, take no more than ${v.most} bytes, and hold no invisible characters.`,
			);
		case 'too-long':
			return t(`原文不能超过 ${v.most} 字节。`, `The text may take no more than ${v.most} bytes.`);
		case 'too-many':
			return t(`一次不能超过 ${v.most} 项。`, `No more than ${v.most} at once.`);
		case 'takes-part':
			return t('该账户代表或曾代表参与者，不能任职。', 'The account stands, or stood, for a participant, who is given no office.');
		case 'acts-for-region':
			return t(
				'该账户代表地区，不能担任运营机构、主管部门的职责。',
				'The account acts for a region, and is given no office of the operator or the authority.',
			);
		case 'validates':
			return t(
				'该账户是部门的验证账户，不能任职，也不能有席位。',
				'The account is a department’s validator, which is given neither an office nor a seat.',
			);
		case 'no-call':
			return t(
				'链上没有这个调用。名称的大小写须与链上一致。',
				'The chain has no such call. Names are written as the chain has them, in capitals and small letters.',
			);
		case 'closed':
			return t(
				`参与者 ${v.participant} 已销户，不能签名办理，也不能签名申诉。请先由运营机构恢复账户（两名经办人员办理）；来不及的，在六十日内把申诉书交给主管部门，由相关部门决定是否解除处理。`,
				`Participant ${v.participant} closed the account: nothing is signed for it, no appeal either. The operator’s clerks may open it again; or hand the appeal to the competent authority within sixty days, and the council decides whether to lift the sanction.`,
			);
		case 'dismissed':
			return t(
				`专家 ${v.expert} 已解聘，不能签名办理，也不能签名申诉。请在六十日内把申诉书交给主管部门，由相关部门决定是否解除处理。`,
				`Expert ${v.expert} was dismissed: nothing is signed for it, no appeal either. Hand the appeal to the competent authority within sixty days, and the council decides whether to lift the sanction.`,
			);
		case 'motion-over':
			return t('该提案的表决期已过，不能再投赞成票。', 'The days of this motion are over: nobody votes for it any more.');
		case 'motion-open':
			return t('已有相同的提案，请在提案中表决。', 'The same motion is open already: vote on it instead.');
		case 'motions-full':
			return t(`所连账户未了结的提案已达 ${v.most} 项。`, `The connected account has ${v.most} motions open, as many as it may.`);
		case 'wrong-password':
			return t('口令不对。', 'The password is wrong.');
		case 'short-password':
			return t(`口令至少 ${v.least} 个字符。`, `A password has ${v.least} characters at least.`);
		case 'passwords-differ':
			return t('两次输入的口令不同。', 'The two passwords differ.');
		case 'not-a-key':
			return t(
				'这不是密钥，应为本页或 polkadot.js 导出的 JSON 文件，或助记词。',
				'This is no key: take a JSON file that this page or polkadot.js exported, or a secret phrase.',
			);
		case 'not-kept':
			return t(
				'浏览器没有保存，可能处于无痕模式或空间已满；没有签名，也没有发送任何内容。',
				'The browser kept nothing, perhaps since it browses privately or is full; nothing was signed or sent.',
			);
		case 'no-secret':
			return t(
				'此浏览器没有该兑换单的凭证。收到后请直接签名确认收货，效力相同。',
				'This browser does not have the secret of the order. Once you have what you redeemed, sign that you accept it: the same follows.',
			);
		case 'plan-changed':
			return t(
				'链上的情况刚刚有变，要签的内容已经更新。请重新看过要签的话，再签名。',
				'The chain has just moved on, and so has what you would sign: read it again before you sign.',
			);
		case 'cancelled':
			return t('您在钱包中取消了签名，没有发送任何内容。', 'You cancelled the signature in the wallet; nothing was sent.');
		case 'failed':
			return t('未能完成：', 'Could not be done: ') + half(v.message ?? '');
		case 'refused':
			return t('节点拒绝了这次操作：', 'The node refused the submission: ') + access(v.message);
		case 'lost':
			return t(
				`与节点失去联系（${v.message}）。签名可能已经送达，请先查看链上的状态，再决定是否重试。`,
				`Lost contact with the node (${v.message}). The signature may have arrived: check the state of the chain before trying again.`,
			);
		default:
			return failureInWords(reason);
	}
}

function mandate(of = ''): string {
	return scope(of as Scope).title;
}

/** Those who may do something, by their roles. */
function office(needed = ''): Text[] {
	return needed.split(' ').map((role) => OFFICES[role] ?? { zh: role, en: role });
}

const OFFICES: Record<string, Text> = {
	authority: { zh: '主管部门', en: 'the competent authority' },
	operator: { zh: '运营机构', en: 'the operator' },
	regional: { zh: '地区管理部门', en: 'a regional office' },
	council: { zh: '相关部门席位', en: 'a seat of the council' },
	expert: { zh: '在任专家', en: 'a sitting expert' },
	verifier: { zh: '核查机构', en: 'a verifier' },
	individual: { zh: '个人参与者', en: 'an individual participant' },
	institution: { zh: '公共机构', en: 'a public institution' },
	organisation: { zh: '其他社会组织', en: 'another organisation' },
	anyone: { zh: '有职责的账户或参与者', en: 'whoever takes part or holds an office' },
};

type Sentences = Record<string, Text | undefined>;

const ERRORS: Record<string, Sentences | undefined> = sentences.errors;
const REFUSALS: Sentences = sentences.refusals;

/** What a node says of a transaction in words of its own, by the sentence that tells it. */
const SAID: [RegExp, string][] = [
	[/pay some fees/, '1'],
	[/bad signature/i, 'bad_signature'],
	[/exhaust/i, 'exhausted'],
];
/** That it has another one of the account, or too many of all. */
const BUSY = /outdated|priority is too low|already imported|immediately dropped/i;

// By the codes of the chain's own access rule.
function access(message = ''): string {
	if (BUSY.test(message)) {
		return t(
			'该账户另有一笔链上操作正在等待入块，请稍后再试。',
			'another transaction of this account is waiting for a block; try again in a while.',
		);
	}
	const code = SAID.find(([pattern]) => pattern.test(message))?.[1] ?? /Custom error: (\d+)/.exec(message)?.[1];
	const sentence = REFUSALS[code ?? ''];
	return sentence ? t(`${sentence.zh}。`, `${sentence.en}.`) : message;
}

/** What an error of a call means; one of a later runtime, in the chain's own words. */
export function errorInWords({ pallet, name, docs }: { pallet: string; name: string; docs: string }): string {
	// polkadot.js writes pallets with a small letter.
	const sentence = ERRORS[capital(pallet)]?.[name];
	return sentence ? t(`${sentence.zh}。`, `${capital(sentence.en)}.`) : docs;
}

/** The same of an error as the index names it: `Issuance.NotHeld`, `BadOrigin`. */
export function failureInWords(error: string): string {
	const [, pallet = 'System', name = ''] = /^(?:(\w+)\.)?\W*(\w+)/.exec(error) ?? [];
	return errorInWords({ pallet, name, docs: '' });
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

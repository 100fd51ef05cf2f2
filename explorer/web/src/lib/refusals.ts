/** Why the verifier's page will not go on, by name. */
import { number } from './format';
import { t } from './i18n.svelte';
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
	| 'interested'
	| 'root-differs'
	| 'records-differ'
	| 'claim-differs'
	| 'cancelled'
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

/** The reason in the language now shown. */
export function inWords({ reason, values: v }: Refusal): string {
	switch (reason) {
		case 'no-extension':
			return t(
				'没有找到钱包扩展，或未获准访问。请安装 polkadot.js 兼容的浏览器扩展并允许本页访问。',
				'No wallet extension was found, or it did not let this page in. Install a polkadot.js-compatible browser extension and allow this page.',
			);
		case 'no-account':
			return t('钱包扩展没有向本页开放任何账户。', 'The extension showed this page no account.');
		case 'node-away':
			return t(`无法连接节点 ${v.url}。`, `The node ${v.url} cannot be reached.`);
		case 'other-chain':
			return t(
				`该节点属于另一条链：节点的创世区块是 ${v.node}，本站的是 ${v.site}。`,
				`The node is of another chain: its genesis is ${v.node}, this site’s is ${v.site}.`,
			);
		case 'metadata-declined':
			return t(
				`钱包没有接受链的元数据（版本 ${v.node}），签名时就看不到内容。请在扩展中接受更新后重试。`,
				`The wallet did not take the chain’s metadata (version ${v.node}), so it could not show what is signed. Accept the update in the extension and try again.`,
			);
		case 'spec-stale':
			return t(
				`链的运行时已从版本 ${v.loaded} 升级为 ${v.node}，本页与钱包的元数据已过时。请重新连接。`,
				`The chain’s runtime went from version ${v.loaded} to ${v.node}: the metadata loaded here is stale. Connect again.`,
			);
		case 'no-batch':
			return t(`链上没有批次 ${v.batch}。`, `There is no batch ${v.batch} on the chain.`);
		case 'not-pending':
			return t(
				`该批次不在待核查状态（现为：${status(v.status ?? '').text}）。`,
				`The batch does not wait for an attestation (now: ${status(v.status ?? '').text}).`,
			);
		case 'not-assigned':
			return v.verifier
				? t(
						`所连账户不是该批次指定的核查方。指定的是 ${v.verifier}。`,
						`The account connected is not the batch’s assigned verifier, who is ${v.verifier}.`,
					)
				: t('该批次尚未指定核查方。', 'The batch has no verifier assigned.');
		case 'not-accredited':
			return t('所连账户不是经认可的核查机构。', 'The account connected is not an accredited verifier.');
		case 'suspended':
			return t('该核查机构的资格已暂停，不得核证。', 'The verifier is suspended and may not attest.');
		case 'interested':
			return t('该核查机构与此场景存在利害关系，应当回避。', 'The verifier has an interest in this scenario and must not verify it.');
		case 'root-differs':
			return t(
				`根摘要不同：申报 ${v.claimed}，由文件重算 ${v.computed}。`,
				`The root differs: ${v.claimed} claimed, ${v.computed} recomputed from the file.`,
			);
		case 'records-differ':
			return t(
				`记录数不同：申报 ${number(v.claimed)}，文件 ${number(v.computed)}。`,
				`The number of records differs: ${number(v.claimed)} claimed, ${number(v.computed)} in the file.`,
			);
		case 'claim-differs':
			return t(
				`合计不同：申报 ${number(v.mg)} 毫克、${number(v.points)} 分，重算 ${number(v.foundMg)} 毫克、${number(v.foundPoints)} 分。`,
				`The totals differ: ${number(v.mg)} mg and ${number(v.points)} points claimed, ${number(v.foundMg)} mg and ${number(v.foundPoints)} points recomputed.`,
			);
		case 'cancelled':
			return t('您在钱包中取消了签名，没有发送任何内容。', 'You cancelled in the wallet; nothing was sent.');
		case 'refused':
			return t(`节点拒绝了该交易：${access(v.message)}`, `The node refused the transaction: ${access(v.message)}`);
		case 'lost':
			return t(
				`与节点失去联系（${v.message}）。请先看批次的链上状态，再决定是否重试。`,
				`Lost touch with the node (${v.message}). See what the chain has of the batch before you try again.`,
			);
	}
}

// Codes of the chain's own access rule.
function access(message = ''): string {
	if (message.includes('Custom error: 1') || message.includes('pay some fees')) {
		return t('该账户未在运营方登记。', 'the account is not registered with the operator.');
	}
	if (message.includes('Custom error: 2')) return t('该账户无权发送此调用。', 'the account may not send this call.');
	if (message.includes('Custom error: 3')) {
		return t('该账户今日的额度已用完，请明日再试。', 'the account’s daily quota is used up; try again tomorrow.');
	}
	return message;
}

/** What an error of the call means. */
export function errorInWords(name: string): string {
	switch (name) {
		case 'NotFound':
			return t('没有这个批次。', 'There is no such batch.');
		case 'NotAssigned':
			return t('此账户不是该批次指定的核查方。', 'This account is not the batch’s assigned verifier.');
		case 'NotPending':
			return t('该批次已核证、批准或撤回。', 'The batch was attested, approved or cancelled already.');
		case 'NotInGoodStanding':
			return t('核查机构未获认可，或资格已暂停。', 'The verifier is not accredited, or suspended.');
		case 'Interested':
			return t('核查机构与场景存在利害关系。', 'The verifier has an interest in the scenario.');
		case 'RootDiffers':
			return t('根摘要与批次的不同。', 'The root is not the batch’s.');
		case 'RecordsDiffer':
			return t('记录数与批次的不同。', 'The number of records is not the batch’s.');
		case 'ClaimDiffers':
			return t('合计与批次的不同。', 'The totals are not the batch’s.');
		default:
			return '';
	}
}

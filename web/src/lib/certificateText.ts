/** What a certificate says, in both languages at once, by what is known of it (Art. 26-32). */
import { amountText, number, period } from './format';
import type { Text } from './i18n.svelte';
import { halves } from './resource.svelte';
import type { CertificateDetail, LargeEventDetail, Participant, ParticipantName, RetirementDetail } from './types';
import { CERTIFICATES, PURPOSES } from './uses';

/** A certificate as it is read: its heading, what it certifies, and by which articles. */
export interface Wording {
	heading: Text;
	body: Text;
	basis: Text;
}

/** The holder, of whom a legal person's code is known once the register answered. */
type Holder = ParticipantName & Partial<Pick<Participant, 'code'>>;

export function wording({ kind, large_event, retirement }: CertificateDetail, holder: Holder): Wording {
	const heading = CERTIFICATES[kind];
	const empty = { zh: '', en: '' };
	if (large_event) return { heading, body: neutrality(large_event, holder), basis: basis('二十六、二十八、二十九', '26, 28 and 29') };
	return {
		heading,
		body: retirement ? retired(retirement, holder) : empty,
		basis: basis('二十六、三十、三十一、三十二', '26 and 30 to 32'),
	};
}

function basis(zh: string, en: string): Text {
	return {
		zh: `《江苏省公共机构碳普惠管理办法（试行）》第${zh}条`,
		en: `Articles ${en} of the Measures for Carbon Inclusion of Public Institutions of Jiangsu (Trial)`,
	};
}

function neutrality(of: LargeEventDetail, holder: Holder): Text {
	const [title, host] = [halves(of.title), named(holder)];
	const accountant = of.accountings[0] ? named(of.accountings[0].verifier) : { zh: '', en: '' };
	const [emissions, covered] = [amountText((of.emissions ?? of.target).mg), amountText(of.covered.mg)];
	const [donors, givers] = [number(of.donors), number(of.givers)];
	return {
		zh: `兹证明：${host.zh}于 ${period(of)} 在${of.region_label.zh}举办的“${title.zh}”，经${accountant.zh}核算，碳排放量为 ${emissions} 二氧化碳当量；以江苏碳普惠减碳量 ${covered} 抵消，由 ${donors} 名个人捐赠、${givers} 家机构出让，均已注销，不再用于其他用途。该活动实现碳中和。`,
		en: `This certifies that “${title.en}”, held by ${host.en} in ${of.region_label.en} on ${period(of)}, emitted ${emissions} of carbon dioxide equivalent, as accounted by ${accountant.en}, and was offset by ${covered} of Jiangsu carbon-inclusion reductions, given by people (${donors}) and organisations (${givers}), all of them cancelled and used for nothing else. The event was carbon-neutral.`,
	};
}

function retired(of: RetirementDetail, holder: Holder): Text {
	const [host, purpose, good, total] = [named(holder), PURPOSES[of.purpose], beneficiary(of), amountText(of.total.reduction.mg)];
	const days = of.period
		? { zh: `，抵消 ${period(of.period)} 的排放`, en: `, against emissions of ${period(of.period)}` }
		: { zh: '', en: '' };
	return {
		zh: `兹证明：${host.zh}于 ${of.retired.day} 注销江苏碳普惠减碳量 ${total} 二氧化碳当量，用于${purpose.zh}${days.zh}，受益方为${good.zh}。所注销的减碳量不再用于其他用途。`,
		en: `This certifies that ${host.en} retired ${total} of carbon dioxide equivalent in Jiangsu carbon-inclusion reductions on ${of.retired.day}, for ${purpose.en}${days.en}, to the good of ${good.en}. They are cancelled and used for nothing else.`,
	};
}

/** A legal person by title and code, a person by number alone. */
function named({ id, title, code }: Holder): Text {
	if (!title) return { zh: `参与者 ${id}`, en: `participant ${id}` };
	const { zh, en } = halves(title);
	return code ? { zh: `${zh}（统一社会信用代码 ${code}）`, en: `${en} (unified social credit code ${code})` } : { zh, en };
}

function beneficiary({ beneficiary: { kind, participant, title } }: RetirementDetail): Text {
	switch (kind) {
		case 'holder':
			return { zh: '持有者本身', en: 'the holder itself' };
		case 'participant':
			return participant ? named(participant) : { zh: '—', en: '—' };
		case 'named':
			return halves(title ?? '');
		case 'sealed':
			return { zh: '一名个人（姓名不公开）', en: 'a person whose name is not public' };
	}
}

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

/** The words of a certificate. Whoever is named is so by what the register answered, which is proved, or by number alone. */
export function wording({ kind, large_event, retirement }: CertificateDetail, people: Participant[]): Wording {
	const heading = CERTIFICATES[kind];
	const name = (of: ParticipantName | null | undefined) => named(of, people);
	const empty = { zh: '', en: '' };
	return kind === 'neutrality'
		? { heading, body: large_event ? neutrality(large_event, name) : empty, basis: basis('二十六、二十八、二十九', '26, 28 and 29') }
		: { heading, body: retirement ? retired(retirement, name) : empty, basis: basis('二十六、三十、三十一、三十二', '26 and 30 to 32') };
}

type Naming = (of: ParticipantName | null | undefined) => Text;

function basis(zh: string, en: string): Text {
	return {
		zh: `《江苏省公共机构碳普惠管理办法（试行）》第${zh}条`,
		en: `Articles ${en} of the Measures for Carbon Inclusion of Public Institutions of Jiangsu (Trial)`,
	};
}

function neutrality(of: LargeEventDetail, name: Naming): Text {
	const [title, host, accounting] = [halves(of.title), name(of.host), of.accountings[0]];
	const accountant = name(accounting?.verifier);
	// Of what is told, only what is proved: the last accounting, not what is made of it elsewhere.
	const [emissions, covered] = [amountText((accounting?.emissions ?? of.target).mg), amountText(of.covered.mg)];
	const donors = number(of.donors);
	return {
		zh: `兹证明：${host.zh}于${days(of).zh}举办的“${title.zh}”，经${accountant.zh}核算，碳排放量为 ${emissions} 二氧化碳当量；以江苏碳普惠减碳量 ${covered} 抵消，由 ${donors} 名个人捐赠和有关机构出让，均已注销，不再用于其他用途。该活动实现碳中和。`,
		en: `This certifies that “${title.en}”, held by ${host.en} on ${days(of).en}, emitted ${emissions} of carbon dioxide equivalent, as accounted by ${accountant.en}, and was offset by ${covered} of Jiangsu carbon-inclusion reductions, given by people (${donors}) and organisations, all of them cancelled and used for nothing else. The event was carbon-neutral.`,
	};
}

function retired(of: RetirementDetail, name: Naming): Text {
	const [host, purpose, good, total] = [name(of.holder), PURPOSES[of.purpose], beneficiary(of, name), amountText(of.total.reduction.mg)];
	const span = of.period ? days(of.period) : null;
	const against = span ? { zh: `，抵消${span.zh}的排放`, en: `, against emissions of ${span.en}` } : { zh: '', en: '' };
	return {
		zh: `兹证明：${host.zh}于${date(of.retired.day)}注销江苏碳普惠减碳量 ${total} 二氧化碳当量，用于${purpose.zh}${against.zh}，受益方为${good.zh}。所注销的减碳量不再用于其他用途。`,
		en: `This certifies that ${host.en} retired ${total} of carbon dioxide equivalent in Jiangsu carbon-inclusion reductions on ${of.retired.day}, for ${purpose.en}${against.en}, to the good of ${good.en}. They are cancelled and used for nothing else.`,
	};
}

/** A day as Chinese documents write it. */
function date(day: string): string {
	const [year, month, number] = day.split('-').map(Number);
	return `${year}年${month}月${number}日`;
}

function days(range: { first: string; last: string }): Text {
	const zh = range.first === range.last ? date(range.first) : `${date(range.first)}至${date(range.last)}`;
	return { zh, en: period(range) };
}

/** A legal person by title and code, a person by number alone. */
function named(of: ParticipantName | null | undefined, people: Participant[]): Text {
	if (!of) return { zh: '—', en: '—' };
	const found = people.find(({ id }) => id === of.id);
	if (!found?.title || !found.code) return { zh: `参与者 ${of.id}`, en: `participant ${of.id}` };
	const { zh, en } = halves(found.title);
	return { zh: `${zh}（统一社会信用代码 ${found.code}）`, en: `${en} (unified social credit code ${found.code})` };
}

function beneficiary({ beneficiary: { kind, participant, title } }: RetirementDetail, name: Naming): Text {
	switch (kind) {
		case 'holder':
			return { zh: '持有者本身', en: 'the holder itself' };
		case 'participant':
			return name(participant);
		case 'named':
			return halves(title ?? '');
		case 'sealed':
			return { zh: '一名个人（姓名不公开）', en: 'a person whose name is not public' };
	}
}

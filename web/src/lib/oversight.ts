/** Words for what is due, published, asked, answered and dealt with (Art. 5, 43, 44), in the language now shown. */
import { lateness, left } from './days';
import { say, t } from './i18n.svelte';
import { hrefOf } from './links';
import { half } from './resource.svelte';
import type {
	About,
	Actor,
	ActorKind,
	Capacity,
	Complaint,
	ComplaintStage,
	Deadline,
	DeadlineState,
	HitKind,
	ReportKind,
	RuleKind,
	RuleState,
	Sanctioned,
	SanctionGround,
	SanctionState,
	Subject,
	SubjectKind,
} from './types';
import { leftUntil, type WorkingYear } from './workingDays';
import { participant } from './words';

/** Something in words, and where this site shows it. */
export interface Told {
	text: string;
	href?: string;
}
type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'still';

/** Everybody who may have something to do, as a choice. */
export function actors(of: ActorKind): string {
	switch (of) {
		case 'council':
			return t('相关部门', 'Council');
		case 'authority':
			return t('主管部门', 'Authority');
		case 'operator':
			return t('运营机构', 'Operator');
		case 'participant':
			return t('参与者', 'Participants');
		case 'region':
			return t('地区管理部门', 'Regional offices');
	}
}

/** Who is to do something, or did it. */
export function actor({ kind, number, label }: Actor): Told {
	const one = kind === 'participant' || kind === 'region';
	return { text: half(say(label)), href: one && number !== null ? hrefOf(kind, number) : undefined };
}

/** What may be to be done, as a choice. */
export function subjectKind(of: SubjectKind): string {
	switch (of) {
		case 'completion':
			return t('受理申请', 'Taking applications in');
		case 'evaluation':
			return t('评估论证', 'Evaluations');
		case 'review':
			return t('审查', 'Reviews');
		case 'objection':
			return t('答复异议', 'Answers to objections');
		case 'rectification':
			return t('整改', 'Rectifications');
		case 'complaint':
			return t('答复投诉', 'Answers to complaints');
		case 'report':
			return t('提交报告', 'Reports');
		case 'qualification':
			return t('保持核查条件', 'Conditions of verifiers');
		case 'suspension':
			return t('决定暂停资格', 'Decisions on suspensions');
		case 'order':
			return t('交付兑换单', 'Orders to hand over');
		case 'dispute':
			return t('裁决兑换争议', 'Decisions on orders in dispute');
	}
}

/** What is to be done by a day. */
export function subject(of: Subject): Told {
	return { text: say(of.label), href: addressOf(of) };
}

function addressOf({ kind, matter, number, report, month, region }: Subject): string | undefined {
	switch (kind) {
		case 'completion':
		case 'review':
			return number === null ? undefined : hrefOf(matter === 'methodology' ? 'methodology' : 'scenario', number);
		case 'evaluation':
		case 'objection':
			return number === null ? undefined : hrefOf('methodology', number);
		case 'rectification':
			return number === null ? undefined : hrefOf('scenario', number);
		case 'complaint':
			return number === null ? undefined : hrefOf('complaint', number);
		case 'qualification':
		case 'suspension':
			return number === null ? undefined : hrefOf('verifier', number);
		case 'order':
		case 'dispute':
			return number === null ? undefined : hrefOf('order', number);
		case 'report':
			return reportAddress({ report, month, region });
	}
}

/** Where a report is shown, filed or not: of a month, with its figures. */
export function reportAddress({ report, month, region }: Pick<Subject, 'report' | 'month' | 'region'>): string | undefined {
	return report && month && region ? hrefOf('report', `${report}-${month}-${region}`) : undefined;
}

/** A deadline's state, as a choice. */
export function deadlineState(of: DeadlineState): string {
	switch (of) {
		case 'due':
			return t('期限之内', 'Within its time');
		case 'overdue':
			return t('已逾期', 'Overdue');
		case 'met':
			return t('已办结', 'Done');
		case 'dropped':
			return t('免办', 'Not needed any more');
	}
}

/** How a deadline stands today; what is left is told once the years are read by which it was counted. */
export function standing(
	of: Pick<Deadline, 'state' | 'due' | 'awaiting' | 'late'> & { subject: Pick<Subject, 'kind'> },
	now: string,
	years: WorkingYear[] | undefined,
): { text: string; tone: Tone } {
	switch (of.state) {
		case 'met':
			return { text: deadlineState('met') + t('，', ', ') + lateness(of.late ?? 0), tone: of.late ? 'warn' : 'good' };
		case 'dropped':
			return { text: deadlineState('dropped'), tone: 'still' };
		case 'due':
		case 'overdue':
			// A verifier keeps its conditions to a day of the calendar.
			if (of.due && of.subject.kind === 'qualification') return left(of.due, now);
			if (of.due)
				return years ? leftUntil(of.due, now, years) : { text: deadlineState(of.state), tone: of.state === 'due' ? 'busy' : 'bad' };
			return {
				text: t(`待 ${of.awaiting} 年工作日历公布`, `Awaits the working days of ${of.awaiting}`),
				tone: 'still',
			};
	}
}

export function reportKind(of: ReportKind): string {
	switch (of) {
		case 'monthly':
			return t('月度报告', 'Monthly report');
		case 'annual':
			return t('年度报告', 'Annual report');
		case 'security':
			return t('平台安全评估', 'Security assessment');
		case 'evaluation':
			return t('动态评估', 'Evaluation');
		case 'regional':
			return t('地区报告', 'Regional report');
	}
}

export function ruleKind(of: RuleKind): string {
	switch (of) {
		case 'measures':
			return t('管理办法', 'Measures');
		case 'standard':
			return t('标准', 'Standard');
		case 'points_rule':
			return t('碳积分规则', 'Rules on points');
		case 'redemption_rule':
			return t('兑换规则', 'Rules on redemption');
		case 'verification_rule':
			return t('核查规则', 'Rules on verification');
		case 'periods':
			return t('办理期限', 'Periods');
		case 'impact':
			return t('影响评估', 'Impact assessment');
		case 'other':
			return t('其他', 'Other');
	}
}

export function ruleState(of: RuleState): { text: string; tone: Tone } {
	switch (of) {
		case 'coming':
			return { text: t('尚未施行', 'To come'), tone: 'busy' };
		case 'in_force':
			return { text: t('现行有效', 'In force'), tone: 'good' };
		case 'repealed':
			return { text: t('已废止', 'Repealed'), tone: 'still' };
	}
}

/** What a complaint is about. */
export function about({ kind, number, report, month, region, label }: About): Told {
	const text = half(say(label));
	if (kind === 'report') return { text, href: reportAddress({ report, month, region }) };
	if (kind === 'scheme' || number === null) return { text };
	return { text, href: hrefOf(ABOUT[kind], number) };
}

const ABOUT: Record<Exclude<About['kind'], 'scheme' | 'report'>, HitKind> = {
	source: 'scenario',
	version: 'methodology',
	batch: 'batch',
	verifier: 'verifier',
};

/** Who complained: people by number alone; whose complaint the operator recorded, not at all. */
export function complainant(by: Parameters<typeof participant>[0] | null | undefined): Told {
	return by ? { text: participant(by), href: hrefOf('participant', by.id) } : { text: t('公众', 'The public') };
}

/** How a complaint stands with the day by which it is to be answered. */
export function answerDue(
	{ due, stage }: Pick<Complaint, 'due' | 'stage'>,
	now: string,
	years: WorkingYear[] | undefined,
): { text: string; tone: Tone } | undefined {
	if (!due?.due) return undefined;
	if (stage === 'filed') return years && leftUntil(due.due, now, years);
	return due.overdue ? { text: t('逾期答复', 'Answered late'), tone: 'bad' } : { text: t('按期答复', 'Answered in time'), tone: 'good' };
}

export function complaintStage(of: ComplaintStage): { text: string; tone: Tone } {
	switch (of) {
		case 'filed':
			return { text: t('待答复', 'To be answered'), tone: 'busy' };
		case 'answered':
			return { text: t('已答复', 'Answered'), tone: 'good' };
		case 'under_review':
			return { text: t('复查中', 'Under review'), tone: 'busy' };
		case 'closed':
			return { text: t('已复查，办结', 'Reviewed and closed'), tone: 'still' };
	}
}

/** What is done about (Art. 22, 23, 40, 44). */
export function ground(of: SanctionGround): string {
	switch (of) {
		case 'malfeasance':
			return t('玩忽职守、滥用职权、谋取不正当利益', 'Neglect or abuse of office, or gain by it');
		case 'falsehood':
			return t('虚假材料，或虚假、不实、有重大错误的评估结果', 'False material, or results that are false or gravely wrong');
		case 'leak':
			return t('泄露商业秘密和个人隐私', 'Disclosure of trade secrets or private matters');
		case 'other':
			return t('其他违法违纪行为', 'Another breach of law or discipline');
		case 'quality':
			return t('减碳量质量问题', 'Quality of reductions');
		case 'double_claim':
			return t('重复申报', 'What was claimed twice');
		case 'qualification':
			return t('不再符合核查条件', 'Conditions of accreditation not kept');
	}
}

/** The article by which it is done. */
export function article(of: SanctionGround): string {
	switch (of) {
		case 'malfeasance':
			return t('第四十四条第（一）项', 'Art. 44(1)');
		case 'falsehood':
			return t('第四十四条第（二）项', 'Art. 44(2)');
		case 'leak':
			return t('第四十四条第（三）项', 'Art. 44(3)');
		case 'other':
			return t('第四十四条第（四）项', 'Art. 44(4)');
		case 'quality':
			return t('第二十二条', 'Art. 22');
		case 'double_claim':
			return t('第二十三条', 'Art. 23');
		case 'qualification':
			return t('第四十条', 'Art. 40');
	}
}

export function capacity(of: Capacity): string {
	switch (of) {
		case 'developer':
			return t('开发主体', 'developer');
		case 'reporter':
			return t('报送主体', 'reporter');
		case 'verifier':
			return t('核查机构', 'verifier');
		case 'expert':
			return t('专家', 'expert');
	}
}

export function sanctioned({ kind, number, label }: Sanctioned): Told {
	return { text: half(say(label)), href: hrefOf(kind, number) };
}

export function sanctionState(of: SanctionState): { text: string; tone: Tone } {
	switch (of) {
		case 'standing':
			return { text: t('执行中', 'Stands'), tone: 'bad' };
		case 'over':
			return { text: t('已期满', 'Over'), tone: 'still' };
		case 'lifted':
			return { text: t('已解除', 'Lifted'), tone: 'good' };
	}
}

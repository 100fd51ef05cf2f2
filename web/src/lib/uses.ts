/** Words for what becomes of points and reductions: redeemed, held, retired, given to events, certified (Art. 26-38). */
import { say, t, type Text } from './i18n.svelte';
import { half } from './resource.svelte';
import type {
	Agreement,
	Beneficiary,
	CertificateKind,
	GiftKind,
	Item,
	LargeEvent,
	Order,
	OrderEnding,
	Purpose,
	ReceiptGround,
} from './types';
import { participant } from './words';

type Word = { text: string; tone: 'good' | 'busy' | 'warn' | 'bad' | 'still' };

/** Where an item stands. */
export function itemState(of: Item['state']): Word {
	switch (of) {
		case 'offered':
			return { text: t('待上架', 'To be listed'), tone: 'busy' };
		case 'listed':
			return { text: t('已上架', 'In the mall'), tone: 'good' };
		case 'withdrawn':
			return { text: t('已撤回', 'Withdrawn'), tone: 'still' };
	}
}

/** Whether an item may be redeemed now; of one in the mall that may not, why. */
export function availability({ state, redeemable, stock, from, until }: Item, today: string): Word {
	if (state !== 'listed') return itemState(state);
	if (redeemable) return { text: t('可兑换', 'To be redeemed'), tone: 'good' };
	if (today < from) return { text: t(`${from} 起可兑换`, `From ${from} on`), tone: 'busy' };
	if (until < today) return { text: t('兑换期已过', 'Its days are over'), tone: 'still' };
	if (stock === 0) return { text: t('已兑完', 'None left'), tone: 'warn' };
	return { text: t('协议不在期间内', 'No agreement is in force'), tone: 'warn' };
}

/** Where an order stands. */
export function orderState(of: Order['state']): Word {
	switch (of) {
		case 'open':
			return { text: t('待交付', 'To be handed over'), tone: 'busy' };
		case 'disputed':
			return { text: t('争议中', 'In dispute'), tone: 'warn' };
		case 'fulfilled':
			return { text: t('已交付', 'Handed over'), tone: 'good' };
		case 'cancelled':
			return { text: t('已取消', 'Cancelled'), tone: 'still' };
	}
}

/** How an order ended. */
export function ending(of: OrderEnding): string {
	switch (of) {
		case 'fulfilled':
			return t('权益提供方凭凭证证明交付', 'The provider showed the secret');
		case 'accepted':
			return t('兑换人确认收货', 'The person accepted it');
		case 'cancelled':
			return t('取消', 'Cancelled');
		case 'decided':
			return t('运营机构裁决', 'The operator decided');
	}
}

export function agreementState(of: Agreement['state']): Word {
	switch (of) {
		case 'coming':
			return { text: t('尚未生效', 'To come'), tone: 'busy' };
		case 'in_force':
			return { text: t('有效', 'In force'), tone: 'good' };
		case 'over':
			return { text: t('已期满', 'Over'), tone: 'still' };
		case 'ended':
			return { text: t('已终止', 'Ended'), tone: 'bad' };
		case 'replaced':
			return { text: t('已由新协议取代', 'Replaced'), tone: 'still' };
	}
}

/** What reductions are retired for (Art. 26). */
export const PURPOSES: Record<Purpose, Text> = {
	donation: { zh: '公益捐赠', en: 'donation' },
	offset: { zh: '自愿抵消', en: 'voluntary offset' },
	cancellation: { zh: '自愿注销', en: 'voluntary cancellation' },
	compensation: { zh: '生态环境损害赔偿', en: 'compensation of ecological damage' },
};

export function purpose(of: Purpose): string {
	return say(PURPOSES[of]);
}

/** To whose good reductions are retired; of a person whose name stands nowhere, that it is one. */
export function beneficiary({ kind, participant: of, title }: Beneficiary): { text: string; href?: string } {
	switch (kind) {
		case 'holder':
		case 'participant':
			return of ? { text: participant(of), href: `/participants/${of.id}` } : { text: '—' };
		case 'named':
			return { text: half(title ?? '') };
		case 'sealed':
			return { text: t('个人（姓名不上链，只存摘要）', 'A person, whose name the chain has as a digest alone') };
	}
}

/** Where a large event stands. */
export function eventState(of: LargeEvent['state']): Word {
	switch (of) {
		case 'open':
			return { text: t('接受捐赠', 'Given to'), tone: 'busy' };
		case 'called_off':
			return { text: t('已取消', 'Called off'), tone: 'still' };
		case 'consented':
			return { text: t('主管部门已同意', 'Consented to'), tone: 'good' };
		case 'certified':
			return { text: t('已颁发证书', 'Certified'), tone: 'good' };
	}
}

/** How much of what an event emitted, or is expected to, is covered: in hundredths, rounded down. */
export function coverOf({ covered, emissions, target }: Pick<LargeEvent, 'covered' | 'emissions' | 'target'>): number {
	const whole = BigInt((emissions ?? target).mg);
	const part = BigInt(covered.mg);
	if (whole === 0n || part >= whole) return 100;
	return Number((part * 100n) / whole);
}

export const CERTIFICATES: Record<CertificateKind, Text> = {
	neutrality: { zh: '碳中和证书', en: 'Certificate of carbon neutrality' },
	retirement: { zh: '注销证书', en: 'Certificate of retirement' },
};

export function certificateKind(of: CertificateKind): string {
	return say(CERTIFICATES[of]);
}

/** Who gave to an event. */
export function giftKind(of: GiftKind): string {
	switch (of) {
		case 'donation':
			return t('个人捐赠', 'Donation of a person');
		case 'contribution':
			return t('机构出让', 'Contribution of an organisation');
	}
}

/** How an organisation came by reductions. */
export function ground(of: ReceiptGround): string {
	switch (of) {
		case 'redeemed':
			return t('个人兑换转入', 'Redeemed by people');
		case 'issued':
			return t('减排项目签发', 'Issued to its project');
	}
}

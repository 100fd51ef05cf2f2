/** The regions there are, by GB/T 2260. */
import type { Chain } from './chain';

/** The counties, cities and districts of Jiangsu's thirteen cities, each after the four digits of its city. */
const JIANGSU: Record<number, number[]> = {
	3201: [2, 4, 5, 6, 11, 13, 14, 15, 16, 17, 18],
	3202: [5, 6, 11, 13, 14, 81, 82],
	3203: [2, 3, 5, 11, 12, 21, 22, 24, 81, 82],
	3204: [2, 4, 11, 12, 13, 81],
	3205: [5, 6, 7, 8, 9, 81, 82, 83, 85],
	3206: [12, 13, 14, 23, 81, 82, 85],
	3207: [3, 6, 7, 22, 23, 24],
	3208: [3, 4, 12, 13, 26, 30, 31],
	3209: [2, 3, 4, 21, 22, 23, 24, 25, 81],
	3210: [2, 3, 12, 23, 81, 84],
	3211: [2, 11, 12, 81, 82, 83],
	3212: [2, 3, 4, 81, 82, 83],
	3213: [2, 11, 22, 23, 24],
};
export const PROVINCE = 320_000;

/** Whether it is the province, one of its cities, or one of their counties. */
export function isInJiangsu(region: number): boolean {
	const counties = JIANGSU[Math.floor(region / 100)];
	return region === PROVINCE || (counties !== undefined && [0, ...counties].includes(region % 100));
}

/** Whether it lies outside Jiangsu, where a pilot may be. */
export function isOutside(region: number): boolean {
	return region >= 110_000 && region <= 899_999 && Math.floor(region / 10_000) !== 32;
}

/** Whether anything may happen in a region: it is Jiangsu's, or a pilot. */
export async function isRegion(region: number, chain: Chain): Promise<boolean> {
	return isInJiangsu(region) || (await chain.has('participants', 'pilots', region));
}

/** Whether a region is another, or has it within: 320000 has 320100, and that 320102. */
export function covers(region: number, other: number): boolean {
	return [other, other - (other % 100), other - (other % 10_000)].includes(region);
}

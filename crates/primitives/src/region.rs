use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The counties, cities and districts of Jiangsu's thirteen cities by GB/T 2260, ascending.
const COUNTIES: [u32; 95] = [
	320_102, 320_104, 320_105, 320_106, 320_111, 320_113, 320_114, 320_115, 320_116, 320_117,
	320_118, 320_205, 320_206, 320_211, 320_213, 320_214, 320_281, 320_282, 320_302, 320_303,
	320_305, 320_311, 320_312, 320_321, 320_322, 320_324, 320_381, 320_382, 320_402, 320_404,
	320_411, 320_412, 320_413, 320_481, 320_505, 320_506, 320_507, 320_508, 320_509, 320_581,
	320_582, 320_583, 320_585, 320_612, 320_613, 320_614, 320_623, 320_681, 320_682, 320_685,
	320_703, 320_706, 320_707, 320_722, 320_723, 320_724, 320_803, 320_804, 320_812, 320_813,
	320_826, 320_830, 320_831, 320_902, 320_903, 320_904, 320_921, 320_922, 320_923, 320_924,
	320_925, 320_981, 321_002, 321_003, 321_012, 321_023, 321_081, 321_084, 321_102, 321_111,
	321_112, 321_181, 321_182, 321_183, 321_202, 321_203, 321_204, 321_281, 321_282, 321_283,
	321_302, 321_311, 321_322, 321_323, 321_324,
];

/// A county, city or province by its six digits of GB/T 2260. Those of Jiangsu are listed; a pilot outside the
/// province is admitted by the council.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Region(u32);

impl Region {
	/// Jiangsu itself.
	pub const PROVINCE: Region = Region(320_000);

	/// `None` unless the code has six digits, the first of them from 1 to 8, as GB/T 2260 gives them.
	pub fn new(code: u32) -> Option<Self> {
		(110_000..=899_999).contains(&code).then_some(Region(code))
	}

	pub fn code(self) -> u32 {
		self.0
	}

	/// Whether it is the province, one of its cities, or one of their counties.
	pub fn is_in_jiangsu(self) -> bool {
		let is_city =
			|| COUNTIES.iter().any(|county| self.0.checked_add(county % 100) == Some(*county));
		self == Self::PROVINCE || COUNTIES.binary_search(&self.0).is_ok() || is_city()
	}

	/// Whether the code lies outside Jiangsu's 32xxxx, where a pilot may be: a decoded value may be no code at all.
	pub fn is_outside_jiangsu(self) -> bool {
		Self::new(self.0).is_some() && !(320_000..330_000).contains(&self.0)
	}

	/// The region, the city it is or is a county of, and the province.
	pub fn upward(self) -> [Region; 3] {
		let city = self.0.saturating_sub(self.0 % 100);
		let province = self.0.saturating_sub(self.0 % 10_000);
		[self, Region(city), Region(province)]
	}

	/// Whether the other is the region or lies in it: 320000 has 320100, and that 320102.
	pub fn covers(self, other: Region) -> bool {
		other.upward().contains(&self)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn region_should_be_in_jiangsu_when_the_table_has_it() {
		let counties = |city: u32| COUNTIES.iter().filter(|code| **code / 100 == city).count();
		// 南京 11 区, 无锡 7, 徐州 10, 常州 6, 苏州 9, 南通 7, 连云港 6, 淮安 7, 盐城 9, 扬州 6, 镇江 6, 泰州 6, 宿迁 5.
		let expected = [11, 7, 10, 6, 9, 7, 6, 7, 9, 6, 6, 6, 5];
		let cities = (3201..=3209).chain(3210..=3213).collect::<Vec<_>>();
		assert_eq!(cities.iter().map(|city| counties(*city)).collect::<Vec<_>>(), expected);
		assert!(COUNTIES.is_sorted_by(|one, next| one < next));
		for city in cities {
			assert!(Region(city * 100).is_in_jiangsu());
			assert!(!Region(city * 100 + 99).is_in_jiangsu());
		}
		assert!(Region::PROVINCE.is_in_jiangsu());
		assert!(Region(320_583).is_in_jiangsu());
		// Merged into others in 2020 and 2021.
		for gone in [320_602, 320_611, 320_683, 320_503, 329_999, 321_400, 310_118] {
			assert!(!Region(gone).is_in_jiangsu(), "{gone}");
		}
	}

	#[test]
	fn region_should_cover_itself_and_what_lies_in_it_when_codes_begin_alike() {
		let covered = |by: u32| {
			let all = [320_000, 320_100, 320_102, 320_104, 320_500, 310_118];
			all.into_iter().filter(|code| Region(by).covers(Region(*code))).collect::<Vec<_>>()
		};
		assert_eq!(covered(320_000), [320_000, 320_100, 320_102, 320_104, 320_500]);
		assert_eq!(covered(320_100), [320_100, 320_102, 320_104]);
		assert_eq!(covered(320_102), [320_102]);
		assert_eq!(covered(310_000), [310_118]);
	}

	#[test]
	fn region_should_be_outside_when_it_is_a_code_of_another_province() {
		// 上海青浦, 浙江嘉善, 安徽宣城.
		assert!([310_118, 330_421, 341_800]
			.map(Region)
			.into_iter()
			.all(Region::is_outside_jiangsu));
		assert!(![320_583, 329_999, 0, 99_999, 900_000]
			.map(Region)
			.into_iter()
			.any(Region::is_outside_jiangsu));
		assert_eq!(Region::new(99_999), None);
	}
}

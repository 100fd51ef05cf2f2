//! Names of regions by GB/T 2260.

/// Jiangsu, its thirteen cities, and issues that could not be told apart by region.
const NAMES: [(i64, &str, &str); 15] = [
	(0, "未分区", "Not attributed"),
	(320_000, "江苏省", "Jiangsu"),
	(320_100, "南京市", "Nanjing"),
	(320_200, "无锡市", "Wuxi"),
	(320_300, "徐州市", "Xuzhou"),
	(320_400, "常州市", "Changzhou"),
	(320_500, "苏州市", "Suzhou"),
	(320_600, "南通市", "Nantong"),
	(320_700, "连云港市", "Lianyungang"),
	(320_800, "淮安市", "Huai'an"),
	(320_900, "盐城市", "Yancheng"),
	(321_000, "扬州市", "Yangzhou"),
	(321_100, "镇江市", "Zhenjiang"),
	(321_200, "泰州市", "Taizhou"),
	(321_300, "宿迁市", "Suqian"),
];

/// The region's name in Chinese and English; of a county the city's name and the code, otherwise the code.
pub fn label(code: i64) -> (String, String) {
	let find = |code| NAMES.iter().find(|(known, ..)| *known == code);
	if let Some((_, chinese, english)) = find(code) {
		return (chinese.to_string(), english.to_string());
	}
	match find(code / 100 * 100) {
		Some((city, chinese, english)) if *city > 320_000 => {
			(format!("{chinese} {code}"), format!("{english} {code}"))
		}
		_ => (code.to_string(), code.to_string()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn label_should_name_the_city_when_the_code_is_of_one_of_its_counties() {
		assert_eq!(label(320_500), ("苏州市".into(), "Suzhou".into()));
		assert_eq!(label(320_102), ("南京市 320102".into(), "Nanjing 320102".into()));
		assert_eq!(label(329_900), ("329900".into(), "329900".into()));
	}
}

//! Names of regions by GB/T 2260.

use suhui_primitives::Region;

use crate::values::Bilingual;

type Named = (i64, &'static str, &'static str);

/// Jiangsu and its thirteen cities, pilots outside the province, and issues that could not be told apart by region.
const WHOLE: [Named; 18] = [
	(0, "未分区", "Not attributed"),
	(310_118, "上海市青浦区", "Qingpu, Shanghai"),
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
	(330_421, "浙江省嘉善县", "Jiashan, Zhejiang"),
	(341_800, "安徽省宣城市", "Xuancheng, Anhui"),
];

/// The counties, cities and districts of Jiangsu's cities, each after its city's name.
const COUNTIES: [Named; 95] = [
	(320_102, "玄武区", "Xuanwu"),
	(320_104, "秦淮区", "Qinhuai"),
	(320_105, "建邺区", "Jianye"),
	(320_106, "鼓楼区", "Gulou"),
	(320_111, "浦口区", "Pukou"),
	(320_113, "栖霞区", "Qixia"),
	(320_114, "雨花台区", "Yuhuatai"),
	(320_115, "江宁区", "Jiangning"),
	(320_116, "六合区", "Luhe"),
	(320_117, "溧水区", "Lishui"),
	(320_118, "高淳区", "Gaochun"),
	(320_205, "锡山区", "Xishan"),
	(320_206, "惠山区", "Huishan"),
	(320_211, "滨湖区", "Binhu"),
	(320_213, "梁溪区", "Liangxi"),
	(320_214, "新吴区", "Xinwu"),
	(320_281, "江阴市", "Jiangyin"),
	(320_282, "宜兴市", "Yixing"),
	(320_302, "鼓楼区", "Gulou"),
	(320_303, "云龙区", "Yunlong"),
	(320_305, "贾汪区", "Jiawang"),
	(320_311, "泉山区", "Quanshan"),
	(320_312, "铜山区", "Tongshan"),
	(320_321, "丰县", "Fengxian"),
	(320_322, "沛县", "Peixian"),
	(320_324, "睢宁县", "Suining"),
	(320_381, "新沂市", "Xinyi"),
	(320_382, "邳州市", "Pizhou"),
	(320_402, "天宁区", "Tianning"),
	(320_404, "钟楼区", "Zhonglou"),
	(320_411, "新北区", "Xinbei"),
	(320_412, "武进区", "Wujin"),
	(320_413, "金坛区", "Jintan"),
	(320_481, "溧阳市", "Liyang"),
	(320_505, "虎丘区", "Huqiu"),
	(320_506, "吴中区", "Wuzhong"),
	(320_507, "相城区", "Xiangcheng"),
	(320_508, "姑苏区", "Gusu"),
	(320_509, "吴江区", "Wujiang"),
	(320_581, "常熟市", "Changshu"),
	(320_582, "张家港市", "Zhangjiagang"),
	(320_583, "昆山市", "Kunshan"),
	(320_585, "太仓市", "Taicang"),
	(320_612, "通州区", "Tongzhou"),
	(320_613, "崇川区", "Chongchuan"),
	(320_614, "海门区", "Haimen"),
	(320_623, "如东县", "Rudong"),
	(320_681, "启东市", "Qidong"),
	(320_682, "如皋市", "Rugao"),
	(320_685, "海安市", "Hai'an"),
	(320_703, "连云区", "Lianyun"),
	(320_706, "海州区", "Haizhou"),
	(320_707, "赣榆区", "Ganyu"),
	(320_722, "东海县", "Donghai"),
	(320_723, "灌云县", "Guanyun"),
	(320_724, "灌南县", "Guannan"),
	(320_803, "淮安区", "Huai'an"),
	(320_804, "淮阴区", "Huaiyin"),
	(320_812, "清江浦区", "Qingjiangpu"),
	(320_813, "洪泽区", "Hongze"),
	(320_826, "涟水县", "Lianshui"),
	(320_830, "盱眙县", "Xuyi"),
	(320_831, "金湖县", "Jinhu"),
	(320_902, "亭湖区", "Tinghu"),
	(320_903, "盐都区", "Yandu"),
	(320_904, "大丰区", "Dafeng"),
	(320_921, "响水县", "Xiangshui"),
	(320_922, "滨海县", "Binhai"),
	(320_923, "阜宁县", "Funing"),
	(320_924, "射阳县", "Sheyang"),
	(320_925, "建湖县", "Jianhu"),
	(320_981, "东台市", "Dongtai"),
	(321_002, "广陵区", "Guangling"),
	(321_003, "邗江区", "Hanjiang"),
	(321_012, "江都区", "Jiangdu"),
	(321_023, "宝应县", "Baoying"),
	(321_081, "仪征市", "Yizheng"),
	(321_084, "高邮市", "Gaoyou"),
	(321_102, "京口区", "Jingkou"),
	(321_111, "润州区", "Runzhou"),
	(321_112, "丹徒区", "Dantu"),
	(321_181, "丹阳市", "Danyang"),
	(321_182, "扬中市", "Yangzhong"),
	(321_183, "句容市", "Jurong"),
	(321_202, "海陵区", "Hailing"),
	(321_203, "高港区", "Gaogang"),
	(321_204, "姜堰区", "Jiangyan"),
	(321_281, "兴化市", "Xinghua"),
	(321_282, "靖江市", "Jingjiang"),
	(321_283, "泰兴市", "Taixing"),
	(321_302, "宿城区", "Sucheng"),
	(321_311, "宿豫区", "Suyu"),
	(321_322, "沭阳县", "Shuyang"),
	(321_323, "泗阳县", "Siyang"),
	(321_324, "泗洪县", "Sihong"),
];

/// The region's name in Chinese and English; of one that has none here the code.
pub fn label(code: i64) -> Bilingual {
	let city = code - code.rem_euclid(100);
	match (find(&WHOLE, code), find(&COUNTIES, code), find(&WHOLE, city)) {
		(Some((zh, en)), ..) => Bilingual::new(zh, en),
		(None, Some((zh, en)), Some((city_zh, city_en))) => {
			Bilingual::new(format!("{city_zh}{zh}"), format!("{en}, {city_en}"))
		}
		_ => Bilingual::new(code.to_string(), code.to_string()),
	}
}

/// Jiangsu itself, and its cities, ascending.
pub fn of_jiangsu() -> impl Iterator<Item = i64> {
	WHOLE.iter().map(|(code, ..)| *code).filter(|code| code / 10_000 == 32)
}

/// The first and the last code that may lie in a region: those of a province, or of a city, begin with its digits.
pub fn within(code: i64) -> (i64, i64) {
	match (code % 10_000, code % 100) {
		(0, _) => (code, code + 9_999),
		(_, 0) => (code, code + 99),
		_ => (code, code),
	}
}

/// Whether the code stands for a region: Jiangsu, its cities and counties, and others by six digits.
pub fn is_known(code: i64) -> bool {
	let region = u32::try_from(code).ok().and_then(Region::new);
	region.is_some_and(|region| region.is_in_jiangsu() || region.is_outside_jiangsu())
}

fn find(among: &[Named], code: i64) -> Option<(&'static str, &'static str)> {
	among.iter().find(|(known, ..)| *known == code).map(|(_, zh, en)| (*zh, *en))
}

#[cfg(test)]
mod tests {
	use std::collections::BTreeSet;

	use super::*;

	#[test]
	fn region_should_have_what_begins_with_its_digits_when_it_is_a_city_or_a_province() {
		assert_eq!(within(320_000), (320_000, 329_999));
		assert_eq!(within(320_500), (320_500, 320_599));
		assert_eq!(within(320_581), (320_581, 320_581));
		assert_eq!(of_jiangsu().count(), 14);
		assert!(is_known(310_118) && is_known(320_581));
		assert!(!is_known(329_900) && !is_known(0) && !is_known(-1));
	}

	#[test]
	fn label_should_be_name_and_city_when_the_code_is_of_a_county() {
		for (code, zh, en) in [
			(320_500, "苏州市", "Suzhou"),
			(320_581, "苏州市常熟市", "Changshu, Suzhou"),
			(320_106, "南京市鼓楼区", "Gulou, Nanjing"),
			(320_302, "徐州市鼓楼区", "Gulou, Xuzhou"),
			(341_800, "安徽省宣城市", "Xuancheng, Anhui"),
			(0, "未分区", "Not attributed"),
			(329_900, "329900", "329900"),
			(320_199, "320199", "320199"),
		] {
			assert_eq!(label(code), Bilingual::new(zh, en));
		}
	}

	#[test]
	fn label_should_be_a_name_of_its_own_when_the_chain_takes_the_region_for_jiangsus() {
		let of_jiangsu = |code: &u32| Region::new(*code).is_some_and(Region::is_in_jiangsu);
		let codes: Vec<_> = (320_000..330_000).filter(of_jiangsu).collect();
		// The province, 13 cities and 95 counties.
		assert_eq!(codes.len(), 109);
		let labels: BTreeSet<_> = codes.iter().map(|code| label(i64::from(*code))).collect();
		assert_eq!(labels.len(), 109);
		for (code, Bilingual { zh, en }) in codes.iter().map(|code| (code, label(i64::from(*code))))
		{
			assert!(zh != code.to_string() && en.is_ascii(), "{code}: {zh}, {en}");
		}
		let named = WHOLE.iter().chain(&COUNTIES).filter(|(code, ..)| code / 10_000 == 32);
		assert_eq!(named.count(), 109);
	}
}

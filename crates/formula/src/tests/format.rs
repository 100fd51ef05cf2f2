use super::{proven, random::Choices, CYCLING};
use crate::{format, ErrorKind};
use proptest::prelude::*;

#[test]
fn format_should_lay_out_as_worked_out_by_hand() {
	let text = "# head\n\n\n# second\nmethodology \"t\"   input  a\"距离\":km,decimals 3,from 0 to 3\tinput k:one of paper\"纸\",\n 2021 # codes\n\
		unit kgCO2e=1000 gCO2e parameter f :kgCO2e / km=-0.5 source \"s\"\n\n\n\
		table t \"表\" of a,k:1 =for paper,2021 below 1 km->1, 2 [1] up to 2 km -> 3,4 # inclusive\notherwise->5,6 source \"s\"\n\
		let x=-a*3 km^2+min( a,- 2 km )/( a-1 [km * s / h] )\n  * (if k==paper then 1 else-2)\n\
		assert a>=0 \"s\" result gCO2e=x vector on 2024-07-01,a=1,k=2021->-3.5 gCO2e # last";
	let expected = "# head\n\n# second\nmethodology \"t\"\ninput a \"距离\" : km, decimals 3, from 0 to 3\n\
		input k : one of paper \"纸\",\n    2021 # codes\nunit kgCO2e = 1000 gCO2e\nparameter f : kgCO2e/km = -0.5\n    source \"s\"\n\n\
		table t \"表\" of a, k : 1 =\n    for paper, 2021\n    below 1 km -> 1, 2 [1]\n    up to 2 km -> 3, 4 # inclusive\n    otherwise -> 5, 6\n    source \"s\"\n\
		let x = -a * 3 km^2 + min(a, -2 km) / (a - 1 [km*s/h])\n    * (if k == paper then 1 else -2)\n\
		assert a >= 0 \"s\"\nresult gCO2e = x\nvector on 2024-07-01, a = 1, k = 2021 -> -3.5 gCO2e # last\n";
	// Not all of it is sound, but all of it parses, with an exponent after a unit in brackets.
	let (text, expected) =
		(text.replace("3 km^2", "3 [km^2]"), expected.replace("3 km^2", "3 [km^2]"));
	assert_eq!(format(&text).unwrap(), expected);
}

#[test]
fn format_should_keep_lines_apart_when_a_blank_one_is_between() {
	let text = "methodology \"t\"\n\n\ninput a : km, decimals 0, from 0 to 1\ninput b : km, decimals 0, from 0 to 1\n\n# of b\nlet c = b\nresult gCO2e = 0\n";
	assert_eq!(format(text).unwrap(), text.replace("\n\n\n", "\n\n"));
}

#[test]
fn format_should_change_nothing_when_the_layout_is_canonical() {
	let laid_out = CYCLING.replace(" source", "\n    source").replace("       \n", "\n");
	let canonical = format(&laid_out).unwrap();
	assert_eq!(format(&canonical).unwrap(), canonical);
	assert_eq!(canonical, laid_out.replace("\n   \n    source", "\n    source"));
}

#[test]
fn format_should_refuse_when_a_text_does_not_parse() {
	assert!(format("methodology \"t\" result gCO2e").is_err());
}

#[test]
fn format_should_refuse_when_the_layout_is_longer_than_a_text_may_be() {
	// Of each `,1` it makes `, 1`.
	let text = |values: usize| {
		let values = vec!["1"; values].join(",");
		format!("methodology \"t\" let a = min({values}) result gCO2e = 0")
	};
	assert_eq!(format(&text(2_700)).unwrap().len(), 8_145);
	let refused = format(&text(2_800)).unwrap_err();
	assert_eq!(refused.kind, ErrorKind::TextTooLong { bytes: 8_445 });
}

#[test]
fn format_should_tell_differences_from_signs_when_a_keyword_stands_before() {
	let text = "points \"t\"\nlet a = month - 3\nlet b = 3 points - 2 points\nlet c = if a > 0 then -a else -1\nresult points = b\n";
	assert_eq!(format(&text.replace(" - ", "-")).unwrap(), text);
}

#[test]
fn comments_should_stay_where_they_stand_when_they_are_within_a_declaration() {
	let text =
		"methodology \"t\"\nlet a = 1 # one\n    # of two\n    + 2\nresult gCO2e = a\n# end\n";
	assert_eq!(format(text).unwrap(), text);
}

proptest! {
	#[test]
	fn format_should_change_the_layout_only_and_once(bytes in prop::collection::vec(any::<u8>(), 0..300), verbose: bool) {
		let text = Choices::new(&bytes).methodology().print(verbose);
		let formatted = match format(&text) {
			Ok(formatted) => formatted,
			Err(refused) => {
				let is_too_long = matches!(refused.kind, ErrorKind::TextTooLong { .. });
				prop_assert!(is_too_long, "{}", refused);
				return Ok(());
			}
		};
		prop_assert_eq!(&format(&formatted).unwrap(), &formatted);
		match (proven(&text), proven(&formatted)) {
			(Ok(plain), Ok(formatted)) => prop_assert_eq!(plain.formula, formatted.formula),
			(Err(plain), Err(formatted)) => prop_assert_eq!(plain.kind, formatted.kind),
			(plain, formatted) => prop_assert!(false, "{:?} {:?}", plain.err(), formatted.err()),
		}
	}
}

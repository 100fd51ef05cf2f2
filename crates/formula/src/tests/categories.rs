//! Categories, and tables by them.

use super::proven;
use crate::{ErrorKind, EvaluateError};

const WASTE: &str = "methodology \"t\" input material \"材料\" : one of paper \"纸\", plastic, glass \
	input year : one of 2021, 2022 input mass : kg, decimals 1, from 0 to 99 \
	table factor of material, year : gCO2e/kg = for 2022, 2021 glass -> 5, 6 paper -> 1, 2 plastic -> 3, 4 source \"s\"\n";

fn waste(rest: &str) -> Result<crate::Compiled, ErrorKind> {
	proven(&format!("{WASTE}{rest}")).map_err(|error| error.kind)
}

#[test]
fn tables_should_find_the_value_by_both_keys_however_they_are_ordered() {
	let formula = waste("result gCO2e = mass * factor").unwrap().formula;
	// In the order of material and year as declared: 2, 1; 4, 3; 6, 5.
	for (material, year, factor) in
		[(0, 0, 2), (0, 1, 1), (1, 0, 4), (1, 1, 3), (2, 0, 6), (2, 1, 5)]
	{
		assert_eq!(formula.evaluate(&[material, year, 10], 0), Ok(factor * 1_000));
	}
}

#[test]
fn codes_should_be_compared_by_name_or_number() {
	let text = "result gCO2e = if material == paper and year != 2021 then 1 gCO2e else if 2021 == year then 2 gCO2e else 3 gCO2e";
	let formula = waste(text).unwrap().formula;
	assert_eq!(formula.evaluate(&[0, 1, 0], 0), Ok(1_000));
	assert_eq!(formula.evaluate(&[0, 0, 0], 0), Ok(2_000));
	assert_eq!(formula.evaluate(&[2, 1, 0], 0), Ok(3_000));
}

#[test]
fn codes_should_be_refused_in_a_record_when_there_are_not_so_many() {
	let compiled = waste("result gCO2e = mass * factor").unwrap();
	assert_eq!(
		compiled.formula.evaluate(&[3, 0, 10], 0),
		Err(EvaluateError::OutOfRange { input: 0 })
	);
	let material = &compiled.inputs[0];
	assert_eq!((material.index_of("glass"), material.index_of("wood")), (Some(2), None));
	assert_eq!(material.code(0).map(|code| code.label.as_str()), Some("纸"));
	assert_eq!(material.code(3), None);
	assert_eq!([material.written(2), compiled.inputs[2].written(25)], ["glass", "2.5"]);
}

#[test]
fn codes_of_vectors_should_be_refused_when_a_unit_follows() {
	let vector = |year: &str| {
		waste(&format!(
			"result gCO2e = mass * factor vector material = paper, year = {year}, mass = 1 -> 2"
		))
	};
	assert!(vector("2021").is_ok());
	let codes = vec!["2021".into(), "2022".into()];
	let refused = ErrorKind::NotACode { found: "2021 kg".into(), codes };
	assert_eq!(vector("2021 kg").unwrap_err(), refused);
	assert_eq!(vector("2021 [kg]").unwrap_err(), refused);
}

#[test]
fn categories_should_be_compared_with_each_other_when_their_codes_are_the_same() {
	let text = "methodology \"t\" input from_region : one of x, y input to_region : one of x, y input other : one of y, x \
		result gCO2e = if from_region == to_region then 1 gCO2e else 2 gCO2e";
	let formula = proven(text).unwrap().formula;
	assert_eq!(formula.evaluate(&[1, 1, 0], 0), Ok(1_000));
	assert_eq!(formula.evaluate(&[0, 1, 0], 0), Ok(2_000));
	let differ = text.replace("== to_region", "== other");
	assert_eq!(proven(&differ).unwrap_err().kind, ErrorKind::CategoriesDiffer);
}

#[test]
fn categories_should_not_be_calculated_with() {
	let category = || Err(ErrorKind::Category { name: "material".into() });
	let kind = |expression: &str| waste(&format!("result gCO2e = {expression}")).map(|_| ());
	assert_eq!(kind("material * 1 gCO2e"), category());
	assert_eq!(kind("if material < plastic then 1 gCO2e else 2 gCO2e"), category());
	let codes = vec!["paper".to_string(), "plastic".into(), "glass".into()];
	let unknown =
		|found: &str| Err(ErrorKind::NotACode { found: found.into(), codes: codes.clone() });
	assert_eq!(kind("if material == wood then 1 gCO2e else 2 gCO2e"), unknown("wood"));
	assert_eq!(kind("if material == 1 then 1 gCO2e else 2 gCO2e"), unknown("1"));
}

#[test]
fn tables_should_have_each_code_once() {
	let table = |rows: &str| {
		let text = format!("table t of material : 1 = {rows} source \"s\" result gCO2e = 0");
		waste(&text).map(|_| ())
	};
	assert_eq!(table("glass -> 1 plastic -> 2 paper -> 3"), Ok(()));
	assert_eq!(
		table("glass -> 1 plastic -> 2"),
		Err(ErrorKind::MissingCode { code: "paper".into() })
	);
	let twice = table("glass -> 1 plastic -> 2 paper -> 3 glass -> 1");
	assert_eq!(twice, Err(ErrorKind::DuplicateName { name: "glass".into() }));
	assert_eq!(
		table("glass -> 1 plastic -> 2 otherwise -> 3"),
		Err(ErrorKind::WrongRow { category: true })
	);
	assert!(matches!(table("glass -> 1 wood -> 2"), Err(ErrorKind::NotACode { .. })));
}

#[test]
fn tables_by_a_number_should_end_with_otherwise() {
	let table = |rows: &str| {
		let text = format!("table t of mass : 1 = {rows} source \"s\" result gCO2e = 0");
		waste(&text).map(|_| ())
	};
	assert_eq!(table("below 1 kg -> 1 up to 2 kg -> 2 otherwise -> 3"), Ok(()));
	assert_eq!(table("below 1 kg -> 1 up to 1 kg -> 2 otherwise -> 3"), Ok(()));
	assert_eq!(
		table("up to 1 kg -> 1 below 1 kg -> 2 otherwise -> 3"),
		Err(ErrorKind::NotAscending)
	);
	assert_eq!(table("below 1 kg -> 1"), Err(ErrorKind::NoOtherwise));
	assert_eq!(table("otherwise -> 1 below 1 kg -> 1"), Err(ErrorKind::NoOtherwise));
	assert_eq!(table("paper -> 1 otherwise -> 1"), Err(ErrorKind::WrongRow { category: false }));
}

#[test]
fn tables_of_a_number_by_a_category_should_find_row_and_column() {
	let text = "table t of mass, year : gCO2e = for 2021, 2022 below 1 kg -> 1, 2 up to 2 kg -> 3, 4 otherwise -> 5, 6 \
		source \"s\" result gCO2e = t";
	let formula = waste(text).unwrap().formula;
	for (mass, year, expected) in
		[(9, 0, 1), (9, 1, 2), (10, 0, 3), (20, 1, 4), (21, 0, 5), (990, 1, 6)]
	{
		assert_eq!(formula.evaluate(&[0, year, mass], 0), Ok(expected * 1_000));
	}
	let columns = waste(&text.replace("1, 2 up", "1 up")).unwrap_err();
	assert_eq!(columns, ErrorKind::WrongNumberOfValues { expected: 2, found: 1 });
	let second = waste(&text.replace("mass, year", "mass, mass")).unwrap_err();
	assert!(matches!(second, ErrorKind::NotACategory { .. }));
}

#[test]
fn names_should_differ_from_codes() {
	let taken = |name: &str| Err(ErrorKind::DuplicateName { name: name.into() });
	assert_eq!(waste("let paper = 1 result gCO2e = 0").map(|_| ()), taken("paper"));
	assert_eq!(
		waste("input kind : one of mass, volume result gCO2e = 0").map(|_| ()),
		taken("mass")
	);
	assert!(waste("input packed : one of paper, glass result gCO2e = 0").is_ok());
}

#[test]
fn a_table_of_34_regions_and_5_years_should_cost_one_and_fit() {
	let regions: Vec<_> = (0..34).map(|region| format!("region{region}")).collect();
	let rows: String = regions
		.iter()
		.zip(0..)
		.map(|(region, index)| {
			let values: Vec<_> =
				(0..5).map(|year| format!("0.{}", 5_000 + index * 5 + year)).collect();
			format!("{region} -> {}\n", values.join(", "))
		})
		.collect();
	let text = format!(
		"methodology \"t\" input region : one of {} input year : one of 2019, 2020, 2021, 2022, 2023\n\
		 input used : kWh, decimals 2, from 0 to 99\n\
		 table grid of region, year : kgCO2e/kWh = for 2019, 2020, 2021, 2022, 2023\n{rows} source \"s\"\n\
		 parameter g : gCO2e/kgCO2e = 1000 source \"s\" result gCO2e = used * grid * g",
		regions.join(", ")
	);
	let formula = proven(&text).unwrap().formula;
	// The table; load, load, multiply; a step is 0.01 * 0.0001 kg, a milligram.
	assert_eq!(formula.cost(), 4);
	// Region 33, 2023: 0.5169 kg for each of 2 kWh.
	assert_eq!(formula.evaluate(&[33, 4, 200], 0), Ok(1_033_800));
}

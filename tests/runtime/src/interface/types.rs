//! The project's own types as Rust would declare them, and values in words.

use std::{collections::BTreeMap, fmt::Write};

use polkadot_sdk::frame_support::traits::PalletsInfoAccess;
use scale_info::{form::PortableForm, Field, Type, TypeDef};
use suhui_runtime::AllPalletsWithSystem;

use crate::{invariants::own_pallets, metadata::Types};

/// Types declared in this workspace, but those of the whole runtime and each pallet's calls, events and errors, which are
/// listed above.
pub fn definitions(types: Types<'_>) -> String {
	let own = own_pallets();
	let crates = AllPalletsWithSystem::infos();
	let crates = crates.iter().filter(|pallet| own.contains(&pallet.name));
	let crates = crates.map(|pallet| pallet.module_name).collect::<Vec<_>>();
	let is_own = |found: &Type<PortableForm>| {
		let path = &found.path.segments;
		let listed = path.iter().any(|segment| segment == "pallet")
			|| path.first().is_some_and(|first| first == "suhui_runtime");
		let first = path.first().map(String::as_str).unwrap_or_default();
		!listed && (first.starts_with("suhui_") || crates.contains(&first))
	};
	let mut declared = BTreeMap::new();
	for found in types.0.types.iter().filter(|found| is_own(&found.ty)) {
		let declaration = declaration(types, found.id, &found.ty);
		declared.insert((types.name(found.id), found.id), declaration);
	}
	let declared = declared.into_values().collect::<Vec<_>>().join("\n");
	format!("\n## Types\n\n```rust\n{declared}```\n")
}

fn declaration(types: Types<'_>, id: u32, found: &Type<PortableForm>) -> String {
	let mut text = docs("", &found.docs);
	let name = types.name(id);
	match &found.type_def {
		TypeDef::Composite(composite) if composite.fields.iter().all(|one| one.name.is_none()) => {
			writeln!(text, "struct {name}({});", types.fields(&composite.fields))
		}
		TypeDef::Composite(composite) => {
			writeln!(text, "struct {name} {{\n{}}}", fields(types, &composite.fields))
		}
		TypeDef::Variant(found) => {
			let mut variants = String::new();
			for variant in &found.variants {
				variants.push_str(&docs("    ", &variant.docs));
				let fields = types.fields(&variant.fields);
				let fields = match variant.fields.first().map(|field| field.name.is_some()) {
					Some(true) => format!(" {{ {fields} }}"),
					Some(false) => format!("({fields})"),
					None => String::new(),
				};
				let line = format!("    {}{fields} = {},\n", variant.name, variant.index);
				variants.push_str(&line);
			}
			writeln!(text, "enum {name} {{\n{variants}}}")
		}
		_ => Ok(()),
	}
	.expect("a string takes all");
	text
}

fn fields(types: Types<'_>, fields: &[Field<PortableForm>]) -> String {
	let field = |field: &Field<PortableForm>| {
		let name = field.name.as_deref().unwrap_or_default();
		format!("{}    {name}: {},\n", docs("    ", &field.docs), types.name(field.ty.id))
	};
	fields.iter().map(field).collect()
}

fn docs(indent: &str, docs: &[String]) -> String {
	docs.iter()
		.map(|line| format!("{indent}/// {}", line.trim()).trim_end().to_string() + "\n")
		.collect()
}

/// A coded value in words.
pub fn value(types: Types<'_>, id: u32, bytes: &[u8]) -> String {
	let decoded = scale_value::scale::decode_as_type(&mut &bytes[..], id, types.0);
	decoded.expect("metadata holds values of the types it names").to_string()
}

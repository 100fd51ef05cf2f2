//! The file's text. Every call, event, error, entry of storage and constant is one line, so that a change is one.

use std::{collections::BTreeMap, fmt::Write};

use frame_metadata::v16::{
	PalletMetadata, PalletStorageMetadata, RuntimeMetadataV16, StorageEntryModifier,
	StorageEntryType, StorageHasher,
};
use polkadot_sdk::{
	frame_support::{
		storage::{storage_prefix, unhashed},
		traits::{StorageVersion, STORAGE_VERSION_STORAGE_KEY_POSTFIX},
	},
	sp_core::traits::ReadRuntimeVersionExt,
	sp_runtime::traits::Dispatchable,
};
use scale_info::form::PortableForm;
use suhui_runtime::{RuntimeCall, RuntimeOrigin, VERSION};

use super::types;
use crate::{
	chain::genesis,
	keys::{account, founders, AUTHORITY},
	mandates::grants,
	metadata::{metadata, Types},
	roles::{origins, signers, NoCode},
	samples::{samples, Sample},
};

const HEAD: &str = "\
# The runtime's interface

Made from the runtime by `SUHUI_UPDATE=1 cargo test --release --workspace --test joined`; never edited by hand. A test fails when
it is not what the runtime is, and says which version a change raises.

*Layout* is a digest of how the arguments or values are coded, with all the types inside them: where it changes, so does the coding.
*Signed by* lists the roles whose transactions `CheckAccess` lets through (`runtime/src/access_policy.rs`): whether the sender is the very
developer, reporter or verifier that a call needs is for the call to judge. *Origin* lists what the call itself takes: `signed` is
any account, `none` an inherent or an unsigned transaction; `root` and the council's shares are reached by the council's motions alone,
the operator's two clerks by theirs. What the operator does, it does while the authority's mandate for it stands.
`by its arguments` stands for a call that looks at what it is about before it looks at its sender.
";

/// What the runtime is to those who talk to it.
pub fn document() -> String {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let mut text = HEAD.to_string();
	let versions = format!(
		"\n| version | |\n|---|---|\n| `spec_version` | {} |\n| `transaction_version` | {} |\n",
		VERSION.spec_version, VERSION.transaction_version
	);
	text.push_str(&versions);
	let mut state = genesis(founders());
	state.register_extension(ReadRuntimeVersionExt::new(NoCode));
	state.execute_with(|| {
		for grant in grants() {
			let granted =
				RuntimeCall::from(grant).dispatch(RuntimeOrigin::signed(account(AUTHORITY)));
			granted.expect("the authority grants it");
		}
		let mut calls = BTreeMap::<String, Vec<Sample>>::new();
		for sample in samples(&metadata) {
			calls.entry(sample.pallet.clone()).or_default().push(sample);
		}
		for pallet in &metadata.pallets {
			let calls = calls.remove(&pallet.name).unwrap_or_default();
			text.push_str(&one_pallet(types, pallet, &calls));
		}
	});
	text.push_str(&transactions(types, &metadata));
	text.push_str(&apis(types, &metadata));
	text.push_str(&types::definitions(types));
	text
}

/// A heading with a table under it, or nothing for no row.
fn table(heading: &str, columns: &[&str], rows: &[Vec<String>]) -> String {
	if rows.is_empty() {
		return String::new();
	}
	let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
	let mut text = format!("\n{heading}\n\n");
	text.push_str(&line(columns.iter().map(ToString::to_string).collect()));
	text.push_str(&format!("|{}\n", "---|".repeat(columns.len())));
	for row in rows {
		text.push_str(&line(row.iter().map(|cell| cell.replace('|', "\\|")).collect()));
	}
	text
}

fn code(text: impl AsRef<str>) -> String {
	match text.as_ref() {
		"" => String::new(),
		text => format!("`{text}`"),
	}
}

/// The first paragraph, which says what a thing is.
fn summary(docs: &[String]) -> String {
	let lines = docs.iter().map(|line| line.trim());
	let first = lines.skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
	first.collect::<Vec<_>>().join(" ")
}

fn one_pallet(
	types: Types<'_>,
	pallet: &PalletMetadata<PortableForm>,
	samples: &[Sample],
) -> String {
	let mut text = format!("\n## {}\n\nPallet {}", pallet.name, pallet.index);
	match storage_version(&pallet.name) {
		Some(version) => writeln!(text, ", storage version {version}."),
		None => writeln!(text, "."),
	}
	.expect("a string takes all");
	text.push_str(&calls(types, pallet, samples));
	text.push_str(&variants(types, "Events", pallet.event.as_ref().map(|event| event.ty.id)));
	text.push_str(&variants(types, "Errors", pallet.error.as_ref().map(|error| error.ty.id)));
	if let Some(found) = &pallet.storage {
		text.push_str(&storage(types, found));
	}
	text.push_str(&constants(types, pallet));
	text
}

/// As genesis writes it down.
fn storage_version(pallet: &str) -> Option<u16> {
	let key = storage_prefix(pallet.as_bytes(), STORAGE_VERSION_STORAGE_KEY_POSTFIX);
	let version = unhashed::get::<StorageVersion>(&key)?;
	(0..=u16::MAX).find(|number| version == *number)
}

fn calls(types: Types<'_>, pallet: &PalletMetadata<PortableForm>, samples: &[Sample]) -> String {
	let Some(calls) = &pallet.calls else { return String::new() };
	let mut rows = vec![];
	for (variant, sample) in types.variants(calls.ty.id).iter().zip(samples) {
		assert_eq!(variant.name, sample.name, "a sample for each call, in order");
		rows.push(vec![
			variant.index.to_string(),
			code(&variant.name),
			code(types.fields(&variant.fields)),
			types.layout(variant.fields.iter().map(|field| field.ty.id)),
			signers(&sample.call),
			origins(&sample.call),
			summary(&variant.docs),
		]);
	}
	let columns = ["", "call", "arguments", "layout", "signed by", "origin", ""];
	table("### Calls", &columns, &rows)
}

fn variants(types: Types<'_>, heading: &str, id: Option<u32>) -> String {
	let Some(id) = id else { return String::new() };
	let row = |variant: &scale_info::Variant<PortableForm>| {
		let fields = types.fields(&variant.fields);
		let index = variant.index.to_string();
		vec![index, code(&variant.name), code(fields), summary(&variant.docs)]
	};
	let rows = types.variants(id).iter().map(row).collect::<Vec<_>>();
	table(&format!("### {heading}"), &["", "name", "fields", ""], &rows)
}

fn storage(types: Types<'_>, storage: &PalletStorageMetadata<PortableForm>) -> String {
	let mut rows = vec![];
	for entry in &storage.entries {
		let (keys, value) = match &entry.ty {
			StorageEntryType::Plain(value) => (String::new(), vec![value.id]),
			StorageEntryType::Map { hashers, key, value } => {
				(keys(types, hashers, key.id), vec![key.id, value.id])
			}
		};
		let id = *value.last().expect("a value");
		let default = match entry.modifier {
			StorageEntryModifier::Default => code(types::value(types, id, &entry.default)),
			StorageEntryModifier::Optional => "none".into(),
		};
		rows.push(vec![
			code(&entry.name),
			code(keys),
			code(types.name(id)),
			default,
			types.layout(value),
			summary(&entry.docs),
		]);
	}
	let columns = ["entry", "keys", "value", "default", "layout", ""];
	table("### Storage", &columns, &rows)
}

/// Each key with its hasher.
fn keys(types: Types<'_>, hashers: &[StorageHasher], key: u32) -> String {
	let keys = match (&types.get(key).type_def, hashers.len()) {
		(scale_info::TypeDef::Tuple(keys), 2..) => {
			keys.fields.iter().map(|key| types.name(key.id)).collect()
		}
		_ => vec![types.name(key)],
	};
	let hashed = |(hasher, key): (&StorageHasher, String)| format!("{hasher:?}({key})");
	hashers.iter().zip(keys).map(hashed).collect::<Vec<_>>().join(", ")
}

fn constants(types: Types<'_>, pallet: &PalletMetadata<PortableForm>) -> String {
	let row = |constant: &frame_metadata::v16::PalletConstantMetadata<PortableForm>| {
		let value = types::value(types, constant.ty.id, &constant.value);
		let name = types.name(constant.ty.id);
		vec![code(&constant.name), code(name), code(value), summary(&constant.docs)]
	};
	let rows = pallet.constants.iter().map(row).collect::<Vec<_>>();
	table("### Constants", &["constant", "type", "value", ""], &rows)
}

fn transactions(types: Types<'_>, metadata: &RuntimeMetadataV16) -> String {
	let extrinsic = &metadata.extrinsic;
	let rows = extrinsic.transaction_extensions.iter().map(|extension| {
		let ids = [extension.ty.id, extension.implicit.id];
		vec![
			code(&extension.identifier),
			code(types.name(extension.ty.id)),
			code(types.name(extension.implicit.id)),
			types.layout(ids),
		]
	});
	let columns = ["extension", "in the transaction", "signed beside it", "layout"];
	let extensions = table("### Extensions", &columns, &rows.collect::<Vec<_>>());
	format!(
		"\n## Transactions\n\nVersions {:?}; address `{}`, signature `{}`.\n{extensions}",
		extrinsic.versions,
		types.name(extrinsic.address_ty.id),
		types.name(extrinsic.signature_ty.id),
	)
}

fn apis(types: Types<'_>, metadata: &RuntimeMetadataV16) -> String {
	let mut text = "\n## Runtime APIs\n".to_string();
	for api in &metadata.apis {
		let rows = api.methods.iter().map(|method| {
			let inputs = method.inputs.iter();
			let inputs = inputs.map(|input| format!("{}: {}", input.name, types.name(input.ty.id)));
			vec![
				code(&method.name),
				code(inputs.collect::<Vec<_>>().join(", ")),
				code(types.name(method.output.id)),
				summary(&method.docs),
			]
		});
		let heading = format!("### {}, version {}", api.name, api.version.0);
		let columns = ["method", "arguments", "answer", ""];
		text.push_str(&table(&heading, &columns, &rows.collect::<Vec<_>>()));
	}
	text
}

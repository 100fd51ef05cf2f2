//! Which versions a change raises, on a small document.

use suhui_runtime_tests::interface::{compare, Raise};

const REVIEWED: &str = "\
## Points

### Calls

| | call | arguments | layout | signed by |
|---|---|---|---|---|
| 0 | `lapse` | `month: Month` | 11111111 | whoever has a role |

### Storage

| entry | keys | value | default | layout |
|---|---|---|---|---|
| `Lots` | `Twox64Concat(Month)` | `Vec<Lot>` | `[]` | 22222222 | Lots. |

## Transactions

### Extensions

| extension | in the transaction | signed beside it | layout |
|---|---|---|---|
| `CheckNonce` | `CheckNonce` | `()` | 33333333 |
";

fn raised(from: &str, to: &str) -> Vec<Raise> {
	assert!(REVIEWED.contains(from));
	compare(REVIEWED, &REVIEWED.replace(from, to)).expect("they differ").1
}

fn storage_of(pallet: &str) -> Raise {
	Raise::Storage { pallet: pallet.into() }
}

#[test]
fn versions_should_stay_when_nothing_differs() {
	assert_eq!(compare(REVIEWED, REVIEWED), None);
}

#[test]
fn spec_version_should_rise_alone_when_documentation_changes() {
	assert_eq!(raised("Lots.", "People's lots."), [Raise::Spec]);
}

#[test]
fn spec_version_should_rise_alone_when_another_role_may_send() {
	assert_eq!(raised("whoever has a role", "operator"), [Raise::Spec]);
}

#[test]
fn spec_version_should_rise_alone_when_a_call_is_added() {
	let call = "| 0 | `lapse`";
	let more = format!("| 1 | `redeem` | `points: u64` | 44444444 | individual |\n{call}");
	assert_eq!(raised(call, &more), [Raise::Spec]);
}

#[test]
fn transaction_version_should_rise_when_a_calls_index_changes() {
	assert_eq!(raised("| 0 | `lapse`", "| 1 | `lapse`"), [Raise::Spec, Raise::Transaction]);
}

#[test]
fn transaction_version_should_rise_when_a_calls_layout_changes() {
	assert_eq!(raised("11111111", "44444444"), [Raise::Spec, Raise::Transaction]);
}

#[test]
fn transaction_version_should_rise_when_a_call_is_gone() {
	assert_eq!(raised("| 0 | `lapse`", "| 0 | `expire`"), [Raise::Spec, Raise::Transaction]);
}

#[test]
fn transaction_version_should_rise_when_an_extension_changes() {
	assert_eq!(raised("33333333", "44444444"), [Raise::Spec, Raise::Transaction]);
}

#[test]
fn storage_version_should_rise_when_a_stored_layout_changes() {
	assert_eq!(raised("22222222", "44444444"), [Raise::Spec, storage_of("Points")]);
}

#[test]
fn storage_version_should_rise_when_a_hasher_changes() {
	assert_eq!(raised("Twox64Concat", "Blake2_128Concat"), [Raise::Spec, storage_of("Points")]);
}

#[test]
fn difference_should_name_both_lines_when_one_changes() {
	let (lines, _) = compare(REVIEWED, &REVIEWED.replace("22222222", "44444444")).expect("differ");
	let under = "## Points ### Storage: | `Lots` | `Twox64Concat(Month)` | `Vec<Lot>` | `[]` |";
	assert_eq!(lines, format!("- {under} 22222222 | Lots. |\n+ {under} 44444444 | Lots. |"));
}

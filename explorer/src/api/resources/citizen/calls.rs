//! The calls a citizen may send through the facade, in plain words. A later capability adds its line.

use scale_value::{Composite, Value};
use serde_json::{Map, Value as Tree};
use subxt::{
	transactions::{dynamic, Payload},
	utils::MultiSignature,
};

use crate::{
	api::http::{
		extract::account,
		problem::{Problem, Result},
	},
	values::{hash, month as month_text, month_number, Bilingual, Reduction},
};

/// What an argument is.
#[derive(Clone, Copy)]
enum Argument {
	Number,
	Account,
	/// Its bytes in hexadecimal, of which nothing is said in words.
	Signature,
	/// Its two digests, of which nothing is said either.
	Document,
	/// What is complained about: its kind, and its number unless it is the scheme.
	About,
	/// 32 bytes in hexadecimal.
	Digest,
	/// Milligrams of the lots, or of one.
	Part,
	/// For what reductions are retired, but in compensation, which takes the documents of a case (Art. 31).
	Purpose,
	/// To whose good they are retired: the holder's, or a participant's.
	Beneficiary,
}

/// Bytes at most of a signature with its kind.
pub const SIGNATURE: usize = 66;

pub struct Call {
	pub pallet: &'static str,
	pub name: &'static str,
	arguments: &'static [(&'static str, Argument)],
	chinese: &'static str,
	english: &'static str,
}

/// As the runtime permits individuals; `{}` stands for the arguments in order, as far as there are any.
const CALLS: [Call; 14] = [
	Call {
		pallet: "Participants",
		name: "give_consent",
		arguments: &[("source", Argument::Number)],
		chinese: "同意场景 {} 使用本人数据",
		english: "consent to scenario {} using my data",
	},
	Call {
		pallet: "Participants",
		name: "withdraw_consent",
		arguments: &[("source", Argument::Number)],
		chinese: "撤回对场景 {} 使用本人数据的同意，已登记的不变",
		english: "withdraw my consent to scenario {} using my data; what was credited stays",
	},
	Call {
		pallet: "Participants",
		name: "change_key",
		arguments: &[("new_account", Argument::Account), ("consent", Argument::Signature)],
		chinese: "将本人账户改由 {} 代表，此后原密钥失效",
		english: "let {} stand for me from now on; the present key loses its power",
	},
	Call {
		pallet: "Participants",
		name: "close",
		arguments: &[],
		chinese: "办理本人销户",
		english: "close my account",
	},
	Call {
		pallet: "Points",
		name: "lapse",
		arguments: &[("month", Argument::Number), ("lots", Argument::Number)],
		chinese: "将第 {} 月（自 1970 年 1 月起计）签发的到期份额清零，至多 {} 页（按批类计）",
		english: "let points issued in month {} since January 1970 lapse, at most {} pages, counted by class",
	},
	Call {
		pallet: "Disclosure",
		name: "complain",
		arguments: &[
			("about", Argument::About),
			("region", Argument::Number),
			("document", Argument::Document),
		],
		chinese: "就{} 在地区 {} 投诉，内容见所附材料；编号公开，材料不在链上",
		english: "complain about {} in region {}, as the document says; my number is public, the document is not on the chain",
	},
	Call {
		pallet: "Disclosure",
		name: "ask_review",
		arguments: &[("complaint", Argument::Number), ("document", Argument::Document)],
		chinese: "请主管部门复查对投诉 {} 的答复，理由见所附材料，一次为限",
		english: "ask the authority to review the answer to complaint {}, for the reasons in the document; this is possible once",
	},
	Call {
		pallet: "Disclosure",
		name: "appeal",
		arguments: &[("sanction", Argument::Number), ("document", Argument::Document)],
		chinese: "对处理 {} 申诉，理由见所附材料，一次为限",
		english: "appeal against sanction {}, for the reasons in the document; this is possible once",
	},
	Call {
		pallet: "Mall",
		name: "redeem",
		arguments: &[
			("item", Argument::Number),
			("count", Argument::Number),
			("secret_hash", Argument::Digest),
			("lots", Argument::Number),
		],
		chinese: "用碳积分兑换物品 {} 共 {} 件；办结前积分存于兑换单，本人保有交付凭证",
		english: "redeem points for item {}, {} of it; they stand in the order until it is over, and I keep its secret",
	},
	Call {
		pallet: "Mall",
		name: "accept",
		arguments: &[("order", Argument::Number)],
		chinese: "确认已收到兑换单 {} 的物品，不再取消或争议",
		english: "accept what was handed over for order {}: nothing is cancelled or disputed any more",
	},
	Call {
		pallet: "Mall",
		name: "cancel",
		arguments: &[("order", Argument::Number)],
		chinese: "取消兑换单 {}，其交付或争议的裁决已逾期，积分退回，所属月份已过的作清零处理",
		english: "cancel order {}, since it or the decision on it is late: the points return, but for those of months that are over, which lapse",
	},
	Call {
		pallet: "Mall",
		name: "dispute",
		arguments: &[("order", Argument::Number), ("document", Argument::Document)],
		chinese: "就兑换单 {} 提出争议，请运营机构裁决，理由见所附材料",
		english: "dispute order {} and have the operator decide, for the reasons in the document",
	},
	Call {
		pallet: "Reductions",
		name: "donate",
		arguments: &[
			("event", Argument::Number),
			("part", Argument::Part),
			("lots", Argument::Number),
		],
		chinese: "向大型活动 {} 捐赠减碳量 {}，不超过其所缺；即时注销，不能收回",
		english: "give event {} reductions of {}, no more than it misses; they are cancelled at once, for good",
	},
	Call {
		pallet: "Reductions",
		name: "retire_own",
		arguments: &[
			("part", Argument::Part),
			("purpose", Argument::Purpose),
			("beneficiary", Argument::Beneficiary),
			("lots", Argument::Number),
		],
		chinese: "注销本人的减碳量 {}，用途：{}，受益方：{}；不能收回",
		english: "retire {} of my reductions ({}), to the good of {}; they are cancelled for good",
	},
];

/// The call of this name, or which there are.
pub fn find(pallet: &str, name: &str) -> Result<&'static Call> {
	CALLS.iter().find(|call| call.pallet == pallet && call.name == name).ok_or_else(unknown)
}

pub fn is_known(pallet: &str, name: &str) -> bool {
	CALLS.iter().any(|call| call.pallet == pallet && call.name == name)
}

/// The call is none of these.
pub fn unknown() -> Problem {
	let known: Vec<_> = CALLS.iter().map(|call| format!("{}.{}", call.pallet, call.name)).collect();
	let known = known.join(", ");
	Problem::bad(
		format!("个人不能通过此接口发送该调用，可用：{known}"),
		format!("citizens cannot send this call here; they can send: {known}"),
	)
}

impl Call {
	/// The call with arguments given as JSON, and what it does in Chinese and English.
	pub fn build(&self, given: &Map<String, Tree>) -> Result<(impl Payload, String, String)> {
		if let Some(name) =
			given.keys().find(|name| self.arguments.iter().all(|(known, _)| known != name))
		{
			let name: String = name.chars().take(64).collect();
			return Err(Problem::bad(
				format!("没有参数 {name}"),
				format!("the call has no argument {name}"),
			));
		}
		let (mut fields, mut words) = (Vec::new(), Vec::new());
		for (name, kind) in self.arguments {
			let (value, word) = kind.read(name, given.get(*name))?;
			fields.push((name.to_string(), value));
			words.push(word);
		}
		let payload = dynamic(self.pallet, self.name, Composite::Named(fields));
		let chinese = fill(self.chinese, words.iter().map(|it| it.zh.as_str()));
		let english = fill(self.english, words.iter().map(|it| it.en.as_str()));
		Ok((payload, chinese, english))
	}
}

impl Argument {
	fn read(self, name: &str, given: Option<&Tree>) -> Result<(Value<()>, Bilingual)> {
		let same = |text: String| Bilingual::new(text.clone(), text);
		let part = |part: &str| given.and_then(|given| given.get(part));
		let text = given.and_then(Tree::as_str);
		let wanted = |chinese: &str, english: &str| {
			Problem::bad(
				format!("参数 {name} 应为{chinese}"),
				format!("the argument {name} should be {english}"),
			)
		};
		match self {
			Argument::Number => {
				let number = number(given).and_then(|number| u32::try_from(number).ok());
				let number = number
					.ok_or_else(|| wanted("0 至 4294967295 的整数", "an integer of 32 bits"))?;
				Ok((Value::u128(number.into()), same(number.to_string())))
			}
			Argument::Account => {
				let address = text.and_then(|text| account(text).ok());
				let address = address.ok_or_else(|| wanted("地址", "an address"))?;
				Ok((Value::from_bytes(address.0), same(address.to_string())))
			}
			Argument::Signature => {
				let text =
					text.ok_or_else(|| wanted("十六进制的签名", "a signature in hexadecimal"))?;
				let signature = signature(name, &bytes(name, text, SIGNATURE)?)?;
				let (kind, bytes) = match &signature {
					MultiSignature::Ed25519(bytes) => ("Ed25519", bytes.as_slice()),
					MultiSignature::Sr25519(bytes) => ("Sr25519", bytes.as_slice()),
					MultiSignature::Ecdsa(bytes) => ("Ecdsa", bytes.as_slice()),
				};
				let value = Value::unnamed_variant(kind, [Value::from_bytes(bytes)]);
				Ok((value, same(String::new())))
			}
			Argument::Document => {
				let digest = |which: &str| {
					let digest = part(which).and_then(Tree::as_str).and_then(hash)?;
					hex::decode(digest.trim_start_matches("0x")).ok()
				};
				let (Some(blake2_256), Some(sm3)) = (digest("blake2_256"), digest("sm3")) else {
					return Err(wanted(
						"材料的两个摘要 blake2_256 与 sm3",
						"the two digests of a document, blake2_256 and sm3",
					));
				};
				let digests = [("blake2_256", blake2_256), ("sm3", sm3)];
				let digests = digests.map(|(name, bytes)| (name, Value::from_bytes(bytes)));
				Ok((Value::named_composite(digests), same(String::new())))
			}
			Argument::About => {
				let kind = part("kind").and_then(Tree::as_str);
				let number = part("number").and_then(Tree::as_u64);
				let number = number.and_then(|number| u32::try_from(number).ok());
				let (variant, zh, en) = match (kind, number) {
					(Some("scheme"), None) => ("Scheme", "碳普惠机制", "the scheme"),
					(Some("source"), Some(_)) => ("Source", "场景", "scenario"),
					(Some("version"), Some(_)) => ("Version", "方法学版本", "methodology version"),
					(Some("batch"), Some(_)) => ("Batch", "批次", "batch"),
					(Some("verifier"), Some(_)) => ("Verifier", "核查机构", "verifier"),
					_ => {
						return Err(wanted(
							"对象：kind 为 scheme，或为 source、version、batch、verifier 并有编号 number",
							"what it is about: a kind, which is scheme, or source, version, batch or verifier with a number",
						))
					}
				};
				let words = match number {
					Some(number) => {
						Bilingual::new(format!("{zh} {number}"), format!("{en} {number}"))
					}
					None => Bilingual::new(zh, en),
				};
				let number: Vec<_> = number.into_iter().map(|it| Value::u128(it.into())).collect();
				Ok((Value::unnamed_variant(variant, number), words))
			}
			Argument::Digest => {
				let digest = text.and_then(hash);
				let digest =
					digest.and_then(|text| hex::decode(text.trim_start_matches("0x")).ok());
				let digest = digest.ok_or_else(|| {
					wanted("32 字节的十六进制摘要", "a digest of 32 bytes in hexadecimal")
				})?;
				Ok((Value::from_bytes(digest), same(String::new())))
			}
			Argument::Part => {
				let asked = number(part("milligrams"));
				let month = part("month").and_then(Tree::as_str).and_then(month_number);
				let class = number(part("class")).and_then(|class| u32::try_from(class).ok());
				let lot = (part("month").is_some() || part("class").is_some()).then(|| {
					month
						.zip(class)
						.and_then(|(month, class)| Some((u32::try_from(month).ok()?, class)))
				});
				let (Some(asked), None | Some(Some(_))) = (asked, lot) else {
					return Err(wanted(
						"毫克数 milligrams，只取一份时另有 month 与 class",
						"milligrams, of one lot with month and class",
					));
				};
				let words = Reduction::new(asked).text;
				let milligrams = Value::u128(asked.into());
				Ok(match lot.flatten() {
					None => (Value::unnamed_variant("Milligrams", [milligrams]), same(words)),
					Some((month, class)) => {
						let fields = [
							("month", Value::u128(month.into())),
							("class", Value::u128(class.into())),
							("milligrams", milligrams),
						];
						let month = month_text(month.into());
						let words = Bilingual::new(
							format!("{words}（{month} 签发，批类 {class}）"),
							format!("{words} (issued in {month}, class {class})"),
						);
						(Value::named_variant("Lot", fields), words)
					}
				})
			}
			Argument::Purpose => {
				let (variant, zh, en) = match text {
					Some("donation") => ("Donation", "公益捐赠", "donation"),
					Some("offset") => ("Offset", "自愿抵消", "voluntary offset"),
					Some("cancellation") => ("Cancellation", "自愿注销", "voluntary cancellation"),
					_ => {
						return Err(wanted(
							"用途：donation、offset 或 cancellation",
							"a purpose: donation, offset or cancellation",
						))
					}
				};
				Ok((Value::unnamed_variant(variant, []), Bilingual::new(zh, en)))
			}
			Argument::Beneficiary => {
				let participant = number(part("participant"));
				let participant = participant.and_then(|number| u32::try_from(number).ok());
				match (text, participant) {
					(Some("holder"), _) => {
						Ok((Value::unnamed_variant("Holder", []), Bilingual::new("本人", "myself")))
					}
					(None, Some(number)) => Ok((
						Value::unnamed_variant("Participant", [Value::u128(number.into())]),
						Bilingual::new(format!("参与者 {number}"), format!("participant {number}")),
					)),
					_ => Err(wanted(
						"受益方：holder，或有编号 participant",
						"a beneficiary: holder, or one with the number participant",
					)),
				}
			}
		}
	}
}

/// A whole number, as JSON has it or in digits.
fn number(given: Option<&Tree>) -> Option<u64> {
	match given {
		Some(Tree::Number(number)) => number.as_u64(),
		Some(Tree::String(digits)) => digits.parse().ok(),
		_ => None,
	}
}

fn fill<'a>(words: &str, arguments: impl Iterator<Item = &'a str>) -> String {
	let mut text = words.to_string();
	for argument in arguments {
		text = text.replacen("{}", argument, 1);
	}
	text
}

/// Bytes given in hexadecimal with 0x, so many at most.
pub fn bytes(name: &str, text: &str, most: usize) -> Result<Vec<u8>> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	if digits.len() > 2 * most {
		return Err(Problem::bad(
			format!("{name} 超过 {most} 字节"),
			format!("{name} exceeds {most} bytes"),
		));
	}
	hex::decode(digits).ok().filter(|bytes| !bytes.is_empty()).ok_or_else(|| {
		Problem::bad(
			format!("{name} 应为 0x 开头的十六进制"),
			format!("{name} should be hexadecimal with 0x"),
		)
	})
}

/// A signature with its kind before it; of sr25519 without.
pub fn signature(name: &str, bytes: &[u8]) -> Result<MultiSignature> {
	let of = |bytes: &[u8]| <[u8; 64]>::try_from(bytes).ok();
	let signature = match (bytes.len(), bytes.first()) {
		(64, _) => of(bytes).map(MultiSignature::Sr25519),
		(65, Some(0)) => of(&bytes[1..]).map(MultiSignature::Ed25519),
		(65, Some(1)) => of(&bytes[1..]).map(MultiSignature::Sr25519),
		(66, Some(2)) => <[u8; 65]>::try_from(&bytes[1..]).ok().map(MultiSignature::Ecdsa),
		_ => None,
	};
	signature.ok_or_else(|| {
		Problem::bad(
			format!("{name} 应为 64 字节，或前加一字节种类（00、01、02）"),
			format!("{name} should be 64 bytes, or have its kind before it: 00, 01 or 02"),
		)
	})
}

#[cfg(test)]
mod tests {
	use subxt::{ext::frame_decode::extrinsics::encode_call_data, utils::H256, Metadata};
	use suhui_client::{
		api,
		types::{Beneficiary, Part, Purpose},
	};
	use suhui_primitives::Month;

	use super::*;

	fn arguments(text: &str) -> Map<String, Tree> {
		serde_json::from_str(text).unwrap()
	}

	#[test]
	fn build_should_say_what_the_call_does_when_its_arguments_are_right() {
		let call = find("Participants", "withdraw_consent").unwrap();
		let (payload, chinese, english) = call.build(&arguments(r#"{"source": 7}"#)).unwrap();
		assert_eq!(
			(payload.pallet_name(), payload.call_name()),
			("Participants", "withdraw_consent")
		);
		assert!(chinese.contains("场景 7") && english.contains("scenario 7"));
	}

	#[test]
	fn build_should_name_the_argument_when_it_is_wrong() {
		let call = find("Participants", "give_consent").unwrap();
		for text in ["{}", r#"{"source": -1}"#, r#"{"source": 4294967296}"#, r#"{"source": [1]}"#] {
			let problem = call.build(&arguments(text)).err().unwrap();
			assert!(problem.status == 400 && problem.detail.contains("source"), "{text}");
		}
		assert!(find("Issuance", "approve").is_err());
	}

	#[test]
	fn build_should_say_what_is_complained_about_when_it_is_of_a_kind_with_a_number() {
		let call = find("Disclosure", "complain").unwrap();
		let given = |about: Tree, sm3: &str| {
			let document = serde_json::json!({ "blake2_256": "11".repeat(32), "sm3": sm3 });
			let given =
				serde_json::json!({ "about": about, "region": 320_100, "document": document });
			arguments(&given.to_string())
		};
		let digest = "22".repeat(32);
		let about = |about: Tree| call.build(&given(about, &digest));
		let (_, chinese, english) =
			about(serde_json::json!({ "kind": "source", "number": 3 })).ok().unwrap();
		assert!(chinese.contains("就场景 3 在地区 320100 投诉"));
		assert!(english.contains("about scenario 3 in region 320100") && !english.contains("{}"));
		let (_, chinese, _) = about(serde_json::json!({ "kind": "scheme" })).ok().unwrap();
		assert!(chinese.contains("碳普惠机制"));
		for wrong in [
			serde_json::json!({ "kind": "source" }),
			serde_json::json!({ "kind": "scheme", "number": 3 }),
			serde_json::json!({ "kind": "person", "number": 3 }),
			serde_json::json!("scheme"),
		] {
			let problem = about(wrong).err().unwrap();
			assert!(problem.status == 400 && problem.detail.contains("about"));
		}
		let scheme = serde_json::json!({ "kind": "scheme" });
		let problem = call.build(&given(scheme, "22")).err().unwrap();
		assert!(problem.detail.contains("document"));
	}

	#[test]
	fn build_should_take_the_new_keys_consent_when_a_key_is_changed() {
		let call = find("Participants", "change_key").unwrap();
		let new = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
		let given = |consent: Tree| {
			arguments(&serde_json::json!({ "new_account": new, "consent": consent }).to_string())
		};
		// Sr25519 without its kind, and each with it: 64, 65 and 66 bytes.
		for consent in
			["11".repeat(64), format!("00{}", "11".repeat(64)), format!("02{}", "11".repeat(65))]
		{
			let (_, chinese, english) =
				call.build(&given(format!("0x{consent}").into())).ok().unwrap();
			assert!(chinese.contains(new) && english.contains(new));
			assert!(!chinese.contains("{}") && !chinese.contains("0x"));
		}
		for consent in [Tree::Null, "0x".into(), "0x1111".into(), "11".repeat(67).into()] {
			let problem = call.build(&given(consent)).err().unwrap();
			assert!(problem.status == 400 && problem.detail.contains("consent"));
		}
	}

	#[test]
	fn build_should_say_what_is_redeemed_when_points_are_given() {
		let call = find("Mall", "redeem").unwrap();
		let given = |secret: &str| {
			arguments(
				&serde_json::json!({ "item": 4, "count": 2, "secret_hash": secret, "lots": "11" })
					.to_string(),
			)
		};
		let (_, chinese, english) =
			call.build(&given(&format!("0x{}", "ab".repeat(32)))).ok().unwrap();
		assert!(chinese.contains("物品 4 共 2 件") && !chinese.contains("{}"));
		assert!(english.contains("item 4, 2 of it") && !english.contains("11"));
		for secret in ["", "0xab", &"ab".repeat(33)] {
			let problem = call.build(&given(secret)).err().unwrap();
			assert!(problem.status == 400 && problem.detail.contains("secret_hash"), "{secret}");
		}
	}

	#[test]
	fn build_should_say_how_much_of_what_when_reductions_are_given_away() {
		let call = find("Reductions", "donate").unwrap();
		let given = |part: Tree| {
			arguments(&serde_json::json!({ "event": 3, "part": part, "lots": 1 }).to_string())
		};
		let whole = serde_json::json!({ "milligrams": "5200000" });
		let (_, chinese, english) = call.build(&given(whole)).ok().unwrap();
		assert!(chinese.contains("大型活动 3 捐赠减碳量 5.2 kg"), "{chinese}");
		assert!(english.contains("event 3 reductions of 5.2 kg"), "{english}");
		let lot = serde_json::json!({ "milligrams": 1_000, "month": "2026-01", "class": 3 });
		let (_, chinese, _) = call.build(&given(lot)).ok().unwrap();
		assert!(chinese.contains("2026-01 签发，批类 3"), "{chinese}");
		for wrong in [
			serde_json::json!({}),
			serde_json::json!({ "milligrams": "-1" }),
			serde_json::json!({ "milligrams": 1, "month": "2026-01" }),
			serde_json::json!({ "milligrams": 1, "month": "2026-13", "class": 3 }),
			serde_json::json!("12.6 kg"),
		] {
			let problem = call.build(&given(wrong.clone())).err().unwrap();
			assert!(problem.status == 400 && problem.detail.contains("part"), "{wrong}");
		}
	}

	#[test]
	fn build_should_say_for_what_and_whom_when_reductions_are_retired() {
		let call = find("Reductions", "retire_own").unwrap();
		let given = |purpose: &str, beneficiary: Tree| {
			let part = serde_json::json!({ "milligrams": 1_000_000 });
			let given = serde_json::json!({
				"part": part, "purpose": purpose, "beneficiary": beneficiary, "lots": 9,
			});
			arguments(&given.to_string())
		};
		let (_, chinese, english) = call.build(&given("offset", "holder".into())).ok().unwrap();
		assert!(chinese.contains("1 kg，用途：自愿抵消，受益方：本人"), "{chinese}");
		assert!(english.contains("1 kg of my reductions (voluntary offset)"), "{english}");
		let other = serde_json::json!({ "participant": 4 });
		let (_, chinese, _) = call.build(&given("donation", other)).ok().unwrap();
		assert!(chinese.contains("受益方：参与者 4"), "{chinese}");
		// It takes the documents of a case, and is not sent here.
		let problem = call.build(&given("compensation", "holder".into())).err().unwrap();
		assert!(problem.detail.contains("purpose"));
		for wrong in [Tree::Null, "somebody".into(), serde_json::json!({ "participant": -1 })] {
			let problem = call.build(&given("offset", wrong)).err().unwrap();
			assert!(problem.status == 400 && problem.detail.contains("beneficiary"));
		}
	}

	/// A call as the runtime reads it.
	fn encoded(call: &impl Payload) -> Vec<u8> {
		let metadata = suhui_runtime::Runtime::metadata_at_version(15).unwrap();
		let metadata = Metadata::decode_from(&metadata).unwrap();
		let (pallet, name, types) = (call.pallet_name(), call.call_name(), metadata.types());
		encode_call_data(pallet, name, call.call_data(), &metadata, types).unwrap()
	}

	/// The same of what is built of arguments.
	fn built(pallet: &str, name: &str, given: Tree) -> Vec<u8> {
		let (payload, ..) =
			find(pallet, name).unwrap().build(&arguments(&given.to_string())).ok().unwrap();
		encoded(&payload)
	}

	#[test]
	fn build_should_be_what_the_runtime_reads_when_points_are_redeemed() {
		let given = serde_json::json!({
			"item": 4, "count": 2, "secret_hash": format!("0x{}", "ab".repeat(32)), "lots": 9,
		});
		let expected = api::tx().mall().redeem(4, 2, H256::repeat_byte(0xab), 9);
		assert_eq!(built("Mall", "redeem", given), encoded(&expected));
	}

	#[test]
	fn build_should_be_what_the_runtime_reads_when_reductions_are_given_away() {
		let whole = serde_json::json!({ "milligrams": "18446744073709551615" });
		let given = serde_json::json!({ "event": 3, "part": whole, "lots": 1 });
		let expected = api::tx().reductions().donate(3, Part::Milligrams(u64::MAX), 1);
		assert_eq!(built("Reductions", "donate", given), encoded(&expected));
	}

	#[test]
	fn build_should_be_what_the_runtime_reads_when_reductions_of_one_lot_are_retired() {
		// The 673rd month since 1970.
		let lot = serde_json::json!({ "milligrams": 1_000, "month": "2026-01", "class": 3 });
		let part = || Part::Lot { month: Month(672).into(), class: 3, milligrams: 1_000 };
		for (purpose, expected) in [
			("donation", Purpose::Donation),
			("offset", Purpose::Offset),
			("cancellation", Purpose::Cancellation),
		] {
			let given = serde_json::json!({
				"part": lot, "purpose": purpose, "beneficiary": "holder", "lots": 9,
			});
			let expected =
				api::tx().reductions().retire_own(part(), expected, Beneficiary::Holder, 9);
			assert_eq!(built("Reductions", "retire_own", given), encoded(&expected), "{purpose}");
		}
		let given = serde_json::json!({
			"part": lot, "purpose": "donation", "beneficiary": { "participant": 4 }, "lots": 9,
		});
		let other = Beneficiary::Participant(4);
		let expected = api::tx().reductions().retire_own(part(), Purpose::Donation, other, 9);
		assert_eq!(built("Reductions", "retire_own", given), encoded(&expected));
	}

	#[test]
	fn bytes_should_be_refused_when_they_are_too_many_or_none() {
		assert_eq!(bytes("call", "0x0102", 2).unwrap(), [1, 2]);
		for text in ["0x010203", "", "0x", "0x1", "zz"] {
			assert_eq!(bytes("call", text, 2).unwrap_err().status, 400, "{text}");
		}
	}
}

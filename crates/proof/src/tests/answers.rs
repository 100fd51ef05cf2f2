use serde_json::{json, Value};

use super::*;
use crate::answers;

fn hexadecimal(bytes: &[u8]) -> String {
	bytes.iter().fold("0x".to_string(), |text, byte| format!("{text}{byte:02x}"))
}

fn all(nodes: Vec<Vec<u8>>) -> Vec<String> {
	nodes.iter().map(|node| hexadecimal(node)).collect()
}

fn ask(question: fn(&[u8]) -> String, given: Value) -> Value {
	serde_json::from_str(&question(given.to_string().as_bytes())).unwrap()
}

#[test]
fn head_should_be_told_when_a_page_asks_for_it() {
	let validators = departments(1..=4);
	let (header, nodes) = first(&validators);
	let block = block(10, H256::zero(), vec![]);
	let part = warp(vec![justified(&block, 0, &validators)]);
	let way = json!({
		"genesis": hexadecimal(header.hash().as_bytes()),
		"header": hexadecimal(&header.encode()),
		"validators": all(nodes),
		"parts": [hexadecimal(&part)],
	});
	let told = ask(answers::finality, way);
	let expected = json!({
		"number": 10,
		"hash": hexadecimal(block.hash().as_bytes()),
		"state_root": hexadecimal(block.state_root.as_bytes()),
		"changes": 0,
		"validators": 4,
		"finished": true,
	});
	assert_eq!(told["ok"], expected, "{told}");
}

#[test]
fn nothing_should_be_told_when_only_the_first_block_is_final() {
	let (header, nodes) = first(&departments(1..=4));
	let way = json!({
		"genesis": hexadecimal(header.hash().as_bytes()),
		"header": hexadecimal(&header.encode()),
		"validators": all(nodes),
		"parts": [hexadecimal(&warp(Vec::new()))],
	});
	assert_eq!(ask(answers::finality, way)["error"]["kind"], "cannot");
}

#[test]
fn liar_should_be_named_when_the_chain_is_another() {
	let (header, nodes) = first(&departments(1..=4));
	let way = json!({
		"genesis": hexadecimal(&[1; 32]),
		"header": hexadecimal(&header.encode()),
		"validators": all(nodes),
		"parts": [],
	});
	let told = ask(answers::finality, way);
	assert_eq!(told["error"]["kind"], "caught");
	assert_eq!(told["error"]["message"]["zh"], Refusal::OtherChain.zh());
}

#[test]
fn values_should_be_told_when_a_page_asks_for_them() {
	let (root, nodes) = trie(&[(vec![1; 32], vec![2, 3]), (vec![4; 32], vec![5])]);
	let asked = json!({
		"root": hexadecimal(root.as_bytes()),
		"nodes": all(nodes),
		"keys": [hexadecimal(&[1; 32]), hexadecimal(&[9; 32])],
	});
	assert_eq!(ask(answers::read, asked), json!({ "ok": ["0x0203", null] }));
}

#[test]
fn key_should_be_told_when_a_page_names_a_place() {
	let place = json!({
		"pallet": "System",
		"item": "Events",
		"parts": [{ "twox64": "0x01000000" }],
	});
	let told = ask(answers::key, place);
	assert!(told["ok"].as_str().unwrap().ends_with("5153cb1f00942ff401000000"), "{told}");
}

#[test]
fn question_should_be_refused_when_its_digits_are_not_hexadecimal() {
	for digits in ["01", "0x1", "0x+1", "0xzz"] {
		let asked = json!({ "root": digits, "nodes": [], "keys": [] });
		assert_eq!(ask(answers::read, asked)["error"]["kind"], "caught", "{digits}");
	}
}

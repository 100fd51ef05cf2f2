use super::*;
use crate::state::read;

/// Two values: one within its node, one so long that its node has its hash.
fn entries() -> Vec<(Vec<u8>, Vec<u8>)> {
	vec![(vec![0x11; 32], vec![1, 2, 3]), (vec![0x12; 32], vec![9; 100]), (vec![0x55; 32], vec![4])]
}

#[test]
fn values_should_be_read_when_their_nodes_are_given() {
	let (root, nodes) = trie(&entries());
	let found = read(root, nodes, &[vec![0x11; 32], vec![0x12; 32]]);
	assert_eq!(found, Ok(vec![Some(vec![1, 2, 3]), Some(vec![9; 100])]));
}

#[test]
fn absence_should_be_proved_when_the_state_has_no_such_key() {
	let (root, nodes) = trie(&entries());
	assert_eq!(read(root, nodes, &[vec![0x13; 32]]), Ok(vec![None]));
}

#[test]
fn value_should_be_caught_when_its_node_is_forged() {
	let (root, nodes) = trie(&entries());
	let forged = nodes.into_iter().map(|node| match node == [9; 100] {
		true => vec![8; 100],
		false => node,
	});
	let found = read(root, forged.collect(), &[vec![0x12; 32]]);
	assert_eq!(found, Err(Refusal::StateProof));
}

#[test]
fn value_should_be_caught_when_it_is_of_another_state() {
	let (root, _) = trie(&entries());
	let mut others = entries();
	others[0].1 = vec![1, 2, 4];
	let (_, nodes) = trie(&others);
	assert_eq!(read(root, nodes, &[vec![0x11; 32]]), Err(Refusal::StateProof));
}

#[test]
fn value_should_be_caught_when_the_root_is_forged() {
	let (_, nodes) = trie(&entries());
	let found = read(H256::repeat_byte(3), nodes, &[vec![0x11; 32]]);
	assert_eq!(found, Err(Refusal::StateProof));
}

#[test]
fn absence_should_not_be_taken_from_a_proof_when_it_lacks_nodes() {
	let (root, _) = trie(&entries());
	assert_eq!(read(root, Vec::new(), &[vec![0x11; 32]]), Err(Refusal::StateProof));
}

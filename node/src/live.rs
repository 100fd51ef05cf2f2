//! What a node on the departments' own chain is refused for before it starts, and the limits that it starts with.

use polkadot_sdk::sp_core::crypto::ExposeSecret;
use sc_cli::{RPC_DEFAULT_MAX_REQUEST_SIZE_MB, RPC_DEFAULT_MAX_SUBS_PER_CONN};
use sc_network::config::{NodeKeyConfig, Secret};
use sc_service::{
	config::{
		IpNetwork, KeystoreConfig, RpcBatchRequestConfig, RpcConfiguration, RpcEndpoint, RpcMethods,
	},
	ChainType, Configuration,
};
use std::num::NonZeroU32;
use suhui_chain_spec::WELL_KNOWN;
use suhui_guard::{disk, keystore, network_key};

/// MB of a request at most. A chunk of records, the largest that anybody sends, is half of a block in hexadecimal digits.
const REQUEST: u32 = 10;
/// Calls in one request.
const BATCH: u32 = 64;
/// Subscriptions of a connection: a wallet keeps about ten, an explorer fewer.
const SUBSCRIPTIONS: u32 = 64;
/// Calls a minute of a connection: what a wallet takes to begin with, several times over.
const CALLS: NonZeroU32 = NonZeroU32::new(1_200).unwrap();
/// This machine, where explorer and command line run.
const OWN: [&str; 2] = ["127.0.0.0/8", "::1/128"];

/// Looks at what the node is to run with. `room` are the MiB that must be free.
pub fn prepare(config: &mut Configuration, room: u64) -> Result<(), String> {
	if let NodeKeyConfig::Ed25519(Secret::File(path)) = &config.network.node_key {
		network_key::ensure(path)?;
	}
	if config.chain_spec.chain_type() != ChainType::Live {
		return Ok(());
	}
	if config.dev_key_seed.is_some() {
		return Err("--alice, --bob and the like sign with keys that everybody has: this is no development chain".into());
	}
	disk::ensure_room(config.database.path().unwrap_or(&config.data_path), room)?;
	if let KeystoreConfig::Path { path, password } = &config.keystore {
		let password = password.as_ref().map(|password| password.expose_secret().as_str());
		keystore::check(path, password, &WELL_KNOWN)?;
	}
	limit(&mut config.rpc)
}

/// What was not asked for otherwise is limited. `auto` would tell who is who by the address that asks: behind a proxy
/// everybody asks from this machine.
fn limit(rpc: &mut RpcConfiguration) -> Result<(), String> {
	if matches!(rpc.methods, RpcMethods::Auto) {
		rpc.methods = RpcMethods::Safe;
	}
	rpc.addr.iter_mut().flatten().try_for_each(limit_endpoint)
}

fn limit_endpoint(endpoint: &mut RpcEndpoint) -> Result<(), String> {
	let at = endpoint.listen_addr;
	let own = at.ip().is_loopback();
	match endpoint.rpc_methods {
		RpcMethods::Auto => endpoint.rpc_methods = RpcMethods::Safe,
		RpcMethods::Unsafe if !own => {
			return Err(format!(
				"RPC at {at}: unsafe methods would be everybody's, to stop the node and change its keys: leave out \
				 --rpc-methods unsafe, or --rpc-external"
			));
		}
		RpcMethods::Unsafe => tracing::warn!(
			"RPC at {at} offers unsafe methods: a proxy in front of it would give them to everybody"
		),
		RpcMethods::Safe => {}
	}
	if endpoint.max_payload_in_mb == RPC_DEFAULT_MAX_REQUEST_SIZE_MB {
		endpoint.max_payload_in_mb = REQUEST;
	}
	if endpoint.max_subscriptions_per_connection == RPC_DEFAULT_MAX_SUBS_PER_CONN {
		endpoint.max_subscriptions_per_connection = SUBSCRIPTIONS;
	}
	if matches!(endpoint.batch_config, RpcBatchRequestConfig::Unlimited) {
		endpoint.batch_config = RpcBatchRequestConfig::Limit(BATCH);
	}
	if endpoint.rate_limit.is_none() {
		endpoint.rate_limit = Some(CALLS);
		// Who comes through a proxy is told by what the proxy says; who comes from this machine itself is not limited.
		// Where others reach the port without a proxy they would say what they like.
		if own {
			endpoint.rate_limit_trust_proxy_headers = true;
			for network in OWN {
				let network: IpNetwork = network.parse().map_err(|e| format!("{network}: {e}"))?;
				endpoint.rate_limit_whitelisted_ips.push(network);
			}
		}
	}
	Ok(())
}

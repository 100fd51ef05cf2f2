//! What a node on the departments' own chain is refused for before it starts, and the limits that it starts with.

use polkadot_sdk::sp_core::crypto::ExposeSecret;
use sc_cli::{RunCmd, RPC_DEFAULT_MAX_REQUEST_SIZE_MB, RPC_DEFAULT_MAX_SUBS_PER_CONN};
use sc_network::{
	config::{NodeKeyConfig, Secret},
	multiaddr::Protocol,
};
use sc_service::{
	config::{
		IpNetwork, KeystoreConfig, Multiaddr, RpcBatchRequestConfig, RpcConfiguration, RpcEndpoint,
		RpcMethods,
	},
	ChainType, Configuration,
};
use std::{net::SocketAddr, path::PathBuf};
use suhui_chain_spec::WELL_KNOWN;
use suhui_guard::{
	disk, keystore, network_key,
	port::{self, Purpose},
	rpc::{self, Asked, Limits},
	secret,
};

/// Where nodes listen unless told otherwise.
const PORT: u16 = 30333;

/// Lets every node listen at one port of TCP, by the address that a validator has. Left to itself the SDK lets a full node
/// speak websockets there, so that nobody reaches a sentry by `/tcp/30333`, and opens the port to UDP as well.
pub fn listen(run: &mut RunCmd) -> Result<(), String> {
	let network = &mut run.network_params;
	if !network.listen_addr.is_empty() || network.force_enable_webrtc {
		return Ok(());
	}
	let port = network.port.unwrap_or(PORT);
	for address in [format!("/ip6/::/tcp/{port}"), format!("/ip4/0.0.0.0/tcp/{port}")] {
		let address: Multiaddr = address.parse().map_err(|e| format!("{address}: {e}"))?;
		network.listen_addr.push(address);
	}
	Ok(())
}

/// Looks at the files of secrets that the node's arguments name: of one that is not there or not whole the SDK's own words
/// name no file.
pub fn ensure_files(run: &RunCmd) -> Result<(), String> {
	if let Some(path) = &run.keystore_params.password_filename {
		secret::ensure_password(path)?;
	}
	let keys = &run.network_params.node_key_params;
	let Some(path) = &keys.node_key_file else { return Ok(()) };
	if path.exists() {
		return network_key::check(path);
	}
	// A full node makes its own.
	if run.validator && !run.shared_params.is_dev() && !keys.unsafe_force_node_key_generation {
		return Err(format!(
			"{0}: there is no network key: restore it from its backup, or make another as the node's user, `sudo -u suhui \
			 suhui-node key generate-node-key --file {0}`, and tell the departments that list this node its new identity",
			path.display()
		));
	}
	Ok(())
}

/// What the node's arguments say, and its configuration does not.
pub struct Arguments {
	shown: Option<(&'static str, &'static str)>,
	/// Whether its folder goes when it stops.
	tmp: bool,
	/// The file of the keystore's password.
	password: Option<PathBuf>,
	/// Whether each endpoint of RPC is told what to do where its port is taken, and whether it may be left out.
	endpoints: bool,
}

impl Arguments {
	pub fn of(run: &RunCmd) -> Self {
		let password = run.keystore_params.password_filename.clone();
		let endpoints = !run.rpc_params.experimental_rpc_endpoint.is_empty();
		Arguments { shown: shown_secret(run), tmp: run.tmp, password, endpoints }
	}
}

/// Which secret stands among the node's arguments, and what is to stand there.
fn shown_secret(run: &RunCmd) -> Option<(&'static str, &'static str)> {
	if run.keystore_params.password.is_some() {
		return Some(("--password", "--password-filename"));
	}
	let node_key = &run.network_params.node_key_params.node_key;
	node_key.is_some().then_some(("--node-key", "--node-key-file"))
}

/// Looks at what the node is to run with, and keeps a validator's keys for this process alone. `room` are the MiB that must be
/// free.
pub fn prepare(config: &mut Configuration, room: u64, arguments: &Arguments) -> Result<(), String> {
	let file = match &config.network.node_key {
		NodeKeyConfig::Ed25519(Secret::File(path)) => Some(path),
		NodeKeyConfig::Ed25519(_) => None,
	};
	if let Some(path) = file {
		network_key::ensure(path)?;
	}
	if config.chain_spec.chain_type() != ChainType::Live {
		return Ok(());
	}
	if config.dev_key_seed.is_some() {
		return Err("--alice, --bob and the like sign with keys that everybody has: leave them out, this is no development chain"
			.into());
	}
	if let Some((argument, instead)) = arguments.shown {
		return Err(format!(
			"{argument}: whoever lists this machine's processes reads the secret: put it into a file, without a line end, and \
			 name that by {instead}"
		));
	}
	if config.role.is_authority() && arguments.tmp {
		return Err("--tmp: the folder goes when the node stops, and the validator would have forgotten what it voted: name one \
		            that stays (--base-path)"
			.into());
	}
	if config.role.is_authority() && config.disable_grandpa {
		return Err("--no-grandpa: a validator that casts no vote takes finality from the others: leave it out".into());
	}
	if let Some(path) = file {
		network_key::ensure_own(path, &WELL_KNOWN)?;
		secret::ensure(path)?;
	}
	if let Some(path) = &arguments.password {
		secret::ensure(path)?;
	}
	disk::ensure_room(config.database.path().unwrap_or(&config.data_path), room)?;
	if let KeystoreConfig::Path { path, password } = &config.keystore {
		let password = password.as_ref().map(|password| password.expose_secret().as_str());
		keystore::check(path, password, &WELL_KNOWN)?;
		keystore::ensure_own(path)?;
		if config.role.is_authority() {
			if let Some(warning) = keystore::hold(path)? {
				tracing::warn!("{warning}");
			}
		}
	}
	limit(&mut config.rpc)
}

/// That the node may listen where it is to, and listens for RPC nowhere else: whoever asks at its port would reach another
/// process.
pub async fn ensure_ports(config: &mut Configuration, arguments: &Arguments) -> Result<(), String> {
	let nodes = config.network.listen_addresses.iter().filter_map(tcp);
	let mut listened: Vec<_> = nodes.map(|at| (Purpose::Nodes, at)).collect();
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port &= arguments.endpoints;
		let may_fail = arguments.endpoints && endpoint.is_optional;
		if !endpoint.retry_random_port && !may_fail {
			listened.push((Purpose::Rpc, endpoint.listen_addr));
		}
	}
	let metrics = config.prometheus_config.iter().map(|metrics| metrics.port);
	listened.extend(metrics.map(|at| (Purpose::Metrics, at)));
	let waits = |missing: &[(Purpose, SocketAddr)]| {
		for (_, at) in missing {
			tracing::warn!(
				"{at} is no address of this machine yet: it is waited for, two minutes at most, as one of a VPN that is still coming up"
			);
		}
	};
	port::ensure_free(&listened, waits, || tokio::time::sleep(port::PAUSE)).await
}

/// Where an address listens by TCP.
fn tcp(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
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
	if matches!(endpoint.rpc_methods, RpcMethods::Unsafe) {
		rpc::ensure_own(at)?;
		tracing::warn!(
			"RPC at {at} offers unsafe methods: a proxy in front of it would give them to everybody"
		);
	} else {
		endpoint.rpc_methods = RpcMethods::Safe;
	}
	// What the SDK has unless asked otherwise was not asked for.
	let asked = |value: u32, unasked: u32| (value != unasked).then_some(value);
	let asked = Asked {
		request: asked(endpoint.max_payload_in_mb, RPC_DEFAULT_MAX_REQUEST_SIZE_MB),
		batch: match endpoint.batch_config {
			RpcBatchRequestConfig::Limit(batch) => Some(batch),
			RpcBatchRequestConfig::Unlimited | RpcBatchRequestConfig::Disabled => None,
		},
		subscriptions: asked(
			endpoint.max_subscriptions_per_connection,
			RPC_DEFAULT_MAX_SUBS_PER_CONN,
		),
		calls: endpoint.rate_limit,
	};
	let Limits { request, batch, subscriptions, calls } = asked.limits();
	endpoint.max_payload_in_mb = request;
	endpoint.max_subscriptions_per_connection = subscriptions;
	if !matches!(endpoint.batch_config, RpcBatchRequestConfig::Disabled) {
		endpoint.batch_config = RpcBatchRequestConfig::Limit(batch);
	}
	endpoint.rate_limit = Some(calls);
	if asked.calls.is_none() && rpc::is_own(at.ip()) {
		endpoint.rate_limit_trust_proxy_headers = true;
		for network in rpc::OWN {
			let network: IpNetwork = network.parse().map_err(|e| format!("{network}: {e}"))?;
			endpoint.rate_limit_whitelisted_ips.push(network);
		}
	}
	Ok(())
}

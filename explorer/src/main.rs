use std::{path::PathBuf, process::ExitCode};

use anyhow::{ensure, Context, Result};
use clap::Parser;
use suhui_explorer::{
	api,
	chain::Link,
	config::{Arguments, Command, DocumentsCommand, Serve, Settings},
	documents::Documents,
	index::{self, live::Live},
	metrics::Metrics,
	store::Store,
};
use tokio::{net::TcpListener, sync::watch};

/// A call can hold calls within calls, which is decoded as deep as they go.
const STACK: usize = 16 * 1024 * 1024;

fn main() -> ExitCode {
	let runtime =
		tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
	let ended = runtime.context("tokio").and_then(|runtime| {
		// Not on the main thread, whose stack is not ours to size.
		runtime.block_on(async { tokio::spawn(run(Arguments::parse())).await? })
	});
	match ended {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("错误 / error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

async fn run(cli: Arguments) -> Result<()> {
	tracing_subscriber::fmt()
		.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stdout()))
		.with_env_filter(
			tracing_subscriber::EnvFilter::try_from_default_env()
				.unwrap_or_else(|_| "warn,suhui_explorer=info".into()),
		)
		.init();
	match cli.command {
		Some(Command::Documents { command: DocumentsCommand::Add { files, digest } }) => {
			add_documents(&cli.serve, &files, digest.as_deref())
		}
		None => serve(cli.serve).await,
	}
}

fn add_documents(serve: &Serve, files: &[PathBuf], digest: Option<&str>) -> Result<()> {
	ensure!(
		digest.is_none() || files.len() == 1,
		"--digest 只能用于一份材料 / --digest goes with one file"
	);
	let documents = Documents::open(&serve.documents)?;
	for file in files {
		let entry = documents.add(file, digest)?;
		println!(
			"{}\n  BLAKE2-256  {}\n  SM3         {}",
			file.display(),
			entry.blake2_256,
			entry.sm3
		);
	}
	Ok(())
}

async fn serve(serve: Serve) -> Result<()> {
	let config = Settings::read(serve.config.as_deref())?;
	let listener = TcpListener::bind(serve.listen)
		.await
		.with_context(|| format!("无法监听 {0}，请用 --listen 换一个地址 / cannot listen at {0}: name another with --listen", serve.listen))?;
	let store = Store::open(&serve.database).await?;
	let documents = Documents::open(&serve.documents)?;
	let (link, live, metrics) = (Link::new(&serve.node), Live::default(), Metrics::new()?);
	let (stopping, stop) = watch::channel(false);
	let state = api::State {
		store: store.clone(),
		link: link.clone(),
		live: live.clone(),
		documents,
		config,
		metrics: metrics.clone(),
		fresh: api::Fresh::default(),
	};
	let mut indexing = tokio::spawn(index::run(store, link, live, metrics, stop.clone()));
	let mut told = stop.clone();
	let router = api::router(state).into_make_service_with_connect_info::<std::net::SocketAddr>();
	let mut serving = tokio::spawn(async move {
		let told = async move {
			let _ = told.wait_for(|stop| *stop).await;
		};
		axum::serve(listener, router).with_graceful_shutdown(told).await
	});
	tracing::info!("区块浏览器 / the explorer: http://{}", serve.listen);
	let ended = tokio::select! {
		ended = &mut indexing => ended?,
		ended = &mut serving => ended?.map_err(Into::into),
		() = interrupted() => Ok(()),
	};
	stopping.send_replace(true);
	// Live connections never end by themselves.
	let patience = std::time::Duration::from_secs(3);
	let _ = tokio::time::timeout(patience, async {
		if !indexing.is_finished() {
			let _ = indexing.await;
		}
	})
	.await;
	ended
}

async fn interrupted() {
	use tokio::signal::unix::{signal, SignalKind};
	let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
	tokio::select! {
		_ = tokio::signal::ctrl_c() => (),
		_ = terminate.recv() => (),
	}
}

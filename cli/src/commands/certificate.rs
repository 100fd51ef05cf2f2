//! Certificates of events and retirements: how they are issued, what they say, and where their reductions come from
//! (Art. 24, 29).

mod content;
mod provenance;
mod verify;

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api::{self, reductions},
	read::{read, read_all},
	types::{Certificate, CertificateOf},
	At,
};
use suhui_primitives::{certificate::written, BatchId, ClassId, EventId, RetirementId};

use self::{content::Content, verify::Printed};
use super::{
	event::{self, State},
	retirement,
};
use crate::{
	args::{self, Context},
	clerks::Matter,
	dates, document,
	output::{optional, table},
};

#[derive(Subcommand)]
pub enum Command {
	/// 出具证书，须运营机构两人 / Certify a carbon-neutral event or a retirement (two of the operator's clerks)
	///
	/// 一人经办，另一人复核，先后运行本命令，所写须一致。活动须经主管部门同意。
	///
	/// One clerk proposes, another confirms, each by this command with the same words. An event needs the authority's consent.
	Certify(Certify),
	/// 显示证书在链上的内容 / Show what the chain has of a certificate
	Show {
		/// 证书编号，如 202600000001-52 / The certificate's number, such as 202600000001-52
		#[arg(value_parser = args::certificate)]
		number: u64,
	},
	/// 查验证书：编号的校验码，链上的内容与所印各栏 / Verify a certificate: its check digits, and what is printed against what the chain has
	///
	/// 把证书上所印的各栏写在选项中，逐栏比对；不相符则以失败结束。内容出自 --url 所指的节点，请用自己信任的节点。
	///
	/// Write what is printed as options: each is compared, and the command fails if one differs. The content is the word of the node at --url: use one you trust.
	Verify(Box<Verify>),
	/// 证书中减碳量的来源追溯：批类，及每一批类的批次、核证与数据块，分页 / Where a certificate's reductions come from: classes, and of a class its batches, attestations and chunks, by pages
	Provenance(Provenance),
	/// 列出证书 / List certificates
	List {
		#[arg(long, default_value_t = 20, value_parser = args::whole::<usize>)]
		limit: usize,
	},
}

#[derive(Args)]
pub struct Certify {
	#[command(flatten)]
	of: Of,
	/// 证书 / The certificate in writing
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Of {
	/// 大型活动 / An event
	#[arg(long, value_parser = args::number)]
	event: Option<EventId>,
	/// 注销 / A retirement
	#[arg(long, value_parser = args::number)]
	retirement: Option<RetirementId>,
}

#[derive(Args)]
pub struct Verify {
	/// 证书编号，如 202600000001-52 / The certificate's number, such as 202600000001-52
	#[arg(value_parser = args::certificate)]
	number: u64,
	#[command(flatten)]
	printed: Printed,
}

#[derive(Args)]
pub struct Provenance {
	/// 证书编号，如 202600000001-52 / The certificate's number, such as 202600000001-52
	#[arg(value_parser = args::certificate)]
	number: u64,
	/// 从此批类之后接着列 / Go on after this class
	#[arg(long, value_name = "CLASS", value_parser = args::number, conflicts_with = "class")]
	after: Option<ClassId>,
	/// 列出此批类的批次 / The batches of this class
	#[arg(long, value_name = "CLASS", value_parser = args::number)]
	class: Option<ClassId>,
	/// 从此批次起接着列 / Go on from this batch
	#[arg(long, value_name = "BATCH", value_parser = args::number, requires = "class")]
	from: Option<BatchId>,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Certify(Certify { of, document }) => certify(context, of, &document).await,
		Command::Show { number } => show(context, number).await,
		Command::Verify(asked) => {
			let Verify { number, printed } = *asked;
			verify::verify(context, number, printed).await
		}
		Command::Provenance(provenance) => provenance::run(context, provenance).await,
		Command::List { limit } => list(context, limit).await,
	}
}

async fn certify(context: &Context, of: Of, document: &Path) -> Result<()> {
	let named = document::read(document)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (target, zh, en) = match (of.event, of.retirement) {
		(Some(id), _) => {
			let found = event::event(&at, id).await?;
			certifiable(id, event::state(&found))?;
			let target = CertificateOf::Neutrality(id);
			(target, format!("活动 {id} 的碳中和证书"), format!("the certificate of event {id}"))
		}
		(None, Some(id)) => {
			let found = retirement::retirement(&at, id).await?;
			ensure!(
				found.certificate.is_none(),
				"注销 {id} 已有证书 {0} / retirement {id} has its certificate, {0}",
				optional(found.certificate, written)
			);
			let target = CertificateOf::Retirement(id);
			(target, format!("注销 {id} 的证书"), format!("the certificate of retirement {id}"))
		}
		(None, None) => {
			return Err(anyhow!(
				"请用 --event 或 --retirement 写明 / name it with --event or --retirement"
			))
		}
	};
	let call = reductions::Call::certify { of: target, document: named.into() };
	let is_it = |call: &api::Call| match call {
		api::Call::Reductions(reductions::Call::certify { of, document }) => {
			(*of, **document) == (target, named)
		}
		_ => false,
	};
	let matter = Matter { zh: format!("出具{zh}"), en };
	let result = json!({ "event": of.event, "retirement": of.retirement, "document": named });
	matter.decide(context, &chain, api::Call::Reductions(call), is_it, result).await?;
	let at = chain.at_finalized().await?;
	let number = match target {
		CertificateOf::Neutrality(id) => event::event(&at, id).await?.certificate,
		CertificateOf::Retirement(id) => retirement::retirement(&at, id).await?.certificate,
	};
	if let Some(number) = number {
		context.output.note(format!("证书编号 Certificate {}", written(number)));
	}
	Ok(())
}

/// Whether an event may be certified as it stands.
fn certifiable(id: EventId, state: State) -> Result<()> {
	ensure!(
		state == State::Consented,
		"活动 {id} 不能出具证书，须经主管部门同意且尚无证书，现为：{0} / event {id} cannot be certified: the authority should have consented, and it should have no certificate; it is: {0}",
		state.title()
	);
	Ok(())
}

/// A certificate by its number.
async fn certificate(at: &At, number: u64) -> Result<Certificate> {
	let found = read(at, api::storage().reductions().certificates(), (number,)).await?;
	found.ok_or_else(|| {
		anyhow!(
			"链上没有证书 {0}：校验码相符，但从未出具 / the chain has no certificate {0}: its check digits are right, but it was never issued",
			written(number)
		)
	})
}

async fn show(context: &Context, number: u64) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let content = Content::read(&chain, &at, number).await?;
	context.output.show(&content.json(), |_| content.shown());
	Ok(())
}

async fn list(context: &Context, limit: usize) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut all = read_all(&at, api::storage().reductions().certificates()).await?;
	// The last ones first.
	all.sort_by_key(|((number,), _)| std::cmp::Reverse(*number));
	let count = all.len();
	all.truncate(limit);
	let entries: Vec<_> = all
		.iter()
		.map(|((number,), it)| {
			json!({
				"certificate": written(*number), "of": of_text(it.of), "issued": dates::day(*it.issued),
				"document": *it.document,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = all
			.iter()
			.map(|((number,), it)| [written(*number), of_title(it.of), dates::day(*it.issued)]);
		format!(
			"{}\n共 {count} 份，列出 {1} 份 / {count} certificates, {1} shown",
			table(["编号 Certificate", "内容 Of", "出具 Issued"], rows),
			all.len()
		)
	});
	Ok(())
}

/// What a certificate is of, as it is written.
fn of_text(of: CertificateOf) -> String {
	match of {
		CertificateOf::Neutrality(event) => format!("event:{event}"),
		CertificateOf::Retirement(retirement) => format!("retirement:{retirement}"),
	}
}

fn of_title(of: CertificateOf) -> String {
	match of {
		CertificateOf::Neutrality(event) => {
			format!("活动 {event} 碳中和 neutrality of event {event}")
		}
		CertificateOf::Retirement(retirement) => {
			format!("注销 {retirement} retirement {retirement}")
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	fn fault<T: Args>(arguments: &[&str]) -> Option<ErrorKind> {
		let command = T::augment_args(clap::Command::new("suhui").no_binary_name(true));
		command.try_get_matches_from(arguments).err().map(|error| error.kind())
	}

	#[test]
	fn certificate_should_be_of_one_thing_when_it_is_issued() {
		assert_eq!(fault::<Certify>(&["--event", "3", "--document", "c.pdf"]), None);
		let missing = Some(ErrorKind::MissingRequiredArgument);
		assert_eq!(fault::<Certify>(&["--document", "c.pdf"]), missing);
		let both = ["--event", "3", "--retirement", "5", "--document", "c.pdf"];
		assert_eq!(fault::<Certify>(&both), Some(ErrorKind::ArgumentConflict));
	}

	#[test]
	fn page_of_batches_should_be_of_a_class_when_it_is_asked_for() {
		let number = "202600000001-52";
		assert_eq!(fault::<Provenance>(&[number, "--after", "3"]), None);
		assert_eq!(fault::<Provenance>(&[number, "--class", "3", "--from", "1001"]), None);
		let without = fault::<Provenance>(&[number, "--from", "1001"]);
		assert_eq!(without, Some(ErrorKind::MissingRequiredArgument));
	}

	#[test]
	fn event_should_be_certified_when_it_was_consented_to_alone() {
		assert!(certifiable(3, State::Consented).is_ok());
		for state in [State::Open, State::CalledOff, State::Certified] {
			let fault = certifiable(3, state).unwrap_err().to_string();
			assert!(fault.contains(state.title()), "{fault}");
		}
	}
}

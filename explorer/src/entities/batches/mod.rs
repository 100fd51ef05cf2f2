//! Batches from their opening to their end (Art. 24-25, 39).

mod booking;
mod summary;

pub use summary::{continued_by, latest, summaries, BatchSummary, Days};

use super::entity::{
	column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention,
};

pub static ENTITY: Entity = Entity {
	table: "batches",
	title: words("批次", "Batches"),
	holds: words("一个批次：减排场景、期间、申报量、核查机构、签发量", "A batch: scenario, period, claim, verifier, issued amount"),
	key: &["id"],
	since: Some("opened_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("source", Number, "减排场景编号", "Number of its scenario").titled("scenario"),
		column("terms", Number, "适用的规则版本：该场景的第几版", "The scenario’s terms of its days, by their number"),
		column("first_day", Day, "期间首日", "First day of its period"),
		column("last_day", Day, "期间末日", "Last day of its period"),
		column("continues", Number, "所接续的批次：同一期间，已截止而未签完", "The batch it continues: of the same days, closed before its end"),
		column("status", Text, "状态：opened 已申报，assigned 已指定核查机构，attested 已核证，approved 已批准，签发中，held 已暂停，complete 已签发，closed 已截止，cancelled 已撤回，refused 否定意见", "opened, assigned, attested, approved, held, complete, closed, cancelled or refused"),
		column("held_from", Text, "依决定暂停前的状态；并非因此暂停的为空", "Its status before it was put on hold by order; empty unless it is"),
		column("reporter", Number, "报送主体的参与者编号", "Who opened it, by number of the participant"),
		column("records", Number, "申报的记录数", "Records it claims to have"),
		column("chunks", Number, "申报的数据块数", "Chunks it claims to have"),
		column("root", Text, "默克尔根", "The Merkle root over its chunks"),
		column("claim_mg", Text, "申报的减碳量，毫克", "Reductions claimed, in milligrams"),
		column("claim_points", Text, "申报的碳积分", "Points claimed"),
		column("verifier", Number, "核查机构的参与者编号", "Its verifier, by number of the participant"),
		column("report_blake2_256", Text, "核查报告的 BLAKE2-256 摘要", "BLAKE2-256 digest of the verifier's report"),
		column("report_sm3", Text, "核查报告的 SM3 摘要", "SM3 digest of the verifier's report"),
		column("opened_block", Number, "申报所在区块", "Block of opening"),
		column("assigned_block", Number, "指定核查机构所在区块", "Block of the verifier's assignment"),
		column("attested_block", Number, "核证所在区块", "Block of the attestation"),
		column("attested_extrinsic", Number, "核证的链上操作序号", "The extrinsic of the attestation"),
		column("approved_block", Number, "批准所在区块", "Block of approval"),
		column("due_day", Day, "期限：数据块入链的最后一日", "Last day on which its chunks are taken"),
		column("ended_block", Number, "完成、截止、撤回或否定意见所在区块", "Block in which it was complete, closed, cancelled or refused"),
		column("fed_chunks", Number, "已入链的数据块数", "Chunks fed"),
		column("fed_records", Number, "已入链的记录数", "Records fed"),
		column("issued_mg", Milligrams, "签发的减碳量", "Reductions credited"),
		column("issued_points", Points, "发放的碳积分", "Points credited"),
		column("withheld_mg", Milligrams, "未发放的减碳量", "Reductions withheld: their people had withdrawn consent or closed the account"),
		column("withheld_points", Points, "未发放的碳积分", "Points withheld"),
		column("withheld_records", Number, "未发放的记录数", "Records withheld"),
		column("held_chunk", Number, "不符的数据块", "The chunk that differs from what was attested"),
		column("difference", Json, "如何不符", "How it differs"),
	],
	books: Books::Events(&[
		on_reading("Issuance", "Opened", |moment| Box::pin(booking::opened(moment))),
		on("Issuance", "Assigned", booking::assigned),
		on("Issuance", "Attested", booking::attested),
		on("Issuance", "Refused", booking::refused),
		on("Issuance", "Declined", booking::declined),
		on("Issuance", "Approved", booking::approved),
		on("Issuance", "ChunkFed", booking::fed),
		on("Issuance", "Held", booking::held),
		on("Issuance", "PutOnHold", booking::put_on_hold),
		on("Issuance", "Released", booking::released),
		on("Issuance", "Completed", |moment| booking::ended(moment, "complete")),
		on("Issuance", "Closed", |moment| booking::ended(moment, "closed")),
		on("Issuance", "Cancelled", |moment| booking::ended(moment, "cancelled")),
	]),
	finds: &[Find {
		kind: "batch",
		title: words("批次", "Batch"),
		hits: "SELECT CAST(b.id AS TEXT) AS id, COALESCE(s.title, CAST(b.id AS TEXT)) AS title, \
			b.status AS detail FROM batches b LEFT JOIN scenarios s ON s.id = b.source",
		ways: &[
			way(Asked::Number, 0, "b.id = ?"),
			way(Asked::Hash, 2, "b.root = ?"),
			way(Asked::Hash, 3, "b.id IN (SELECT batch FROM chunks WHERE body = ?)"),
			way(
				Asked::Account,
				4,
				"b.reporter IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			)
			.ordered(" ORDER BY b.id DESC"),
		],
	}],
	documents: &[Mention {
		kind: "batch",
		id: "CAST(id AS TEXT)",
		role: "report",
		columns: "report",
	}],
};

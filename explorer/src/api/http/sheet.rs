//! Rows as CSV or as a JSON array, streamed.

use std::{io, pin::pin, time::Duration};

use axum::{
	body::{Body, Bytes},
	http::{header, HeaderValue},
	response::{IntoResponse, Response},
};
use futures::{Stream, StreamExt};
use serde::Deserialize;
use serde_json::Value as Tree;
use tokio::sync::mpsc;
use utoipa::IntoParams;

/// A piece's largest size, and how long a reader may leave the next one.
const PIECE: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
	Csv,
	Json,
}

impl Format {
	pub fn extension(self) -> &'static str {
		match self {
			Format::Csv => "csv",
			Format::Json => "json",
		}
	}
}

/// How a CSV file begins.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Beginning {
	/// Whether CSV begins with a byte order mark, by which Excel knows it for UTF-8; it does not unless told. JSON has none.
	#[serde(default)]
	pub bom: bool,
}

/// What stands before the rows.
pub fn header<'a>(
	format: Format,
	beginning: Beginning,
	names: impl Iterator<Item = &'a str>,
) -> Vec<u8> {
	match format {
		Format::Csv => {
			let mark = if beginning.bom { "\u{feff}" } else { "" };
			let names = names.map(field).collect::<Vec<_>>();
			format!("{mark}{}\r\n", names.join(",")).into_bytes()
		}
		Format::Json => b"[".to_vec(),
	}
}

/// Adds one row.
pub fn line<'a>(
	format: Format,
	text: &mut Vec<u8>,
	first: bool,
	fields: impl Iterator<Item = (&'a str, Tree)>,
) {
	match format {
		Format::Csv => {
			let fields = fields.map(|(_, value)| match value {
				Tree::Null => String::new(),
				Tree::String(value) => field(&value),
				other => field(&other.to_string()),
			});
			text.extend(fields.collect::<Vec<_>>().join(",").into_bytes());
			text.extend(b"\r\n");
		}
		Format::Json => {
			text.extend(if first { &b"\n"[..] } else { &b",\n"[..] });
			// The order of columns is kept, which a map would not do.
			let fields = fields.map(|(name, value)| format!("{}:{value}", Tree::from(name)));
			text.extend(format!("{{{}}}", fields.collect::<Vec<_>>().join(",")).into_bytes());
		}
	}
}

pub fn end(format: Format) -> Vec<u8> {
	match format {
		Format::Csv => Vec::new(),
		Format::Json => b"\n]\n".to_vec(),
	}
}

/// A field that spreadsheets take for text, not for a formula, quoted where it must be.
fn field(value: &str) -> String {
	let guarded = match value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
		true => format!("'{value}"),
		false => value.to_string(),
	};
	match guarded.contains([',', '"', '\n', '\r']) {
		true => format!("\"{}\"", guarded.replace('"', "\"\"")),
		false => guarded,
	}
}

/// What a stream yields, in pieces; a reader who leaves one too long makes it break off and let go of what it holds.
fn impatient(
	stream: impl Stream<Item = io::Result<Vec<u8>>> + Send + 'static,
	patience: Duration,
) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
	// Nobody asks a stream for more while a reader is slow, so that its clock runs beside it.
	let (sender, mut pieces) = mpsc::channel::<Option<io::Result<Bytes>>>(1);
	tokio::spawn(async move {
		let mut stream = pin!(stream);
		while let Some(yielded) = stream.next().await {
			let (mut rest, error) = match yielded {
				Ok(bytes) => (Bytes::from(bytes), None),
				Err(error) => (Bytes::new(), Some(Err(error))),
			};
			while !rest.is_empty() {
				let piece = rest.split_to(rest.len().min(PIECE));
				if sender.send_timeout(Some(Ok(piece)), patience).await.is_err() {
					return;
				}
			}
			if error.is_some() {
				let _ = sender.send_timeout(error, patience).await;
				return;
			}
		}
		let _ = sender.send_timeout(None, patience).await;
	});
	async_stream::stream! {
		loop {
			match pieces.recv().await {
				Some(Some(piece)) => yield piece,
				Some(None) => return,
				// What broke off is not taken for the whole.
				None => {
					yield Err(io::Error::other("the reader was too slow"));
					return;
				}
			}
		}
	}
}

/// The answer that sends what a stream yields, as a file to save.
pub fn response(
	format: Format,
	name: &str,
	stream: impl Stream<Item = io::Result<Vec<u8>>> + Send + 'static,
) -> Response {
	let kind = match format {
		Format::Csv => "text/csv; charset=utf-8",
		Format::Json => "application/json",
	};
	let disposition = format!("attachment; filename=\"{name}.{}\"", format.extension());
	let mut response = Body::from_stream(impatient(stream, PATIENCE)).into_response();
	let headers = response.headers_mut();
	headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
	if let Ok(disposition) = HeaderValue::from_str(&disposition) {
		headers.insert(header::CONTENT_DISPOSITION, disposition);
	}
	headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
	response
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn row(format: Format, value: Tree) -> String {
		let mut text = Vec::new();
		line(format, &mut text, true, [("a", json!(1)), ("b", value)].into_iter());
		String::from_utf8(text).unwrap()
	}

	#[test]
	fn line_should_be_no_formula_when_a_field_begins_like_one() {
		assert_eq!(
			row(Format::Csv, json!("=HYPERLINK(\"x\")")),
			"1,\"'=HYPERLINK(\"\"x\"\")\"\r\n"
		);
		assert_eq!(row(Format::Csv, json!("骑行, 公交")), "1,\"骑行, 公交\"\r\n");
		assert_eq!(row(Format::Csv, Tree::Null), "1,\r\n");
	}

	#[test]
	fn header_should_begin_with_a_mark_when_csv_is_asked_for_with_one() {
		let text = |format, bom| {
			let names = ["participant", "距离"].into_iter();
			String::from_utf8(header(format, Beginning { bom }, names)).unwrap()
		};
		assert_eq!(text(Format::Csv, false), "participant,距离\r\n");
		assert_eq!(text(Format::Csv, true), "\u{feff}participant,距离\r\n");
		assert_eq!(text(Format::Json, true), "[");
	}

	#[tokio::test]
	async fn stream_should_break_off_when_its_pieces_are_left() {
		let patience = Duration::from_millis(20);
		let yields = |count| futures::stream::iter((0..count).map(|_| Ok(vec![0; PIECE + 1])));
		let whole: Vec<_> = impatient(yields(2), Duration::from_secs(30)).collect().await;
		assert!(whole.len() == 4 && whole.iter().all(Result::is_ok));
		let mut left = pin!(impatient(yields(9), patience));
		assert!(left.next().await.unwrap().is_ok());
		tokio::time::sleep(patience * 20).await;
		let rest: Vec<_> = left.collect().await;
		assert!(rest.last().unwrap().is_err());
	}

	#[test]
	fn line_should_keep_columns_in_order_when_written_as_json() {
		assert_eq!(row(Format::Json, json!("=1")), "\n{\"a\":1,\"b\":\"=1\"}");
	}
}

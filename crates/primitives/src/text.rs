use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use suhui_formula::is_invisible;

/// Bytes of a public title at most.
pub const MAX_TITLE: u32 = 128;

/// A public title: UTF-8, as [`is_text`] tells.
pub type Title = BoundedVec<u8, ConstU32<MAX_TITLE>>;

/// Whether bytes are UTF-8 that shows something and holds no invisible character; a line end is one too.
pub fn is_text(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes)
		.is_ok_and(|text| !text.trim().is_empty() && !text.contains(is_invisible))
}

#[cfg(test)]
mod tests {
	use super::is_text;

	#[test]
	fn text_should_be_refused_when_a_character_of_it_is_invisible() {
		for invisible in [
			'\0',
			'\t',
			'\n',
			'\r',
			'\u{7f}',
			'\u{85}',
			'\u{ad}',
			'\u{34f}',
			'\u{180e}',
			'\u{200b}',
			'\u{200e}',
			'\u{2028}',
			'\u{202e}',
			'\u{2060}',
			'\u{2800}',
			'\u{3164}',
			'\u{e000}',
			'\u{fe0f}',
			'\u{feff}',
			'\u{fff9}',
			'\u{fdd0}',
			'\u{ffff}',
			'\u{1fffe}',
			'\u{e0041}',
		] {
			for text in [format!("{invisible}"), format!("绿色{invisible}出行")] {
				assert!(!is_text(text.as_bytes()), "{}", invisible.escape_unicode());
			}
		}
	}

	#[test]
	fn text_should_be_refused_when_it_shows_nothing() {
		for blank in ["", " ", "\u{3000}", "\u{a0}\u{2003}"] {
			assert!(!is_text(blank.as_bytes()), "{blank:?}");
		}
	}

	#[test]
	fn text_should_be_refused_when_it_is_not_utf8() {
		assert!(!is_text(&[0xff, 0xfe]));
	}

	#[test]
	fn text_should_be_accepted_when_every_character_is_seen() {
		for text in
			["江苏省能源审计院", "“绿色出行”（试点）：甲、乙", "Énergie à Xi’an", "\u{20bb7}野家"]
		{
			assert!(is_text(text.as_bytes()), "{text}");
		}
	}
}

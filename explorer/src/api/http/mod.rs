//! What any HTTP service needs, knowing nothing of this one.

pub mod etag;
pub mod extract;
pub mod guards;
pub mod limits;
pub mod page;
pub mod problem;
pub mod sender;
pub mod sheet;
pub mod slots;

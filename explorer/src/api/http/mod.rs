//! What any HTTP service needs, knowing nothing of this one.

pub mod etag;
pub mod extract;
pub mod limits;
pub mod page;
pub mod problem;
pub mod sheet;

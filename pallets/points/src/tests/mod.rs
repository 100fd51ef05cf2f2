mod balance;
mod credit;
mod lapse;
mod on_idle;
mod property;

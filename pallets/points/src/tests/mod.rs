mod balance;
mod credit;
mod lapse;
mod on_idle;
mod orders;
mod property;
mod take;
mod take_back;

//! What documents say of products and vulnerabilities, whatever their format.
//!
//! A [`Subject`] is an advisory in one language and as of one day; a [`Standing`] says how its products stand to one of
//! its vulnerabilities, each of them a [`Leaf`], and a [`Cure`] what becomes of what is affected.

mod cpe;
mod cure;
mod leaf;
mod standing;
mod subject;

pub(in crate::export) use cpe::cpe_at;
pub(in crate::export) use cure::Cure;
pub(in crate::export) use leaf::Extent;
pub(in crate::export) use leaf::Leaf;
pub(in crate::export) use standing::Standing;
pub(in crate::export) use subject::EXPLOITATION;
pub(in crate::export) use subject::FIX;
pub(in crate::export) use subject::IMPACT;
pub(in crate::export) use subject::NOT_AFFECTED;
pub(in crate::export) use subject::Subject;
pub(in crate::export) use subject::WORKAROUNDS;

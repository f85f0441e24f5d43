//! Small CVE records.

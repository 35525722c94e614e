//! A composed document becomes laid-out pages, then tagged PDF/A bytes.

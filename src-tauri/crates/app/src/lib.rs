//! Use cases: one function is one transaction. Wires domain, vault, report and seal.

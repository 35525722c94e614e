//! The encrypted store: keys, journal, projections, search, backup.

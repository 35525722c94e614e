//! Certificates; signs PDF bytes and verifies them. Knows no domain.

//! WebDriver over a plain local socket: one request, one answer, one connection each.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

use super::outcome::{Failure, Outcome};

/// Longer than any single answer takes; a page that hangs is noticed by this.
const ANSWER_LIMIT: Duration = Duration::from_secs(40);

/// The driver's address, and the session when there is one.
pub struct Driver {
    address: SocketAddr,
    session: String,
}

/// Why the driver did not do it.
pub enum Refusal {
    /// The window it was looking at is gone: the program locked, unlocked or ended.
    NoWindow,
    /// Anything else, in its own words.
    Other(String),
}

impl Driver {
    /// An address that nobody listens on at this moment.
    pub fn free_address() -> Outcome<SocketAddr> {
        Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
    }

    /// Starts the program as the driver's session. Fails while the driver is still starting.
    pub fn open(address: SocketAddr, capabilities: &Value) -> Result<Self, Refusal> {
        let mut driver = Self { address, session: String::new() };
        let begun = driver.exchange("POST", "/session", &json!({ "capabilities": { "alwaysMatch": capabilities } }))?;
        match begun.get("sessionId").and_then(Value::as_str) {
            Some(session) => driver.session = format!("/session/{session}"),
            None => return Err(Refusal::Other(format!("no session in {begun}"))),
        }
        Ok(driver)
    }

    /// Reads something of the session.
    pub fn get(&self, path: &str) -> Result<Value, Refusal> {
        self.exchange("GET", &format!("{}{path}", self.session), &Value::Null)
    }

    /// Asks the session to do something.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        self.exchange("POST", &format!("{}{path}", self.session), body)
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> Result<Value, Refusal> {
        let answer = self.send(method, path, body);
        let (done, answer) = answer.map_err(|error| Refusal::Other(format!("{path}: {error}")))?;
        let answer = answer.get("value").cloned().unwrap_or(Value::Null);
        if done {
            return Ok(answer);
        }
        match answer.get("error").and_then(Value::as_str).unwrap_or_default() {
            "no such window" => Err(Refusal::NoWindow),
            error => {
                let message = answer.get("message").and_then(Value::as_str).unwrap_or_default();
                Err(Refusal::Other(format!("{path}: {error} {message}")))
            }
        }
    }

    /// Whether it was done, and the answer or the error.
    fn send(&self, method: &str, path: &str, body: &Value) -> Outcome<(bool, Value)> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut socket = TcpStream::connect_timeout(&self.address, ANSWER_LIMIT)?;
        socket.set_read_timeout(Some(ANSWER_LIMIT))?;
        socket.set_write_timeout(Some(ANSWER_LIMIT))?;
        write!(
            socket,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )?;
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer)?;
        let answer = String::from_utf8(answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| Failure::new("an answer without a body"))?;
        Ok((head.starts_with("HTTP/1.1 200"), serde_json::from_str(body)?))
    }
}

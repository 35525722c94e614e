//! The idle time of the lock.

use app::IdleMinutes;

use crate::support::Home;

#[test]
fn it_is_kept_in_the_vault() {
    let home = Home::new();
    let (mut session, _) = home.start();
    assert_eq!(session.idle_minutes().unwrap(), IdleMinutes::default());
    session.set_idle_minutes(IdleMinutes::new(3).unwrap()).unwrap();
    assert_eq!(session.idle_minutes().unwrap().get(), 3);
    session.close(false).unwrap();
    assert_eq!(home.unlock().idle_minutes().unwrap().get(), 3);
}

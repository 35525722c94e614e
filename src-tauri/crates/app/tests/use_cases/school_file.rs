//! A file with a key of the school, while it waits for its password.

use app::{ImportError, SealProblem, Session};
use zeroize::Zeroizing;

use crate::school::{PASSWORD, School, Wish};
use crate::seals::{problem, school_file, with_paper};

#[test]
fn a_file_of_the_school_is_chosen_once_and_asked_its_password_until_it_fits() {
    let (home, mut session, _, _) = with_paper();
    let file = Zeroizing::new(school_file(&School::new(), Wish::default()));
    let nothing = |session: &mut Session| problem(session.open_school_key(PASSWORD)) == SealProblem::NothingChosen;
    assert!(nothing(&mut session));
    session.offer_school_key(file.clone()).unwrap();
    let own = session.fingerprint();
    for wrong in ["anders", "", "an\0ders"] {
        assert_eq!(problem(session.open_school_key(wrong)), SealProblem::Import(ImportError::Password));
    }
    assert_eq!(session.fingerprint(), own);
    session.open_school_key(PASSWORD).unwrap();
    assert_ne!(session.fingerprint(), own);
    assert!(nothing(&mut session), "what was taken up is let go of");

    // What will never open is not held, nor what was chosen before it.
    session.offer_school_key(file.clone()).unwrap();
    assert_eq!(
        problem(session.offer_school_key(Zeroizing::new(b"x".to_vec()))),
        SealProblem::Import(ImportError::NotPkcs12)
    );
    assert!(nothing(&mut session));
    session.offer_school_key(file.clone()).unwrap();
    assert_eq!(problem(session.open_school_key(PASSWORD)), SealProblem::InUse);
    assert!(nothing(&mut session));
    session.offer_school_key(file.clone()).unwrap();
    session.drop_school_key();
    assert!(nothing(&mut session));
    session.offer_school_key(file).unwrap();
    drop(session);
    assert!(nothing(&mut home.unlock()), "a lock forgets it");
}

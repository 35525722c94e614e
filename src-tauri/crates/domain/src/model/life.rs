//! The words of what surrounds the seven steps: who may know, what runs beside it, how cases hang together.

use serde::{Deserialize, Serialize};

plain_enums! {
    /// What a pupil of age lets the school share with parents.
    ConsentScope {
        /// *Inlichten*: that there is a case, and how it ends. Decides whom the mentor is asked to tell.
        Told,
        /// *Gesprekken*.
        Talks,
        /// *Verslagen en brieven*.
        Papers,
    }
    /// The answer to a parent without custody who asks for information (BW 1:377c).
    RequestAnswer {
        /// *Gegeven*.
        Granted,
        /// *Niet gegeven: de ouder met gezag zou dit ook niet krijgen*.
        WithheldFromBoth,
        /// *Niet gegeven: het belang van het kind is ertegen*.
        ChildsInterest,
    }
    /// Contact with police, justice or others outside the school: of the case, never of a pupil.
    ExternalStatus {
        /// *Geen*.
        None,
        /// *Loopt*.
        Running,
        /// *Klaar*.
        Done,
    }
    /// Work with the class, for the bystanders.
    ClassWork {
        /// *Les*.
        Lesson,
        /// *Groepsgesprek*.
        GroupTalk,
        /// *Anders*.
        Other,
    }
    /// How another case hangs together with this one.
    LinkKind {
        /// *Hoort erbij*.
        Related,
        /// *Gaat over hetzelfde*.
        Duplicate,
        /// This case goes on in the other.
        MergedInto,
        /// The other case goes on in this one.
        MergedFrom,
        /// Pupils of this case went to the other.
        SplitOff,
        /// This case began as a part of the other.
        SplitFrom,
    }
}

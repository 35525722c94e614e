//! Bad input: whatever is sent, it is kept as it was or refused with a code that the window has a text for.
//!
//! The wide matrix runs on a real vault without a window, along the way of a command: JSON → types → session → view. The
//! same payloads then go through the real window, command by command.

#[cfg(test)]
mod access;
#[cfg(test)]
mod beside;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod ending;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod matter;
#[cfg(test)]
mod measures;
#[cfg(test)]
mod payloads;
#[cfg(test)]
mod people;
#[cfg(test)]
mod relations;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod walk;

#[cfg(test)]
#[cfg(target_os = "linux")]
mod folders;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod leaving;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod over;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod pasted;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod seals;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod window;

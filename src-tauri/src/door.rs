//! The one session behind all commands, reached one at a time and never on the window's own thread.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use vire_app::dto::FaultView;
use vire_app::fault::{Fault, Outcome};
use vire_app::session::Session;

/// What a command answers.
pub type Answer<T> = Result<T, FaultView>;

/// Leads every command to the session.
#[derive(Clone)]
pub struct Door {
    session: Arc<Mutex<Session>>,
    cancel: Arc<AtomicBool>,
}

impl Door {
    /// Puts a session behind the door.
    pub fn new(session: Session) -> Self {
        Self { session: Arc::new(Mutex::new(session)), cancel: Arc::default() }
    }

    /// Runs one use case on a thread of its own.
    ///
    /// # Errors
    /// What the use case says; `internal` when it did not end in order.
    pub async fn enter<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Session) -> Outcome<T> + Send + 'static,
    ) -> Answer<T> {
        let session = Arc::clone(&self.session);
        let done = tauri::async_runtime::spawn_blocking(move || {
            // A use case that broke left its files as a kill would: safe to go on.
            work(&mut session.lock().unwrap_or_else(PoisonError::into_inner))
        });
        match done.await {
            Ok(outcome) => outcome.map_err(|fault| fault.view()),
            Err(_) => Err(Fault::internal("command").view()),
        }
    }

    /// Asks the long work that is running to stop.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::SeqCst);
    }

    /// Returns the flag that long work looks at, lowered for new work.
    pub fn fresh_cancel(&self) -> Arc<AtomicBool> {
        self.cancel.store(false, Ordering::SeqCst);
        Arc::clone(&self.cancel)
    }
}

//! Files of other tools in, customer responses and a rejects report out.

//! Released figures in, bytes out: charts and exports.

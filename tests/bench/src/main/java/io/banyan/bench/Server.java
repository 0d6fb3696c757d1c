package io.banyan.bench;

/// A peer that runs.
///
/// @param startNanos from its start to its first good answer
/// @param startBytes resident memory right then
record Server(Child child, int port, long startNanos, long startBytes) {
    Ask ask(Lane lane, String member) {
        return new Ask(port, lane.path(), member);
    }
}

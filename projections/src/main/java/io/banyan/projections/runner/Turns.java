package io.banyan.projections.runner;

/// Names of turns, each given once: the runner's own name, which no other runner has, and a number.
final class Turns {
    private final String owner;
    private long given;

    Turns(String owner) {
        this.owner = owner;
    }

    String next() {
        given++;
        return owner + "-" + given;
    }
}

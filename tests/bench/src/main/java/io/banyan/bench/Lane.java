package io.banyan.bench;

/// A shape and what it carries.
record Lane(Shape shape, Payload payload) {
    /// Such as `banyan-split`, or with a payload `nginx:10k`.
    static Lane named(String name) {
        int colon = name.lastIndexOf(':');
        return colon < 0
                ? new Lane(Shape.named(name), Payload.SMALL)
                : new Lane(Shape.named(name.substring(0, colon)), Payload.of(name.substring(colon + 1)));
    }

    String name() {
        return payload == Payload.SMALL ? shape.name() : shape.name() + ":" + payload.segment();
    }

    String path() {
        return shape.path(payload);
    }
}

package io.banyan.bench;

/// A shape and what it carries.
record Lane(Shape shape, Payload payload) {
    /// Such as `banyan-split`, `nginx:10k` or `banyan-split:1m@FOLDER`.
    static Lane named(String name) {
        int at = name.indexOf('@');
        String plain = at < 0 ? name : name.substring(0, at);
        String elsewhere = name.substring(plain.length());
        int colon = plain.indexOf(':');
        return colon < 0
                ? new Lane(Shape.named(name), Payload.SMALL)
                : new Lane(Shape.named(plain.substring(0, colon) + elsewhere), Payload.of(plain.substring(colon + 1)));
    }

    String name() {
        return payload == Payload.SMALL ? shape.name() : shape.name() + ":" + payload.segment();
    }

    String path() {
        return shape.path(payload);
    }
}

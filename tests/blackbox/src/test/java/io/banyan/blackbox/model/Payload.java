package io.banyan.blackbox.model;

import java.util.List;

/// A body as its sender writes it.
///
/// @param text its bytes as ISO-8859-1
/// @param chunks the lengths of its chunks, for [Delimited#CHUNKS]
/// @param trailers lines behind the last chunk
record Payload(String text, Delimited by, List<Integer> chunks, List<String> trailers) {
    static final Payload NONE = new Payload("", Delimited.NOTHING, List.of(), List.of());

    Payload {
        chunks = List.copyOf(chunks);
        trailers = List.copyOf(trailers);
    }

    /// How its end is told.
    enum Delimited {
        NOTHING,
        LENGTH,
        CHUNKS,
        CLOSE
    }

    static Payload random(Dice dice, Delimited by) {
        if (by == Delimited.NOTHING) {
            return NONE;
        }
        int size = dice.size();
        boolean chunked = by == Delimited.CHUNKS;
        List<String> trailers = chunked && dice.oneIn(3) ? List.of("X-Sum: " + size, "X-End: of it") : List.of();
        return new Payload(dice.text(size), by, chunked ? dice.chunks(size) : List.of(), trailers);
    }

    List<String> headerLines() {
        return switch (by) {
            case NOTHING, CLOSE -> List.of();
            case LENGTH -> List.of("Content-Length: " + text.length());
            case CHUNKS -> List.of("Transfer-Encoding: chunked");
        };
    }

    String wire() {
        if (by != Delimited.CHUNKS) {
            return text;
        }
        StringBuilder wire = new StringBuilder(text.length() + 64);
        int at = 0;
        for (int length : chunks) {
            wire.append(Integer.toHexString(length)).append("\r\n");
            wire.append(text, at, at + length).append("\r\n");
            at += length;
        }
        wire.append("0\r\n");
        trailers.forEach(line -> wire.append(line).append("\r\n"));
        return wire.append("\r\n").toString();
    }
}

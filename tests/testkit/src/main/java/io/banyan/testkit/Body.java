package io.banyan.testkit;

import java.util.List;

/// A body as it was received, without its chunk lines.
///
/// @param text its bytes as ISO-8859-1; only the first MiB of a longer one
/// @param length how many bytes came
/// @param crc the CRC-32 of all of them
/// @param chunks how many chunks brought them; 0 if not chunked
/// @param trailers the trailer lines in their order and spelling
/// @param ending whether it ended by its framing
public record Body(String text, long length, long crc, int chunks, List<String> trailers, Ending ending) {
    public Body {
        trailers = List.copyOf(trailers);
    }

    public boolean complete() {
        return ending == Ending.COMPLETE;
    }
}

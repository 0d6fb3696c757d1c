package io.banyan.decide;

import io.banyan.route.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request asks for by `X-Banyan-Side: modern|legacy` with `X-Banyan-Token`. Each must occur once; anything
/// else counts as not asked, and so does a token that is not good.
final class Preview {
    static final String SIDE = "X-Banyan-Side";
    static final String TOKEN = "X-Banyan-Token";

    private Preview() {}

    /// The side chosen, or null when none is.
    static @Nullable Side chosen(RequestView request, String group, PreviewCheck check) {
        if (!request.has(SIDE)) {
            return null;
        }
        List<String> sides = request.header(SIDE);
        List<String> tokens = request.header(TOKEN);
        Side side = sides.size() == 1 && tokens.size() == 1 ? side(sides.get(0)) : null;
        return side != null
                        && check.allows(tokens.get(0), group, request.client().network())
                ? side
                : null;
    }

    private static @Nullable Side side(String written) {
        return switch (written) {
            case "modern" -> Side.MODERN;
            case "legacy" -> Side.LEGACY;
            default -> null;
        };
    }
}

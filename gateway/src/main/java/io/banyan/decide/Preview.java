package io.banyan.decide;

import io.banyan.route.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request asks for by `X-Banyan-Side: modern|legacy` with `X-Banyan-Token`, each once, and what comes of it.
///
/// @param side the one chosen; null = it was denied
/// @param denial why; null = it was not
record Preview(@Nullable Side side, @Nullable PreviewDenial denial) {
    static final String SIDE = "X-Banyan-Side";
    static final String TOKEN = "X-Banyan-Token";

    /// Null where no side is asked for: whoever does not send both headers never notices any of this.
    static @Nullable Preview of(RequestView request, String group, PreviewCheck check) {
        if (check == PreviewCheck.OFF || !request.has(SIDE) || !request.has(TOKEN)) {
            return null;
        }
        PreviewDenial denial = check.denied(
                only(request.header(TOKEN)), group, request.client().network());
        if (denial != null) {
            return new Preview(null, denial);
        }
        Side side = side(only(request.header(SIDE)));
        return new Preview(side, side == null ? PreviewDenial.SIDE_UNKNOWN : null);
    }

    private static @Nullable String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }

    private static @Nullable Side side(@Nullable String written) {
        return switch (written) {
            case "modern" -> Side.MODERN;
            case "legacy" -> Side.LEGACY;
            case null, default -> null;
        };
    }
}

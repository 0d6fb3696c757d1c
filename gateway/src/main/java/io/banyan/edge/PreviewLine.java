package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.route.Side;
import java.util.Locale;

/// What a previewer reads in `X-Banyan-Decision`: `side=modern; route=event-page; reason=preview; revision=7`.
final class PreviewLine {
    private PreviewLine() {}

    static String of(Decision decision, Side side) {
        var route = decision.route();
        return "side=" + side.name().toLowerCase(Locale.ROOT)
                + "; route=" + (route == null ? "-" : route.id())
                + "; reason=" + decision.reason().tag()
                + "; revision=" + decision.revision();
    }
}

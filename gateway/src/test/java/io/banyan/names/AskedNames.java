package io.banyan.names;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A lookup that a test answers when it likes.
public final class AskedNames implements Lookup {
    private final List<String> asked = new ArrayList<>();
    private final List<Consumer<LookedUp>> open = new ArrayList<>();

    @Override
    public synchronized void look(String name, Consumer<LookedUp> told) {
        asked.add(name);
        open.add(told);
    }

    /// To everybody who asked and was not told all.
    public synchronized void answer(LookedUp answer) {
        List<Consumer<LookedUp>> now = List.copyOf(open);
        if (!(answer instanceof LookedUp.Found found) || found.whole()) {
            open.clear();
        }
        now.forEach(told -> told.accept(answer));
    }

    public void found(String... addresses) {
        answer(new LookedUp.Found(
                Stream.of(addresses).map(InetAddress::ofLiteral).toList(), Duration.ofSeconds(5), true));
    }

    /// The names, in order, as often as they were asked for.
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }
}

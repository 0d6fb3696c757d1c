package io.banyan.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One way through one peer.
///
/// @param name as on the command line, such as `banyan-split`
/// @param routes of the peer; 0 stands for the few of the main comparison
/// @param prefix of the paths asked for
/// @param modernShare how much of it MODERN must have seen
/// @param elsewhere another checkout whose Banyan it is; the own one if absent
record Shape(
        String name,
        Peer peer,
        int routes,
        String prefix,
        double modernShare,
        @Nullable Path elsewhere) {
    static final Shape DIRECT = few("direct", Peer.DIRECT, "/split/", 0);
    static final Shape BANYAN_SPLIT = few("banyan-split", Peer.BANYAN, "/split/", 0.5);
    static final Shape BANYAN_LEGACY = few("banyan-legacy", Peer.BANYAN, "/plain/", 0);
    static final Shape BANYAN_FILTER = few("banyan-filter", Peer.BANYAN, "/filtered/", 1);
    static final Shape BANYAN_FRESH = few("banyan-fresh", Peer.BANYAN_FRESH, "/fresh/", 0.5);
    static final Shape STOCK_SPLIT = few("stock-split", Peer.STOCK, "/split/", 0.5);
    static final Shape STOCK_FILTER = few("stock-filter", Peer.STOCK, "/filtered/", 1);
    static final Shape NGINX = few("nginx", Peer.NGINX, "/split/", 0.5);
    static final Shape HAPROXY = few("haproxy", Peer.HAPROXY, "/split/", 0.5);

    /// Reads of LEGACY, copied for MODERN or not.
    static final List<Shape> COPIED = Stream.of(
                    Stream.of(few(Copied.NONE.group(), Peer.BANYAN_UNCOPIED, "/" + Copied.NONE.group() + "/", 0)),
                    Stream.of(few(Copied.OFF.group(), Peer.BANYAN_COPIED_OFF, "/" + Copied.OFF.group() + "/", 0)),
                    Copied.ALL.stream().map(one -> few(one.group(), Peer.BANYAN_COPIED, "/" + one.group() + "/", 0)))
            .flatMap(shapes -> shapes)
            .toList();

    /// The main comparison.
    static final List<Shape> MAIN =
            List.of(DIRECT, BANYAN_SPLIT, BANYAN_LEGACY, BANYAN_FILTER, STOCK_SPLIT, STOCK_FILTER, NGINX, HAPROXY);

    /// What `--quick` measures: stock needs a minute until it is compiled.
    static final List<Shape> QUICK = List.of(BANYAN_SPLIT, BANYAN_LEGACY, BANYAN_FILTER, NGINX, HAPROXY);

    /// The last of many routes.
    static final List<Shape> MANY = Stream.of(10, 1_000, 10_000)
            .flatMap(
                    routes -> Stream.of(many("banyan", Peer.BANYAN, routes, 0.5), many("stock", Peer.STOCK, routes, 0)))
            .toList();

    /// By its name; `NAME@FOLDER` is that of the Banyan in another checkout.
    static Shape named(String name) {
        int at = name.indexOf('@');
        String plain = at < 0 ? name : name.substring(0, at);
        Shape shape = all().filter(known -> known.name.equals(plain))
                .findFirst()
                .orElseThrow(() ->
                        new BenchFailure("nothing is named " + plain + "; there are " + String.join(", ", names())));
        return at < 0
                ? shape
                : shape.elsewhere(name, Path.of(name.substring(at + 1)).toAbsolutePath());
    }

    static List<String> names() {
        return all().map(Shape::name).toList();
    }

    String path(Payload payload) {
        return prefix + payload.segment();
    }

    private static Stream<Shape> all() {
        return Stream.of(MAIN, List.of(BANYAN_FRESH), COPIED, MANY).flatMap(List::stream);
    }

    private Shape elsewhere(String named, Path folder) {
        return new Shape(named, peer, routes, prefix, modernShare, folder);
    }

    private static Shape few(String name, Peer peer, String prefix, double modernShare) {
        return new Shape(name, peer, 0, prefix, modernShare, null);
    }

    private static Shape many(String peerName, Peer peer, int routes, double modernShare) {
        return new Shape(peerName + "-" + routes, peer, routes, "/many/r" + routes + "/", modernShare, null);
    }
}

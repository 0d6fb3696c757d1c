package io.banyan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The one total order of our packages, as decision 0030 has it: each may use only packages that stand above it, and of
/// those only the ones its line names. A package need not exist yet, nor be
/// in this Maven module.
final class PackageOrder {
    static final String ROOT = "io.banyan";

    private static final String TABLE = """
            position   |
            lambda     |
            way        |
            route      |
            split      | route
            live       | route split
            freshness  | position route
            view       | position live
            identity   |
            decide     | route split live freshness
            exchange   | route decide
            caller     | way route
            compare    | position route view decide exchange
            shadow     | route compare
            evidence   | route decide exchange compare shadow
            scoreboard | route split live decide exchange
            catalog    | route split decide exchange caller
            access     |
            ramp       | route split live freshness decide exchange compare evidence
            redis      |
            process    |
            written    | route split
            descriptor | route catalog written
            tls        | written
            names      |
            upstream   | lambda route split freshness identity shadow exchange process tls names
            function   | lambda way freshness exchange catalog upstream
            doctor     | lambda route freshness identity decide exchange upstream function
            meters     | route split live freshness decide exchange compare evidence ramp
            figures    | way route split live freshness decide exchange compare evidence ramp
            config     | lambda route split live freshness identity decide exchange caller compare shadow evidence ramp written upstream
            tokens     | way decide caller access written config
            snapshot   | route split live freshness decide exchange caller compare evidence ramp written upstream config
            store      | route split live freshness decide exchange compare shadow catalog evidence ramp redis written
            feed       | position live freshness view identity redis
            edge       | position way route split live freshness identity decide exchange caller compare shadow evidence ramp process tls upstream
            proxy      | route split live freshness decide exchange compare ramp upstream edge
            report     | position lambda way route split live freshness view decide exchange caller compare shadow catalog evidence ramp written descriptor upstream function doctor figures config snapshot
            admin      | live access process written tls names upstream meters tokens
            api        | route split live freshness view decide exchange compare shadow scoreboard access evidence ramp process written upstream doctor figures config snapshot report admin
            options    | written tls upstream meters edge
            cli        | way route split ramp written descriptor tls upstream config snapshot options
            app        | position way route split live freshness view identity decide exchange caller compare shadow scoreboard catalog access evidence ramp redis process written descriptor tls names upstream function doctor meters figures config tokens snapshot store feed edge proxy report admin api options cli
            """;

    /// Package → what it may use beside itself, in order.
    static final Map<String, List<String>> MAY_USE = parsed();

    /// The packages without a framework, up to and with `ramp`.
    static final List<String> PURE = List.copyOf(MAY_USE.keySet())
            .subList(0, List.copyOf(MAY_USE.keySet()).indexOf("ramp") + 1);

    private PackageOrder() {}

    /// The name of a package below the root: `io.banyan.route` → `route`; empty for the root itself.
    static String shortName(String packageName) {
        return packageName.length() > ROOT.length() ? packageName.substring(ROOT.length() + 1) : "";
    }

    /// Lines that name a package which does not stand above: none, as long as the table is an order.
    static Set<String> linesOutOfOrder() {
        Set<String> wrong = new TreeSet<>();
        List<String> order = List.copyOf(MAY_USE.keySet());
        MAY_USE.forEach((name, uses) -> {
            if (!order.subList(0, order.indexOf(name)).containsAll(uses)) {
                wrong.add(name + " " + uses);
            }
        });
        return wrong;
    }

    private static Map<String, List<String>> parsed() {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            int bar = line.indexOf('|');
            String uses = line.substring(bar + 1).strip();
            parsed.put(line.substring(0, bar).strip(), uses.isEmpty() ? List.of() : List.of(uses.split(" ", -1)));
        });
        return parsed;
    }
}

package io.banyan.config;

import io.banyan.route.Condition;
import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Section;
import io.banyan.written.Written;
import io.banyan.written.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes what was written out of a YAML document, key by key.
final class SpecReader {
    private final Problems problems;

    SpecReader(Problems problems) {
        this.problems = problems;
    }

    /// Null when the document is not a map of keys.
    @Nullable
    GroupSpec group(YamlValue document) {
        if (!(document instanceof YamlValue.Fields fields)) {
            String keys = String.join(", ", KeySet.FILE.names());
            problems.add(Rule.NOT_A_SECTION, document.line(), "the file", document.kind(), keys);
            return null;
        }
        var file = new Section(fields, KeySet.FILE, "", problems);
        return new GroupSpec(
                file.line(),
                file.text("group"),
                file.text("owner"),
                file.text("contact"),
                file.text("review-by"),
                file.text("lifecycle"),
                file.texts("hosts"),
                modern(file.section("modern", KeySet.MODERN)),
                legacy(file.section("legacy", KeySet.LEGACY)),
                file.text("weight"),
                file.text("max-weight"),
                file.text("kill"),
                file.texts("sticky"),
                file.text("salt"),
                file.texts("fall-back"),
                file.texts("set-cookie"),
                file.texts("drop-cookies"),
                file.text("validators"),
                file.texts("site-headers"),
                file.text("permanent-redirects"),
                freshness(file.section("freshness", KeySet.FRESHNESS)),
                CompareSpec.of(file, problems),
                ShadowSpec.of(file),
                RampSpec.of(file),
                EndOfLifeSpec.of(file),
                identity(file.section("identity", KeySet.IDENTITY)),
                file.texts("calls"),
                file.texts("service-accounts"),
                file.text("reason"),
                routes(file));
    }

    private @Nullable SideSpec modern(@Nullable Section side) {
        if (side == null) {
            return null;
        }
        Section breaker = side.section("breaker", KeySet.BREAKER);
        return new SideSpec(
                side.text("url"),
                side.text("host"),
                side.text("deployed"),
                side.text("timeout"),
                side.text("body-timeout"),
                side.text("max-concurrent"),
                side.text("reuse"),
                breaker == null
                        ? null
                        : new SideSpec.Breaker(breaker.text("failures"), breaker.text("calls"), breaker.text("open")),
                side.text("tls-name"),
                lambda(side.section("lambda", KeySet.LAMBDA)),
                auth(side));
    }

    private static SideSpec.@Nullable Lambda lambda(@Nullable Section lambda) {
        return lambda == null
                ? null
                : new SideSpec.Lambda(
                        lambda.line(),
                        lambda.text("region"),
                        lambda.text("endpoint"),
                        lambda.text("mode"),
                        lambda.text("tenant"));
    }

    private static SideSpec.@Nullable Auth auth(Section side) {
        if (!side.hasSection("auth")) {
            Written word = side.text("auth");
            return word == null ? null : new SideSpec.Auth(word, null, null);
        }
        Section auth = side.section("auth", KeySet.AUTH);
        Section header = auth == null ? null : auth.section("header", KeySet.AUTH_HEADER);
        return header == null ? null : new SideSpec.Auth(null, header.text("name"), header.text("secret"));
    }

    private @Nullable SideSpec legacy(@Nullable Section side) {
        if (side == null) {
            return null;
        }
        return new SideSpec(
                side.text("url"),
                null,
                null,
                side.text("timeout"),
                null,
                side.text("max-concurrent"),
                side.text("reuse"),
                null,
                side.text("tls-name"),
                null,
                null);
    }

    private static @Nullable FreshnessSpec freshness(@Nullable Section block) {
        if (block == null) {
            return null;
        }
        return new FreshnessSpec(
                block.text("view"),
                block.text("max-lag"),
                block.text("max-wait"),
                block.text("clock-slack"),
                block.texts("tickets"),
                block.texts("position"),
                block.text("settle"),
                block.text("reload"),
                block.texts("writes"));
    }

    private @Nullable IdentitySpec identity(@Nullable Section block) {
        if (block == null) {
            return null;
        }
        List<IdentitySpec.Claim> claims = new ArrayList<>();
        YamlValue.Fields written = block.map("claims", "names of claims, such as " + KeySet.IDENTITY.example("claims"));
        if (written != null) {
            written.fields().forEach((name, field) -> {
                String shown = Problems.shown(name);
                Written pointer =
                        Section.text(field.value(), block.keyPath("claims") + "." + shown, shown + ": /id", problems);
                if (pointer != null) {
                    claims.add(new IdentitySpec.Claim(name, pointer));
                }
            });
        }
        return new IdentitySpec(
                block.line(),
                block.text("from"),
                block.texts("key"),
                block.text("ttl"),
                block.text("max-wait"),
                block.text("max-concurrent"),
                claims,
                block.text("signed-out"));
    }

    private List<RouteSpec> routes(Section file) {
        YamlValue.Items written = file.list("routes");
        List<RouteSpec> routes = new ArrayList<>();
        if (written == null) {
            return routes;
        }
        if (written.items().isEmpty()) {
            problems.add(Rule.EMPTY_LIST, written.line(), "routes", "[]", KeySet.FILE.example("routes"));
        }
        for (int i = 0; i < written.items().size(); i++) {
            YamlValue item = written.items().get(i);
            String place = "routes[" + i + "]";
            if (item instanceof YamlValue.Fields fields) {
                routes.add(route(new Section(fields, KeySet.ROUTE, named(fields, place), problems)));
            } else {
                String keys = String.join(", ", KeySet.ROUTE.names());
                problems.add(Rule.NOT_A_SECTION, item.line(), place, item.kind(), keys);
            }
        }
        return routes;
    }

    /// `routes.event-page`, so that people find it; by its number where it has no usable id.
    private static String named(YamlValue.Fields route, String otherwise) {
        YamlValue.Field id = route.fields().get("id");
        return id != null
                        && id.value() instanceof YamlValue.Text text
                        && RouteCheck.ID.matcher(text.text()).matches()
                ? "routes." + text.text()
                : otherwise;
    }

    private RouteSpec route(Section route) {
        return new RouteSpec(
                route.line(),
                route.text("id"),
                route.text("path"),
                route.texts("methods"),
                when(route.section("when", KeySet.WHEN)),
                route.text("weight"),
                route.text("query"),
                route.texts("filters"),
                CompareSpec.of(route, problems),
                route.text("shadow"),
                EndOfLifeSpec.of(route));
    }

    private List<RouteSpec.When> when(@Nullable Section when) {
        List<RouteSpec.When> all = new ArrayList<>();
        if (when == null) {
            return all;
        }
        for (Condition.Kind kind : Condition.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            YamlValue.Fields wanted =
                    when.map(name, "names with the value wanted, such as " + KeySet.WHEN.example(name));
            if (wanted != null) {
                wanted.fields().forEach((key, field) -> {
                    String path = when.keyPath(name) + "." + Problems.shown(key);
                    Written value = Section.text(field.value(), path, Problems.shown(key) + ": value", problems);
                    if (value != null) {
                        all.add(new RouteSpec.When(kind, key, value));
                    }
                });
            }
        }
        return all;
    }
}

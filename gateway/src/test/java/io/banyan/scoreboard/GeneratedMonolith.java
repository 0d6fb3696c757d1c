package io.banyan.scoreboard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A monolith that never was, and its traffic: 400 templates as shops and communities have them, asked for as often as
/// templates are (Zipf), with values as often as values are, and scans by those who look for holes.
final class GeneratedMonolith {
    private static final List<String> THINGS = words("""
            products orders users carts invoices shipments returns coupons stores suppliers articles threads
            posts groups messages galleries photos videos events tickets venues artists brands campaigns surveys
            contracts payments refunds warehouses employees departments projects tasks documents folders courses
            lessons recipes reservations vehicles
            """);
    private static final List<String> PARTS =
            List.of("history", "comments", "attachments", "followers", "prices", "stock", "timeline", "members");
    private static final List<String> PAGES = words("""
            about contact imprint terms-and-conditions privacy jobs press login logout register forgot-password
            cart checkout search sitemap.xml robots.txt favicon.ico newsletter wishlist store-finder
            """);
    private static final List<String> SCRIPTS = words("""
            showthread.php member.php private.php ajax/suggest.do ajax/basket.do ajax/poll.do cgi-bin/track.cgi
            export/feed.aspx export/prices.aspx legacy/report.jsp legacy/print.jsp
            """);
    private static final List<String> SCANS = words("""
            /wp-login.php /.env /xmlrpc.php /wp-admin/setup-config.php /phpmyadmin/index.php /.git/config
            /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php /boaform/admin/formLogin /actuator/env
            /solr/admin/info/system /cgi-bin/luci /owa/auth/logon.aspx
            """);
    private static final List<String> SYLLABLES = words("""
            ba be bo da di du fa fe ga go ha he ka ki la le lo ma mi mo na ne no pa pe ra re ri ro sa se si so
            ta te ti to va ve vi wa za
            """);

    /// How a template's values look.
    enum Values {
        NUMBER,
        UUID,
        HEX,
        SLUG,
        NAME,
        CODE,
        MIXED,
        FEW,
        EMAIL,
        DATE,
        YEAR,
        MONTH,
        LANGUAGE,
        REGION,
        SCRIPT_FILE,
        IMAGE_FILE
    }

    /// One of them.
    ///
    /// @param values null = the text itself
    private record Part(String text, @Nullable Values values) {}

    /// One template of the monolith.
    record Template(List<Part> parts, String method) {
        /// As truth: `{}` for values.
        List<String> shape() {
            return parts.stream()
                    .map(part -> part.values == null ? part.text : "{}")
                    .toList();
        }
    }

    /// A request and what is true of it.
    ///
    /// @param truth the shape of its template; empty = it is of none, and gets 404
    record Request(String method, String target, int client, int status, List<String> truth) {}

    private final Random random;
    private final List<Template> templates = new ArrayList<>();
    private final double[] templateSums;
    private final double[] valueSums = zipf(4_000, 1.0);
    private final double[] fewSums = zipf(40, 0.8);

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    GeneratedMonolith(long seed) {
        this.random = new Random(seed);
        build();
        Collections.shuffle(templates, random);
        templateSums = zipf(templates.size(), 0.9);
    }

    List<Template> templates() {
        return templates;
    }

    private void build() {
        Set<List<String>> shapes = new LinkedHashSet<>();
        PAGES.forEach(page -> add(shapes, "GET", page));
        SCRIPTS.forEach(script -> add(shapes, "GET", script));
        add(shapes, "GET", "");
        add(shapes, "GET", "static/js/{SCRIPT_FILE}");
        add(shapes, "GET", "static/css/{SCRIPT_FILE}");
        add(shapes, "GET", "media/{YEAR}/{MONTH}/{IMAGE_FILE}");
        add(shapes, "GET", "category/{FEW}");
        add(shapes, "GET", "tags/{SLUG}");
        add(shapes, "GET", "blog/{YEAR}/{MONTH}/{SLUG}");
        add(shapes, "GET", "people/{NAME}");
        add(shapes, "GET", "people/{NAME}/activity");
        add(shapes, "GET", "people/{NAME}/badges");
        add(shapes, "POST", "people/{NAME}/follow");
        add(shapes, "GET", "unsubscribe/{EMAIL}");
        add(shapes, "GET", "reports/{DATE}");
        for (String page : List.of("home", "help", "shipping", "faq", "size-guide", "gift-cards")) {
            add(shapes, "GET", "{LANGUAGE}/" + page);
            add(shapes, "GET", "intl/{REGION}/" + page);
        }
        for (int i = 0; shapes.size() < 400; i++) {
            thing(shapes, THINGS.get(i % THINGS.size()), i / THINGS.size());
        }
    }

    private void thing(Set<List<String>> shapes, String thing, int round) {
        Values[] usual = {Values.NUMBER, Values.UUID, Values.HEX, Values.SLUG, Values.CODE, Values.MIXED, Values.NUMBER
        };
        String id = "{" + usual[Math.floorMod(thing.hashCode(), usual.length)] + "}";
        String api = "api/v1/" + thing;
        String part = PARTS.get(Math.floorMod(thing.hashCode() * 7, PARTS.size()));
        switch (round) {
            case 0 -> add(shapes, "GET", api);
            case 1 -> add(shapes, "GET", api + "/" + id);
            case 2 -> add(shapes, "GET", thing + "/" + id);
            case 3 -> add(shapes, "POST", api + "/" + id + "/" + part);
            case 4 -> add(shapes, "GET", api + "/search");
            case 5 -> add(shapes, "GET", "admin/" + thing + "/{NUMBER}/edit");
            case 6 -> add(shapes, "GET", "admin/" + thing);
            case 7 -> add(shapes, "GET", thing + "/" + id + "/" + part);
            case 8 -> add(shapes, "GET", "admin/" + thing + "/new");
            case 9 -> add(shapes, "DELETE", api + "/" + id + "/" + part + "/{NUMBER}");
            case 10 -> add(shapes, "GET", thing);
            default -> throw new IllegalStateException("too few templates");
        }
    }

    private void add(Set<List<String>> shapes, String method, String path) {
        List<Part> parts = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            boolean values = segment.startsWith("{");
            parts.add(new Part(segment, values ? Values.valueOf(segment.substring(1, segment.length() - 1)) : null));
        }
        Template template = new Template(parts, method);
        if (shapes.size() < 400 && shapes.add(template.shape())) {
            templates.add(template);
        }
    }

    Request next() {
        if (random.nextInt(50) == 0) {
            return scan();
        }
        Template template = templates.get(pick(templateSums));
        StringBuilder target = new StringBuilder();
        for (Part part : template.parts()) {
            target.append('/').append(part.values() == null ? part.text() : value(part.values()));
        }
        target.append(query(random.nextInt(6)));
        int status = random.nextInt(100) < 3 ? 404 : 200;
        return new Request(template.method(), target.toString(), client(), status, template.shape());
    }

    private Request scan() {
        String target = random.nextBoolean()
                ? SCANS.get(random.nextInt(SCANS.size()))
                : "/" + word(3) + "/" + word(2) + random.nextInt(9) + ".php";
        return new Request("GET", target, client(), 404, List.of());
    }

    private int client() {
        return 1 + random.nextInt(20_000);
    }

    private String query(int which) {
        return switch (which) {
            case 0 -> "?utm_source=mail&utm_campaign=" + word(3);
            case 1 -> "?page=" + random.nextInt(40);
            case 2 -> "?_=" + random.nextLong() + "&q=" + word(2) + "/" + word(2);
            default -> "";
        };
    }

    private String value(Values values) {
        int one = pick(valueSums);
        Random own = new Random(one * 31L + values.name().hashCode());
        return switch (values) {
            case NUMBER -> String.valueOf(1_000 + own.nextInt(9_000_000));
            case UUID -> new java.util.UUID(own.nextLong(), own.nextLong()).toString();
            case HEX -> "%08x%08x%08x".formatted(own.nextInt(), own.nextInt(), own.nextInt());
            case SLUG -> slug(own);
            case NAME -> word(own, 2 + own.nextInt(3));
            case CODE -> code(own);
            case MIXED -> own.nextBoolean() ? String.valueOf(own.nextInt(99_999)) : slug(own);
            case FEW -> word(new Random(pick(fewSums) * 17L), 3);
            case EMAIL -> word(own, 3) + (own.nextBoolean() ? "@" : "%40") + word(own, 2) + ".example";
            case DATE -> "20%02d-%02d-%02d".formatted(10 + own.nextInt(16), 1 + own.nextInt(12), 1 + own.nextInt(28));
            case YEAR -> String.valueOf(2008 + own.nextInt(18));
            case MONTH -> "%02d".formatted(1 + own.nextInt(12));
            case LANGUAGE -> List.of("en", "de", "fr").get(own.nextInt(3));
            case REGION -> List.of("en-GB", "de-CH", "fr_FR", "pt-BR", "en-US").get(own.nextInt(5));
            case SCRIPT_FILE -> word(own, 2) + "." + "%08x".formatted(own.nextInt()) + ".js";
            case IMAGE_FILE -> slug(own) + (own.nextBoolean() ? ".jpg" : ".webp");
        };
    }

    private static String slug(Random own) {
        int words = 1 + own.nextInt(4);
        StringBuilder slug = new StringBuilder(word(own, 2 + own.nextInt(2)));
        IntStream.range(1, words).forEach(i -> slug.append('-').append(word(own, 1 + own.nextInt(3))));
        return own.nextInt(3) == 0 ? slug.append('-').append(own.nextInt(999)).toString() : slug.toString();
    }

    private static String code(Random own) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder code = new StringBuilder();
        own.ints(11, 0, letters.length()).forEach(at -> code.append(letters.charAt(at)));
        return code.toString();
    }

    private String word(int syllables) {
        return word(random, syllables);
    }

    private static String word(Random own, int syllables) {
        StringBuilder word = new StringBuilder();
        own.ints(syllables, 0, SYLLABLES.size()).forEach(at -> word.append(SYLLABLES.get(at)));
        return word.toString();
    }

    private int pick(double[] sums) {
        int found = java.util.Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, found < 0 ? -found - 1 : found);
    }

    private static double[] zipf(int size, double power) {
        double[] sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.pow(i + 1, -power);
            sums[i] = sum;
        }
        return sums;
    }
}

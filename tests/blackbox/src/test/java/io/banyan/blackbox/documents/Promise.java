package io.banyan.blackbox.documents;

import static java.util.regex.Pattern.MULTILINE;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the text beside a command says of its output. Of a command in a transcript the output itself is printed.
///
/// @param document where it stands
/// @param part of its text, which no other command there has
/// @param shows finds it in the output
record Promise(String document, String part, Pattern shows) {
    /// What is another in each reader's installation.
    private static final Pattern OTHERS =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+|\\b(ann|ben|admin)\\b|\\.{3}|…");

    private static final String README = "README.md";
    private static final String OPERATIONS = "docs/operations.md";
    private static final String ADDING = "docs/adding-an-endpoint.md";
    private static final String DEMO = "docs/demo.md";
    private static final String FIXING = "docs/fixing-a-projection.md";
    private static final String CATALOG = "docs/catalog.md";
    private static final String FUNCTIONS = "docs/functions.md";
    private static final String COMPARING = "docs/comparing.md";
    private static final String NOTHING = "\\A\\Z";

    static final List<Promise> ALL = List.of(
            promise(README, "ask                  ", "^ *([5-9]|1[0-6]) \"side\":\"modern\""),
            promise(README, "weight: 30%/'", "^ *(2[3-9]|3[0-7]) \"side\":\"modern\""),
            promise(README, "weight: 0%/'", "\\A *100 \"side\":\"legacy\"\\Z"),
            promise(
                    README,
                    "./banyan status                                  # what goes where",
                    "^GROUP +OWNER .* MODERN +LAST CHANGE$"),
            promise(
                    README,
                    "./banyan explain",
                    "goes to LEGACY \\(reason: weight\\)[\\s\\S]*^place: [0-9,]+ by header:X-Member-Id"),
            promise(README, "--dry-run", "clients seen in the last minute move to modern; modern has room for it"),
            promise(README, "25% --reason \"p99 is level\"        ", "^undo: ./banyan weight --group events 0%"),
            promise(README, "X-Banyan-Side: modern' -H \"X-Banyan", "^X-Banyan-Decision: side=modern; route=event;"),
            promise(README, "./banyan kill events", "^events: kill switch off → on$"),
            promise(README, "kill: true", "kill: true"),
            promise(README, "sed -i '/^kill:/d'", NOTHING),
            promise(README, "./banyan audit", "admin by cli  events kill off → on\\R    reason: wrong prices"),
            promise(README, "./banyan check routes", "^routes: 3 files, 3 good groups, 7 routes: no errors"),
            promise(README, "./banyan doctor groups", "WRONG call +it gave no answer within"),
            promise(README, "./banyan functions list", "^group-page +java25 .* [0-9]+ ms \\(median"),
            promise(README, "readers: 200", "\\A *200 200\\Z"),
            promise(
                    README,
                    "./banyan status                                  # throttled",
                    "groups .*throttled by its platform"),
            promise(README, "killed: 200", "\\A *200 200\\Z"),
            promise(README, "hangs: 200", "\\A *200 200\\Z"),
            promise(COMPARING, "events 20% --reason", "^events: shadow 0% → 20%$"),
            promise(COMPARING, "./banyan mismatches events", "^(No read of events has been copied|[a-z-]+: [0-9]+ )"),
            promise("docs/access.md", "curl -si", "^X-Banyan-Decision: side=modern; route=group-events;"),
            promise(ADDING, "./banyan check", "^routes: 4 files, 4 good groups, 8 routes: no errors"),
            promise(ADDING, "X-Banyan-Side: modern", "^X-Banyan-Decision: side=modern; route=members;"),
            promise(ADDING, "members/7   # what everyone", "\"id\": *7\\b"),
            promise(ADDING, "--dry-run", "0% → 1%"),
            promise(ADDING, "view\"             #", "^undo: ./banyan weight --group members 0%"),
            promise(ADDING, "./banyan status", "^members +team-people"),
            promise(CATALOG, "./banyan catalog       ", "^function +group-page +groups +team-"),
            promise(CATALOG, "--findings", "^[0-9]+ entries, no findings$"),
            promise(CATALOG, "--group groups", "^[0-9]+ entries, no findings$"),
            promise(CATALOG, "--csv", "^group,events,events,team-discovery,"),
            promise(CATALOG, "./banyan check", "no errors"),
            promise(CATALOG, "export --backstage", "^backstage: 3 written$"),
            promise(DEMO, "curl -s -b", "^\"memberId\":7,$"),
            promise(DEMO, "tail -n 1", "^\"side\":\"legacy\"\\R(.*\\R)*\"reason\":\"(ticket|stale)\"$"),
            promise(DEMO, "./banyan functions list", "^group-page +java25 .* [0-9]+ ms \\(median"),
            promise(DEMO, "for i in $(seq 20)", "\\A *20 200\\Z"),
            promise(DEMO, "./banyan functions logs", "REPORT RequestId: "),
            promise(DEMO, "./banyan status", "the view of events has not been heard of for"),
            promise(DEMO, "until modern", "^\"memberId\":7,$"),
            promise(DEMO, "until mine member7", "^\\{\"memberId\":7,.*\"answer\":\"yes\""),
            promise(DEMO, "not logged in", "\\A401\\Z"),
            promise(FIXING, "until ./banyan view show events | grep '^v2", "^v2  live"),
            promise(FIXING, "switch events 2", "^undo: ./banyan view switch events 1 "),
            promise(FIXING, "compare events 2", "^/capacity .*[\\s\\S]*^they differ$"),
            promise(
                    FIXING,
                    "switch events 1 --reason \"version",
                    "^events v2 → events v1, for the groups events, listings$"),
            promise(FIXING, "view list          ", "^events +v1 \\* +live "),
            promise(FIXING, "until ./banyan view show events | grep '^v3", "^v3  live"),
            promise(FIXING, "compare events 3", "[1-9][0-9]{2} matched, 0 mismatched, "),
            promise(FIXING, "switch events 3", "^undo: ./banyan view switch events 1 "),
            promise(FIXING, "curl", "^\"capacity\":[0-9]+$"),
            promise(FIXING, "./banyan audit", "view events v3 → events v1"),
            promise(FUNCTIONS, "./banyan functions list", "^group-page +java25 .*\\R(.*\\R)*groups-view +nodejs "),
            promise(FUNCTIONS, "invoke group-page --event", "Java User Group Wien"),
            promise(FUNCTIONS, "functions logs", "REPORT RequestId: "),
            promise(FUNCTIONS, "functions publish", "^1$"),
            promise(FUNCTIONS, "functions alias", "^group-page:live is version 1$"),
            promise(FUNCTIONS, "invoke group-page:live", "Java User Group Wien"),
            promise(OPERATIONS, "./banyan status              ", "ERRORS/s[\\s\\S]*LEGACY +MODERN"),
            promise(OPERATIONS, "./banyan explain", "goes to (LEGACY|MODERN) \\("),
            promise(OPERATIONS, "kill: true", NOTHING),
            promise(OPERATIONS, "sed -i", NOTHING),
            promise(OPERATIONS, "-X PUT    $admin/api/v1/groups", "\"says\""),
            promise(OPERATIONS, "-X DELETE", "\"says\""),
            promise(OPERATIONS, "-X PUT    $admin/api/v1/kill", "\"says\""),
            promise(OPERATIONS, "-X PATCH", "\"says\""),
            promise(OPERATIONS, "--name ann-2", "^[0-9a-f]{64}$"),
            promise(OPERATIONS, "actuator/health", "\"status\":\"UP\""),
            promise(OPERATIONS, "> before", "no errors"),
            promise("docs/scoreboard.md", "./banyan scoreboard              #", "\\AMoved: [0-9.]+ % of reads, "),
            promise("docs/scoreboard.md", "--csv", "\\Atemplate,kind,route,per_second,"),
            promise("docs/tls.md", "--cacert", "^HTTP/2 502"),
            promise("docs/tls.md", "openssl x509", "DNS:localhost"));

    boolean isOf(Printed command) {
        return command.document().equals(document) && command.text().contains(part);
    }

    /// Of a printed output: each line, in its order, with other numbers, names and ids, and whatever for `...`.
    static Pattern of(List<String> shown) {
        return Pattern.compile(shown.stream().map(Promise::like).collect(joining("$[\\s\\S]*?^", "^", "$")), MULTILINE);
    }

    private static String like(String line) {
        StringBuilder all = new StringBuilder();
        Matcher other = OTHERS.matcher(line);
        int from = 0;
        while (other.find()) {
            all.append(Pattern.quote(line.substring(from, other.start())));
            all.append(other.group().matches("\\.{3}|…") ? ".*" : "[\\w-]+");
            from = other.end();
        }
        return all.append(Pattern.quote(line.substring(from))).toString();
    }

    private static Promise promise(String document, String part, String shows) {
        return new Promise(document, part, Pattern.compile(shows, MULTILINE));
    }
}

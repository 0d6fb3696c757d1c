package io.banyan.written;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every rule that written configuration can break, with the words an operator reads. `{key}` is where (`modern.url`),
/// `{found}` what was written there, `{1}` and so on what the rule adds. Each has a pair of files
/// `<id>.yaml` and `<id>.expected` in the tests.
public enum Rule {
    FOLDER_MISSING(
            "this folder does not exist; create it, or name another: ./banyan check DIR, ./banyan serve --routes DIR"),
    FOLDER_UNREADABLE("cannot be read as a folder ({1}); name a readable folder of route files"),
    FOLDER_EMPTY(
            Severity.WARNING, "has no *.yaml file, so every request goes to the legacy side; add one file per group"),
    FILE_UNREADABLE("cannot be read ({1}); make it a file that this process can read"),
    FILE_TOO_LARGE("has {2} bytes but a file may have at most {1}; split it into two groups, one file each"),
    FILE_NOT_UTF8("is not UTF-8 text; save it as UTF-8"),
    FILE_EMPTY("has no content; write a group, beginning with 'group: name', or delete the file"),

    YAML_SYNTAX(
            "is not YAML here: {1}; check indentation, quotes and colons, and put values with ': ', ' #', '{' or '[' in quotes"),
    YAML_TAB("has a tab where YAML allows only spaces; write spaces"),
    YAML_TAG("{key} has the tag '{1}' but tags are not allowed; write the value without it"),
    YAML_ALIASES("{key} is one alias too many: at most {1} are allowed; write the value out"),
    YAML_DEPTH("{key} is nested more than {1} levels deep; nothing here needs that: check the indentation"),
    YAML_DOCUMENTS("a second document begins but a file holds one; write one file per group"),
    YAML_KEY("{key} has a list or a map as a key but a key must be a plain word; write 'word: value'"),
    DUPLICATE_KEY("{key} appears twice, first in line {1}; keep one of them"),
    CONTROL_CHARACTER("{key} has the control character {1}, which is not allowed in a value; remove it"),
    MANY_MORE("and {1} more from here on; fix those above first"),
    UNKNOWN_KEY("{key} is not a known key{1}; allowed here: {2}"),
    MISSING_KEY("{key} is missing; write '{1}'"),
    EMPTY_VALUE("{key} has no value; write '{1}' or remove the key"),
    NOT_A_TEXT("{key} was {found} but must be a single value; write '{1}'"),
    NOT_A_LIST("{key} was {found} but must be a list; write '{1}'"),
    NOT_A_SECTION("{key} was {found} but must be a section with keys of its own: {1}"),
    EMPTY_LIST("{key} was [] but must list at least one; write '{1}'"),
    LISTED_TWICE("{key} has '{found}' twice, first in line {1}; keep one of them"),
    TOO_LONG("{key} has {1} characters but may have at most {2}; shorten it"),

    GROUP_NAME("{key} was '{found}' but must be 1 to 63 of a-z, 0-9 and '-'; write '{1}' instead"),
    ROUTE_ID("{key} was '{found}' but must be 1 to 100 of letters, digits, '-', '_' and '.'; write '{1}' instead"),
    DATE("{key} was '{found}' but must be a date; write it as year-month-day, such as 2027-06-30"),
    REVIEW_BY_PAST(
            Severity.WARNING, "{key} was {found}, which has passed; review the group with {1} and write the next date"),
    SUNSET_EARLY(
            "{key} was {found}, so that sunset ({1}) would be before deprecation ({2}); write a later sunset, or an "
                    + "earlier deprecation"),
    DEPRECATION_LINK(
            "{key} was '{found}' but must be an http or https URL, percent-encoded, of at most 1000 characters; "
                    + "write one such as https://developer.example.com/events-api"),
    LIFECYCLE("{key} was '{found}' but must be experimental, production or deprecated; write '{1}' instead"),
    HOST("{key} was '{found}' but must be a full host name without scheme, port or wildcard; write one such as "
            + "www.example.com, or omit hosts to match every host"),

    URL("{key} was '{found}' but must be a URL ({1}); write scheme, host and port, such as http://events-view:8080"),
    URL_SCHEME("{key} was '{found}' but must begin with http:// or https://; write '{1}' instead"),
    URL_USERINFO("{key} has a user or password in it but must not, since it shows in logs; write '{1}' instead and let "
            + "the network or a header authenticate"),
    URL_HOST("{key} was '{found}' but must name a reachable host; {1}"),
    URL_PORT(
            "{key} was '{found}' but its port must be 1 to 65535; write one such as 8080, or omit the port for the scheme's default"),
    URL_PATH("{key} was '{found}' but must end after the host and port; write '{1}' instead and change paths with "
            + "filters: [\"PrefixPath=/...\"]"),
    URL_QUERY("{key} was '{found}' but must have no query and no fragment; write '{1}' instead"),
    HOST_SENT("{key} was '{found}' but must be client (the Host the client sent) or upstream (the host of url); "
            + "write 'upstream' for function URLs and most ingresses"),
    REUSE("{key} was '{found}' but must be safe (a client's requests go over connections that served it before, or new "
            + "ones) or always (over any idle one); write 'safe'"),
    TLS_NAME("{key} was '{found}' but must be a host name or address in the certificate, without scheme, port or "
            + "wildcard, or client for the host that each client names; write '{1}' instead"),
    TLS_NAME_PLAIN("{key} was '{found}' but url is http, which has no certificate; write https:// in url, or "
            + "remove tls-name"),
    FUNCTION_NAME("{key} {1}"),
    REGION_MISSING("{key} was '{found}' but no region is written; write '{1}' beside it, or the function's whole ARN"),
    REGION("{key} was '{found}' but must be a region of AWS; write '{1}', or modern.lambda.endpoint for a region "
            + "that is newer than this version"),
    REGION_OF_ARN("{key} was '{found}' but the ARN in url is of {1}; remove it, or write '{1}'"),
    REGION_IN_URL("{key} was '{found}' but {1} is no region of AWS; write {2} in it, or {3} for a region that is newer "
            + "than this version"),
    SIGNING_REGION("{key} was '{found}' but must be a region of AWS; write '{1}'"),
    LAMBDA_MODE("{key} was '{found}' but must be buffered (Invoke) or streamed (InvokeWithResponseStream); write "
            + "'buffered'"),
    LAMBDA_OF_A_URL("{key} must stand only beside url: lambda:NAME (its region also beside auth: aws); remove it, or "
            + "write 'url: lambda:NAME'"),
    TENANT("{key} was '{found}' but must be 1 to 256 letters, digits, spaces and ._:/=+@-; write one such as blue"),
    AUTH(
            "{key} was '{found}' but must be aws, google or a header with a secret; write 'aws' for a function URL with "
                    + "IAM, 'google' for Cloud Run, or 'auth: { header: { name: x-functions-key, secret: env:FUNCTIONS_KEY } }'"),
    AUTH_OF_LAMBDA("{key} was '{found}' but a function called by its name is always called with AWS's credentials; "
            + "remove it"),
    AUTH_REGION("{key} was '{found}' but its region is unknown, since url is no function URL; write "
            + "'lambda: { region: eu-west-1 }' beside it"),
    AUTH_HEADER_NAME(
            "{key} was '{found}' but must be the name of a header that is not Banyan's or HTTP's own; write one "
                    + "such as x-functions-key"),
    SECRET(
            "{key} must say where the secret is, never what it is; write env:NAME for a variable of Banyan's environment "
                    + "or file:PATH for a file"),
    DURATION("{key} was '{found}' but must be {1} to {2} with a unit (ms, s or m); write one such as {3}"),
    WHOLE_NUMBER("{key} was '{found}' but must be a whole number from {1} to {2}; write one such as {3}"),
    PERCENT("{key} was '{found}' but must be a whole percentage from 1% to 100%; write one such as 50%"),
    WEIGHT("{key} {1}"),
    WEIGHT_ABOVE_MAX("{key} was {found} but max-weight in line {1} allows at most {2}; write {2} or raise max-weight"),

    KILL("{key} was '{found}' but must be true or false; write 'kill: true' to send the whole group to the legacy side "
            + "at once, or remove the key"),
    KILL_ON(
            Severity.WARNING,
            "{key} is {found}, so every request of the group goes to the legacy side, whatever its weight; remove the "
                    + "line to end that"),

    STICKY("{key} was '{found}' but must be header:NAME, cookie:NAME or client-ip; write {1}"),
    STICKY_UNTRUSTED("{key} was '{found}' but proxies set this header, not the client; write client-ip, "
            + "which already follows the trusted proxies"),
    STICKY_SESSION(
            Severity.WARNING,
            "{key} is '{found}', which looks like a session cookie: it changes at login and can move the client to the "
                    + "other side; write a key that lasts, such as header:X-Member-Id"),
    STICKY_UNREACHED(
            Severity.WARNING,
            "{key} is '{found}' but comes after client-ip, which is always present, so it is never used; put client-ip last"),
    FALL_BACK("{key} was '{found}' but must be one of connect, reset, malformed, timeout, 4xx, 5xx or a status "
            + "from 400 to 599; write '{1}' instead"),
    COOKIE_NAME(
            "{key} was '{found}' but must be the name of a cookie, without value or attributes; write '{1}' instead"),
    COOKIE_STAR(
            Severity.WARNING,
            "{key} is '{found}', which matches one cookie whose name contains *: only drop-cookies accepts prefixes; "
                    + "list each name"),
    COOKIE_DROPPED("{key} was '{found}' but must be the name of a cookie, a prefix of names with one * at its "
            + "end, or \"*\" for all that set-cookie does not list; write '{1}' instead"),
    COOKIE_PASSED_AND_DROPPED(
            "{key} was '{found}' but set-cookie passes {1} (line {2}); remove it from one of them{3}"),
    VALIDATORS("{key} was '{found}' but must be strip or keep; write 'strip' unless both sides give the same ETag "
            + "and Last-Modified for the same content"),
    SITE_HEADER("{key} was '{found}' but must be a header that affects the whole site: {2}; write '{1}', or leave "
            + "it out: other headers pass anyway"),
    PERMANENT_REDIRECTS("{key} was '{found}' but must be temporary or keep; write 'temporary' unless what browsers "
            + "keep of a 301 or 308 may outlive a roll-back"),

    VIEW("{key} was '{found}' but must be the name of a view: 1 to 63 of a-z, 0-9 and '-', as ./banyan view list has "
            + "them; write '{1}' instead, or leave view out where only the answers say how new they are"),
    TICKETS("{key} was '{found}' but must be cookie, header or key; write '[cookie]' unless clients keep no cookies"),
    TICKETS_UNKEPT("{key} was '{found}' but this gateway has no Redis in which to keep tickets; start serve with "
            + "--views-redis URL or --redis URL, or write '[cookie]'"),
    KEY_WAIT("{key} was '{found}' but must be at least 1ms where tickets has key, since the ticket is looked up within "
            + "that time; write one such as 20ms, or take key out of tickets"),
    POSITION("{key} was '{found}' but must be header (the legacy side says Banyan-Position) or database (asked after a "
            + "write); write '[header, database]', or '[]' where the time after the write is all there is"),
    RELOAD(
            "{key} was '{found}' but must be view or legacy; write 'view' unless a reload must be answered by the legacy "
                    + "side where the view is older than it asks"),
    WRITES("{key} was '{found}' but must be GET or HEAD and a path without a query; write one such as 'GET /logout'"),

    TRUE_OR_FALSE("{key} was '{found}' but must be true or false; write 'true', or remove the key"),
    COMPARE("{key} was '{found}' but {1}"),
    RAMP("{key} was '{found}' but {1}"),
    RAMP_LONG(Severity.WARNING, "{key} takes {1} clean reads, which is {2} days with {3}; allow more of them"),

    CALLS("{key} was '{found}' but must be the name of a group, as its own file has it; write '{1}' instead"),
    CALLS_ITSELF("{key} was '{found}', which is this group itself: its services call each other without the gateway; "
            + "remove it"),
    CALLS_UNKNOWN("{key} was '{found}' but no route file has a group of that name; write {1}"),
    SERVICE_ACCOUNT("{key} was '{found}' but must be the namespace and the name of a Kubernetes service account; write "
            + "one such as shop/orders"),

    METHOD(
            "{key} was '{found}' but only GET and HEAD are reads, and every other method always goes to the legacy side; "
                    + "write '[GET, HEAD]'"),
    PATH("{key} was '{found}' but must be a path pattern: {1}"),
    PATH_DOUBTFUL(Severity.WARNING, "{key} is '{found}', where {1}"),
    PATH_SLASH(Severity.WARNING, "{key} is '{found}', which matches only with its final slash; {1}"),
    CONDITION_NAME("{key} has the name '{found}' but a {1} name must be a token of letters, digits and -_.; "
            + "write it as the client sends it"),
    CONDITION_REGEX("{key} was '{found}' but the regular expression {1}; the syntax is RE2: no look-around, "
            + "no back-references"),
    QUERY(
            "{key} was '{found}' but must be strict or lenient; write 'lenient' only if clients send raw [ ] or | in queries"),

    FILTER_UNKNOWN("{key} was '{found}' but {1} is not an allowed filter{2}; allowed: {3}"),
    FILTER_ARGUMENTS("{key} was '{found}' but {1} takes {2}, but split at commas it has {3}; write '{4}'"),
    FILTER_COMMA(
            "{key} was '{found}' but {1} takes {2}, but split at commas it has {3}; values cannot contain commas: in a regular "
                    + "expression write \\x2C for a comma, x+ for x{1,} and (?:x|xx) for x{1,2}"),
    FILTER_REGEX("{key} was '{found}' but '{2}' is not a valid regular expression: {1}; a comma ends it; write a Java "
            + "regular expression with \\x2C for a comma"),
    FILTER_REPLACEMENT(
            "{key} was '{found}' but its replacement does not fit the expression: {1}; refer to groups as ${name} "
                    + "and write a literal $ as \\$"),
    FILTER_EXPRESSION(
            "{key} was '{found}' but expressions (#{...}) are not allowed in filters; write the value itself"),
    FILTER_HEADER(
            "{key} was '{found}' but must not change {1}: the Host, framing, forwarded and X-Banyan-* headers belong to "
                    + "the gateway; remove the filter"),
    FILTER_HEADER_NAME("{key} was '{found}' but '{1}' is not a header name; write letters, digits and '-'"),
    FILTER_COOKIE("{key} was '{found}' but must not add a Set-Cookie; let the modern side set it and list its name "
            + "under set-cookie"),
    FILTER_VALIDATOR(
            "{key} was '{found}' but must not add {1} while validators are stripped: a client that changes sides "
                    + "would get a 304 for the other side's body; remove the filter or write 'validators: keep'"),
    FILTER_SITE_HEADER("{key} was '{found}' but must not add {1}, which affects the whole site and outlives a "
            + "roll-back; remove the filter or write 'site-headers: [{1}]'"),
    FILTER_VARIABLE("{key} was '{found}' but the path has no variable {1}; name it in the path or write {2}"),
    FILTER_VALUE("{key} was '{found}' but {1} must be {2}; write '{3}'"),

    IDENTITY_FROM(
            "{key} was '{found}' but must be GET and a path of the legacy side that says who asks; write one such as "
                    + "'GET /api/me'"),
    IDENTITY_KEY(
            "{key} was '{found}' but must be cookie:NAME or header:NAME, where the legacy side reads who asks; write one "
                    + "such as 'cookie:{1}' or 'header:Authorization'"),
    IDENTITY_CLAIM_NAME(
            "{key} is no name for a claim; write 1 to 100 letters, digits and _.:/-, and none of those that Banyan makes "
                    + "itself: {1}"),
    IDENTITY_POINTER(
            "{key} was '{found}' but must be a JSON pointer into the answer (RFC 6901); write one such as '{1}'"),
    IDENTITY_SUB("{key} does not say who it is; write 'sub: /id', where /id points to what never changes of a person"),
    SIGNED_OUT(
            "{key} was '{found}' but must be legacy (whose credentials lead to 401, 403 or a redirect reads from the "
                    + "legacy side) or anonymous (counts as nobody); write 'legacy'"),

    DUPLICATE_ROUTE_ID(
            "{key} is '{found}' but the same id is used at {1}; ids must be unique across all files: rename one"),
    DUPLICATE_GROUP("{key} is '{found}' but the same group is defined at {1}; keep a group in one file, or rename one"),
    EQUAL_RANK("{key} is '{found}' but route {1} at {2} matches the same requests with equal rank ('{3}'); change one "
            + "path, or distinguish them by different exact values of one key under when"),
    TAKES_PATHS(
            Severity.WARNING,
            "{key} is '{found}' and takes paths from route {1} of group {2} ('{3}' at {4}){5}; check that both owners know"),
    TWO_REGEXES(
            Severity.WARNING,
            "{key} is '{found}' and route {1} ('{2}' at {3}) has another regular expression in the same position; "
                    + "if both match, the text of the expressions decides which one wins: make them mutually exclusive"),

    TOKENS_LIST("must be a list of tokens; write '- hash: sha256:...' with {1} for each"),
    TOKEN_HASH(
            "{key} must be sha256: and 64 hex digits; write sha256: and the digits that this prints: printf %s \"$TOKEN\" | sha256sum"),
    TOKEN_GROUPS("{key} was '{found}' but must be the name of a group, or \"*\" for every group"),
    TOKEN_EXPIRED(
            Severity.WARNING,
            "{key} was {found}, which has passed, so the token is refused; remove it or write a new one"),
    TOKEN_TWICE("{key} is the same token as at {1}; list all its groups in one place"),

    ROLE("{key} was '{found}' but must be {1}; write {2}"),
    ROLE_ELSEWHERE("{key} was '{found}', but {1}; put the entry into the file of {2}"),
    ROLE_NONE(
            "{key} has neither name nor role; write 'role: preview' for someone who looks at the modern side, or 'name: ann' "
                    + "and 'role: operator' for someone who changes weights"),
    ROLE_GROUPS(
            "{key} is an operator's but has no groups; write 'groups: [events]', or 'groups: [\"*\"]' for every group"),
    ROLE_CALLER("{key} is a caller's, which must have one group: the one whose services use the token; write "
            + "'groups: [orders]'"),
    ROLE_NAME(
            "{key} was '{found}' but must be 1 to 100 of letters, digits and '.', '_', '@', '-', and not admin, which is "
                    + "the gateway's own token; write the holder's name"),
    ROLE_NAME_TWICE("{key} was '{found}', which is also in line {1}, so the audit could not tell them apart; write "
            + "another name");

    /// Whether a broken rule refuses the file (`ERROR`) or is only told (`WARNING`).
    public enum Severity {
        ERROR,
        WARNING
    }

    private static final Pattern SLOT = Pattern.compile("\\{(key|found|[1-9])}");

    private final Severity severity;
    private final String words;

    Rule(String words) {
        this(Severity.ERROR, words);
    }

    Rule(Severity severity, String words) {
        this.severity = severity;
        this.words = words;
    }

    /// The rule's name in files and JSON: `weight-above-max`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /// The whole message; `more` fills `{1}` and on.
    public String message(String key, String found, String... more) {
        return SLOT.matcher(words)
                .replaceAll(slot -> Matcher.quoteReplacement(
                        switch (slot.group(1)) {
                            case "key" -> key;
                            case "found" -> found;
                            default -> more[Integer.parseInt(slot.group(1)) - 1];
                        }));
    }
}

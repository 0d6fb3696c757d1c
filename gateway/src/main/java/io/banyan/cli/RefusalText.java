package io.banyan.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/// Turns what went wrong between the command line and the admin port into lines that say what to do about it.
record RefusalText(Caller caller, Ago ago) {
    /// Said with the command's line below.
    private static final String KILL_WORKS = "; kills still work";

    /// As a port with TLS says to plain HTTP.
    private static final String TLS_ONLY = "This port speaks TLS";

    /// As the JDK says that the answer was no TLS.
    private static final Pattern NO_TLS = Pattern.compile("(?i)unrecognized ssl message");

    /// As the JDK says that a certificate is good but somebody else's.
    private static final Pattern OTHER_NAME = Pattern.compile("(?i)(subject alternative|no name matching)");

    Refused unreached(IOException failed) {
        String admin = caller.admin();
        String elsewhere = "is it running? for another address: export BANYAN_ADMIN=http://HOST:9090";
        return switch (failed) {
            case HttpConnectTimeoutException slow ->
                Refused.because("no answer from " + admin + " within 5 s", elsewhere);
            case ConnectException unknown
            when isUnresolved(unknown) ->
                Refused.because("unknown host " + URI.create(admin).getHost(), "check BANYAN_ADMIN: it is " + admin);
            case ConnectException refused ->
                Refused.because(andDemos("nothing is listening at " + admin + " (connection refused)", elsewhere));
            case HttpTimeoutException slow ->
                Refused.because(
                        admin + " did not answer within 10 s",
                        "a change may still have been made: check with ./banyan audit; another replica may answer:"
                                + " export BANYAN_ADMIN=http://HOST:9090");
            case SSLException untrusted -> untrusted(String.valueOf(untrusted.getMessage()));
            default ->
                Refused.because(
                        "the connection to " + admin + " broke (" + failed.getMessage() + ")",
                        "a change may still have been made: check with ./banyan audit; for a port with TLS write"
                                + " https:// in BANYAN_ADMIN");
        };
    }

    /// The demos of this folder may have been meant.
    private String[] andDemos(String... lines) {
        return Stream.concat(Stream.of(lines), caller.demos().stream().map(Demo::toAskIt))
                .toArray(String[]::new);
    }

    /// A certificate of other names is no question of who signed it, and an answer without TLS no question of either.
    private Refused untrusted(String why) {
        String admin = caller.admin();
        URI url = URI.create(admin);
        if (OTHER_NAME.matcher(why).find()) {
            return Refused.because(
                    "the certificate at " + admin + " is not for " + url.getHost() + " (" + why + ")",
                    "use a host name from the certificate: export BANYAN_ADMIN=https://NAME:" + url.getPort()
                            + "; to list its names: openssl s_client -connect " + url.getAuthority()
                            + " </dev/null | openssl x509 -noout -ext subjectAltName");
        }
        if (NO_TLS.matcher(why).find()) {
            return Refused.because(admin + " answers without TLS", "export BANYAN_ADMIN=http://" + url.getAuthority());
        }
        return Refused.because(
                "cannot establish trusted TLS with " + admin + " (" + why + ")",
                "name the authority of its certificate: export BANYAN_CA=ca.pem; for a port without TLS write http://");
    }

    Refused of(Answer answer) {
        if (answer.status() == 400 && answer.body().contains(TLS_ONLY)) {
            return Refused.because(
                    caller.admin() + " speaks TLS only",
                    "export BANYAN_ADMIN=https://" + URI.create(caller.admin()).getAuthority());
        }
        JsonNode problem = answer.json();
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        List<String> lines =
                switch (answer.status()) {
                    case 401 ->
                        List.of(andDemos(
                                caller.admin() + " rejected the token from " + caller.tokenFrom() + " (401)",
                                "it is unknown, mistyped or expired; to create one: ./banyan token create --help"));
                    case 403 ->
                        List.of(
                                said(detail, "the token from " + caller.tokenFrom() + " does not permit this")
                                        + " (403)",
                                "the token came from " + caller.tokenFrom()
                                        + "; for what each role permits, see docs/access.md");
                    case 404 -> List.of(said(detail, caller.admin() + " does not know that") + " (404)");
                    case 412 -> changedMeanwhile(problem, detail);
                    case 503 ->
                        List.of(
                                said(detail.replace(KILL_WORKS, ""), caller.admin() + " cannot do this now") + " (503)",
                                "a kill still works: ./banyan kill GROUP --reason '...'");
                    default -> List.of(said(detail, caller.admin() + " gave no reason") + " (" + answer.status() + ")");
                };
        return Refused.by(answer, lines);
    }

    private static boolean isUnresolved(Throwable failed) {
        Throwable cause = failed.getCause();
        return failed instanceof UnresolvedAddressException || (cause != null && isUnresolved(cause));
    }

    Refused noAdminPort() {
        return Refused.because(
                caller.admin() + " answers, but is not an admin port",
                "check BANYAN_ADMIN; the admin port is 9090 unless serve has --admin-port");
    }

    private List<String> changedMeanwhile(JsonNode problem, String detail) {
        JsonNode now = problem.path("current");
        String name = now.path("id").asString(now.path("group").asString("it"));
        List<String> lines = new ArrayList<>();
        lines.add(name + " was changed by someone else in the meantime; your change was not made (412)");
        JsonNode theirs = problem.path("theirs");
        if (theirs.isObject()) {
            lines.add("theirs: " + new ChangeText(ago).line(theirs));
        } else if (!detail.isEmpty()) {
            lines.add(detail);
        }
        if (now.has("weight")) {
            lines.add("now: " + name + " is at " + Numbers.percent(now.path("weight")) + ", revision "
                    + now.path("revision").asInt(0));
        }
        lines.add("if yours is still right, run the command again to apply it on top");
        return lines;
    }

    private static String said(String detail, String otherwise) {
        return detail.isBlank() ? otherwise : detail;
    }
}

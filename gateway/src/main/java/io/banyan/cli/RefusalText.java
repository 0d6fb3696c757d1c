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
    private static final String KILL_WORKS = "; a kill works all the while";

    /// As the JDK says that the answer was no TLS.
    private static final Pattern NO_TLS = Pattern.compile("(?i)unrecognized ssl message");

    /// As the JDK says that a certificate is good but somebody else's.
    private static final Pattern OTHER_NAME = Pattern.compile("(?i)(subject alternative|no name matching)");

    Refused unreached(IOException failed) {
        String admin = caller.admin();
        String elsewhere = "is it running? another address: export BANYAN_ADMIN=http://HOST:9090";
        return switch (failed) {
            case HttpConnectTimeoutException slow ->
                Refused.because("nobody answers at " + admin + " within 5 s", elsewhere);
            case ConnectException unknown
            when isUnresolved(unknown) ->
                Refused.because(
                        "there is no host " + URI.create(admin).getHost(), "is BANYAN_ADMIN right? it was " + admin);
            case ConnectException refused ->
                Refused.because(andDemos("nobody listens at " + admin + " (connection refused)", elsewhere));
            case HttpTimeoutException slow ->
                Refused.because(
                        admin + " did not answer within 10 s",
                        "if this was a change it may have been made: look with ./banyan audit; another replica may"
                                + " answer: export BANYAN_ADMIN=http://HOST:9090");
            case SSLException untrusted -> untrusted(String.valueOf(untrusted.getMessage()));
            default ->
                Refused.because(
                        "the connection to " + admin + " broke (" + failed.getMessage() + ")",
                        "if this was a change it may have been made: look with ./banyan audit; a port with TLS is"
                                + " https://");
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
                    "the certificate at " + admin + " is not of " + url.getHost() + " (" + why + ")",
                    "name the host as the certificate does: export BANYAN_ADMIN=https://NAME:" + url.getPort()
                            + "; to see its names: openssl s_client -connect " + url.getAuthority()
                            + " </dev/null | openssl x509 -noout -ext subjectAltName");
        }
        if (NO_TLS.matcher(why).find()) {
            return Refused.because(admin + " answers without TLS", "export BANYAN_ADMIN=http://" + url.getAuthority());
        }
        return Refused.because(
                "no trusted TLS with " + admin + " (" + why + ")",
                "name the authority of its certificate: export BANYAN_CA=ca.pem; a port without TLS is http://");
    }

    Refused of(Answer answer) {
        JsonNode problem = answer.json();
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        List<String> lines =
                switch (answer.status()) {
                    case 401 ->
                        List.of(andDemos(
                                caller.admin() + " does not take the token of " + caller.tokenFrom() + " (401)",
                                "it is unknown, mistyped or expired; a new one: ./banyan token create --help"));
                    case 403 ->
                        List.of(
                                said(detail, "the token of " + caller.tokenFrom() + " has no right to this") + " (403)",
                                "the token of " + caller.tokenFrom() + " was used; who may do what: docs/access.md");
                    case 404 -> List.of(said(detail, caller.admin() + " knows nothing of that") + " (404)");
                    case 412 -> changedMeanwhile(problem, detail);
                    case 503 ->
                        List.of(
                                said(detail.replace(KILL_WORKS, ""), caller.admin() + " cannot do this now") + " (503)",
                                "a kill works all the while: ./banyan kill GROUP --reason '...'");
                    default ->
                        List.of(said(detail, "an answer that says no more, from " + caller.admin()) + " ("
                                + answer.status() + ")");
                };
        return Refused.by(answer, lines);
    }

    private static boolean isUnresolved(Throwable failed) {
        Throwable cause = failed.getCause();
        return failed instanceof UnresolvedAddressException || (cause != null && isUnresolved(cause));
    }

    Refused noAdminPort() {
        return Refused.because(
                caller.admin() + " answers, but not as an admin port does",
                "is BANYAN_ADMIN right? the admin port of serve is 9090 unless --admin-port says otherwise");
    }

    private List<String> changedMeanwhile(JsonNode problem, String detail) {
        JsonNode now = problem.path("current");
        String name = now.path("id").asString(now.path("group").asString("it"));
        List<String> lines = new ArrayList<>();
        lines.add(name + " was changed by somebody else meanwhile; your change was not made (412)");
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
        lines.add("if yours is still right, say it again: it then starts from this one");
        return lines;
    }

    private static String said(String detail, String otherwise) {
        return detail.isBlank() ? otherwise : detail;
    }
}

package io.banyan.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that the doctor can find wrong, each with its one remedy. Words in braces stand for what is found, and for what
/// the group's file says ([Case#words]).
public enum Fault {
    NAME_UNKNOWN(
            Question.NAME,
            "the name {host} leads to no address",
            "correct modern.url in {file}, or the name servers of this machine"),
    REFUSED(
            Question.CONNECTION,
            "{address} refuses connections",
            "start what listens there, or correct the port of modern.url in {file}"),
    NO_CONNECTION(
            Question.CONNECTION,
            "{address} takes no connection",
            "let this machine through to it: firewall, security group, network policy"),
    SLOW_CONNECTION(
            Question.CONNECTION,
            "{address} took {took} to take a connection, and reads wait 500 ms for one",
            "find what is slow on the way, or run Banyan nearer to it; LEGACY answers until then"),
    TLS(Question.TLS, "{what}", "{remedy}"),
    NO_AWS_CREDENTIALS(
            Question.CREDENTIALS,
            "there is nothing to sign with: {why}",
            "give Banyan's process AWS credentials: a role of its machine, a profile, or variables, which need a restart"),
    NO_GOOGLE_TOKEN(
            Question.CREDENTIALS,
            "there is no ID token of Google's: {why}",
            "run Banyan where a metadata server answers, or name a service account's file in"
                    + " GOOGLE_APPLICATION_CREDENTIALS"),
    NO_SECRET(
            Question.CREDENTIALS,
            "there is no secret for the header {header}: {why}",
            "write it there; a file is read again by itself, a variable needs a restart"),
    CLOCK_OFF(
            Question.CALL,
            "this machine's clock is {off} its platform's, and more than 5 minutes spoil a signature",
            "set this machine's clock by NTP: timedatectl set-ntp true"),
    EXPIRED_CREDENTIALS(
            Question.CALL,
            "AWS says that the credentials have expired",
            "renew them where they come from; those of a role renew themselves"),
    WRONG_CREDENTIALS(
            Question.CALL,
            "AWS does not accept the credentials ({status} {type})",
            "compare the access key and its secret with AWS's: both of one key, which is active"),
    WRONG_REGION(
            Question.CALL,
            "calls are signed for {region}, and {url} is of another region",
            "correct modern.lambda.region in {file}"),
    TOKEN_MISSING(
            Question.CALL,
            "{url} asks for a token ({status})",
            "write modern.auth: { header: { name: Authorization, secret: file:PATH } } in {file}; the file has Bearer TOKEN"),
    TOKEN_REFUSED(
            Question.CALL,
            "{url} does not accept the secret in the header {header} ({status})",
            "compare it with the token of the function host"),
    LOOPBACK_ONLY(
            Question.CALL,
            "the function host answers to localhost alone, and is asked as {address}",
            "write http://127.0.0.1:PORT as modern.lambda.endpoint in {file}, or start the host with --bind and"
                    + " --token-file"),
    NOT_ALLOWED(
            Question.CALL,
            "AWS does not let these credentials call {function} ({status} {type})",
            "allow them lambda:InvokeFunction on {resource}"),
    NO_SUCH_FUNCTION(
            Question.CALL,
            "there is no function {plain} in {region}",
            "correct modern.url or modern.lambda.region in {file}, or deploy the function there"),
    NO_SUCH_ALIAS(
            Question.CALL,
            "the function {plain} has no alias or version {alias}",
            "publish the alias: ./banyan functions alias {name} {alias} VERSION where a function host serves it; on AWS"
                    + " aws lambda create-alias --function-name {name} --name {alias} --function-version VERSION"),
    NO_INVOKE_API(
            Question.CALL,
            "{url} answered {status}, as no Invoke API does",
            "correct modern.lambda.endpoint in {file}"),
    TENANT_MISSING(
            Question.CALL,
            "{function} keeps tenants apart, and calls name none",
            "write modern.lambda.tenant in {file}"),
    TENANT_UNWANTED(
            Question.CALL,
            "calls name a tenant, and {function} knows none",
            "remove modern.lambda.tenant from {file}, or create the function with tenant isolation"),
    THROTTLED(
            Question.CALL,
            "its platform throttles it (429)",
            "raise the concurrency reserved for it or the account's, or lower the weight of {group}"),
    NOT_READY(
            Question.CALL,
            "{function} is not ready yet ({status} {type})",
            "ask again in a minute; where it stays so: aws lambda get-function-configuration --function-name {name}"),
    EVENT_TOO_LARGE(
            Question.CALL,
            "its platform takes no event of this size (413)",
            "nothing, while only large requests are refused: LEGACY answers them"),
    PLATFORM_FAILS(
            Question.CALL,
            "its platform answered {status} {type}",
            "ask again in a minute; where it stays so, see what the platform says of its own state"),
    URL_NOT_ALLOWED(
            Question.CALL,
            "AWS does not let these credentials call this function URL ({status} {type})",
            "allow them both lambda:InvokeFunctionUrl and lambda:InvokeFunction"),
    GOOGLE_REFUSED(
            Question.CALL,
            "Google does not let this identity call it ({status})",
            "give the identity the role roles/run.invoker on the service"),
    SECRET_REFUSED(
            Question.CALL,
            "its platform does not accept the secret in the header {header} ({status})",
            "compare it with the one that the platform shows"),
    NO_ANSWER(
            Question.CALL,
            "it gave no answer within {took}",
            "read its log for what it waits for; LEGACY answers after {timeout}"),
    CUT(
            Question.CALL,
            "it ended the connection without an answer",
            "read its log, or that of the balancer before it; does {address} speak HTTP?"),
    NOT_HTTP(
            Question.CALL, "what it answered is no HTTP/1.1", "correct the port or the scheme of modern.url in {file}"),
    UNREPRESENTABLE(
            Question.READ,
            "an event cannot hold the request {read}",
            "nothing, where clients send such requests: LEGACY answers them; else read another path"),
    FILTERS_FAIL(
            Question.READ,
            "the filters of the route {route} fail for {read}",
            "correct its filters in {file}; ./banyan explain shows what they make of a request"),
    BANYAN_FAILS(
            Question.READ,
            "the read failed inside Banyan",
            "read the log of this replica, which has the cause, and report it"),
    FUNCTION_TIMED_OUT(
            Question.READ,
            "{function} ran into its own time limit",
            "raise the function's timeout, or find in its log what it waits for"),
    ANSWER_TOO_LARGE(
            Question.READ,
            "{function} answers with more than 6 MB, which its platform does not let through",
            "answer with less at once, or stream: modern.lambda.mode: streamed in {file}"),
    FUNCTION_FAILS(
            Question.READ,
            "{function} failed with {type}",
            "read its log: ./banyan functions logs {name} where a function host serves it; on AWS"
                    + " aws logs tail /aws/lambda/{name}"),
    STREAMS(
            Question.READ,
            "the mode is buffered, and {function} streams its answer",
            "write modern.lambda.mode: streamed in {file}"),
    RETURNS_WHOLE(
            Question.READ,
            "the mode is streamed, and {function} returns its answer whole, so LEGACY answers its reads",
            "write modern.lambda.mode: buffered in {file}"),
    BAD_STREAM(
            Question.READ,
            "its stream is broken: {why}",
            "see that modern.lambda.endpoint in {file} can stream, and what stands between it and Banyan"),
    BAD_ANSWER(
            Question.READ,
            "what {function} returned is no answer: {why}",
            "let it return bare JSON, or {\"statusCode\": 200, \"headers\": {}, \"body\": \"...\"}"),
    LATE(
            Question.READ,
            "it answered {read} after {took}, and LEGACY answers after {timeout}",
            "ask again, for a first call may be a cold start; where it stays so, make it faster or raise modern.timeout"
                    + " in {file}"),
    BAD_STATUS(
            Question.READ,
            "it answered {read} with {status}",
            "read its log; where that path is none of its own, name another with --read"),
    TOKEN_NOT_BELIEVED(
            Question.READ,
            "it answered {read} with 401, although X-Banyan-Identity tells it that nobody is signed in",
            "let it believe tokens of this gateway for {group}, as docs/identity.md has it, or name with --read what"
                    + " everybody may see"),
    LONGER_LIMIT(
            Question.LIMIT,
            "{function} may run for {limit}, and LEGACY answers after {timeout}",
            "set the function's timeout to {least}, or raise modern.timeout in {file}"),
    NO_AS_OF(
            Question.FRESHNESS,
            "its answer has no header Banyan-As-Of",
            "let it say how new its data are, as docs/freshness.md has it; LEGACY answers until then"),
    BAD_AS_OF(
            Question.FRESHNESS,
            "its header Banyan-As-Of cannot be read: {found}",
            "write it as docs/freshness.md has it: \"7c1f00aa\";pos=\"900\";time=1764338400.123;view=\"events\";v=3"),
    OTHER_VIEW(
            Question.FRESHNESS,
            "its answer is of view {found}, and the file names view {view}",
            "correct freshness.view in {file}, or the view that it reads"),
    NO_FEED(
            Question.FRESHNESS,
            "the file names view {view}, and no feed is asked",
            "start serve with --views-redis URL, or remove freshness.view from {file}"),
    FEED_AWAY(
            Question.FRESHNESS,
            "the feed cannot be asked for view {view}: {why}",
            "bring back the Redis of --views-redis"),
    NO_VIEW(
            Question.FRESHNESS,
            "the feed knows no view {view}; known: {known}",
            "start the runner of {view}, or correct freshness.view in {file}"),
    WHO_UNSAID(Question.IDENTITY, "GET {from} of LEGACY {found}, so it is not known who asks", "{todo}"),
    NOBODY_UNSAID(
            Question.IDENTITY,
            "GET {from} of LEGACY answers a client without a credential with {found}",
            "let it answer 401 where nobody has signed in; if it answers anybody so, correct identity.claims in {file}");

    private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

    private final Question question;
    private final String says;
    private final String remedy;

    Fault(Question question, String says, String remedy) {
        this.question = question;
        this.says = says;
        this.remedy = remedy;
    }

    public Question question() {
        return question;
    }

    /// With words in braces.
    public String says() {
        return says;
    }

    /// Likewise.
    public String remedy() {
        return remedy;
    }

    /// The spelling in the API: `clock-off`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Found in a case.
    ///
    /// @param more words that the case does not know, each before what stands for it
    Finding in(Case of, String... more) {
        return in(question, of, more);
    }

    /// Found while something else was asked than usual.
    Finding in(Question asked, Case of, String... more) {
        Map<String, String> words = of.words();
        for (int at = 0; at < more.length; at += 2) {
            words.put(more[at], more[at + 1]);
        }
        return new Finding(asked, Finding.State.WRONG, filled(says, words), this, filled(remedy, words));
    }

    private static String filled(String text, Map<String, String> words) {
        Matcher word = WORD.matcher(text);
        return word.replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), found.group())))
                .replaceAll(" +(?=[)]|$)", "");
    }
}

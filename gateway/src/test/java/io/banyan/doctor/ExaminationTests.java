package io.banyan.doctor;

import static io.banyan.doctor.PatientSketch.heard;
import static io.banyan.doctor.PatientSketch.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.doctor.Finding.State;
import io.banyan.exchange.ModernState.What;
import io.banyan.upstream.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationTests {
    private final PatientSketch patient = new PatientSketch();

    static Stream<Planted> planted() {
        return Stream.of(
                        Planted.connections(),
                        Planted.credentials(),
                        Planted.signatures(),
                        Planted.functions(),
                        Planted.hosts(),
                        Planted.proofs(),
                        Planted.silences(),
                        Planted.returns(),
                        Planted.answers(),
                        Planted.identities())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void namesWhatIsPlantedAndItsRemedyAndAsksNothingMore(Planted planted) {
        planted.plant().accept(patient);

        List<Finding> findings = patient.examined();

        assertThat(findings).filteredOn(Finding::isWrong).singleElement().isEqualTo(findings.getLast());
        Finding wrong = findings.getLast();
        assertThat(wrong.fault()).isEqualTo(planted.fault());
        assertThat("%s: %s%n    %s".formatted(planted.fault().tag(), wrong.says(), wrong.remedy()))
                .isEqualTo(expected().get(planted.fault().tag()));
        assertThat(wrong.says() + wrong.remedy())
                .doesNotContainPattern("\\{[a-z]+}")
                .doesNotContain("null", "secret data");
    }

    /// By the tag of the fault: what an operator reads.
    private static Map<String, String> expected() {
        try (InputStream file = ExaminationTests.class.getResourceAsStream("planted.expected")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.strip().split("\\R(?! )"))
                    .collect(Collectors.toMap(one -> one.substring(0, one.indexOf(':')), one -> one));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void everyFaultIsPlantedOnce() {
        assertThat(planted().map(Planted::fault)).containsExactlyInAnyOrder(Fault.values());
        assertThat(expected()).hasSameSizeAs(Fault.values());
    }

    @Test
    void aFunctionHostsTokenIsNoPermissionOfAwss() {
        patient.dryRun = refused(403, "AccessDeniedException", "This host wants its token: send it");

        assertThat(patient.examined().getLast().fault()).isEqualTo(Fault.TOKEN_MISSING);
    }

    @Test
    void eachFaultHasARemedyOfItsOwn() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::remedy)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Fault.values()).map(Fault::says)).doesNotHaveDuplicates();
    }

    @Test
    void asksEverythingOfAFunctionThatIsWell() {
        assertThat(patient.examined()).extracting(Finding::question).containsExactly(Question.values());
        assertThat(patient.examined()).extracting(Finding::state).containsOnly(State.WELL);
        assertThat(patient.examined())
                .extracting(Finding::says)
                .containsExactly(
                        "the name lambda.eu-west-1.amazonaws.com leads to an address",
                        "10.0.0.7:443 took a connection after 3 ms",
                        "its certificate is good for it",
                        "AWS credentials: key …MPLE",
                        "lambda:events-page:live may be called",
                        "it answered /events/7 with 200 after 12 ms",
                        "it may run for 1s, and LEGACY answers after 800ms",
                        "its answer says how new it is, and the feed knows the view events",
                        "LEGACY says that a client without a credential is nobody (401)");
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        patient.over("http://10.0.0.7:8080", null);
        patient.freshness = null;
        patient.identity = null;

        assertThat(patient.examined())
                .extracting(Finding::question)
                .containsExactly(Question.CONNECTION, Question.READ);
    }

    @Test
    void saysHowToHaveARead() {
        patient.reads = false;

        assertThat(patient.examined())
                .filteredOn(finding -> finding.state() == State.LEFT_OUT)
                .singleElement()
                .satisfies(read -> assertThat(read.says()).contains("--read /path"));
    }

    @Test
    void readsThroughAPlatformThatAsksForProof() {
        patient.over("https://abc.lambda-url.eu-west-1.on.aws", new Platform.SignedRequests("eu-west-1"));
        patient.answers(heard(200, "{}", "Banyan-As-Of", PatientSketch.AS_OF));

        assertThat(patient.examined()).extracting(Finding::state).containsOnly(State.WELL);
        assertThat(patient.examined())
                .extracting(Finding::question)
                .contains(Question.CALL, Question.READ)
                .doesNotContain(Question.LIMIT);
    }

    @Test
    void takesAnApplicationsOwnRefusalForAnAnswer() {
        patient.over("https://abc.lambda-url.eu-west-1.on.aws", new Platform.SignedRequests("eu-west-1"));
        patient.answers(heard(403, "<html>"));

        assertThat(patient.examined()).extracting(Finding::state).containsOnly(State.WELL);
        assertThat(patient.examined())
                .extracting(Finding::says)
                .contains("it answered /events/7 with 403 after 12 ms, as it does to a client whom it does not know");
    }

    @Test
    void aHostWithoutDryRunsIsAskedByTheRead() {
        patient.dryRun = refused(400, "InvalidParameterValueException", "DryRun");

        assertThat(patient.examined())
                .filteredOn(finding -> finding.question() == Question.CALL)
                .singleElement()
                .satisfies(call -> assertThat(call.state()).isEqualTo(State.LEFT_OUT));
        assertThat(patient.examined()).noneMatch(Finding::isWrong);
    }

    /// Whatever else the platform says of a signature.
    @Test
    void aClockThatIsOffComesBeforeWhatElseIsSaidOfASignature() {
        patient.dryRun =
                heard(403, "{}", "x-amzn-errortype", "AccessDeniedException", "Date", "Fri, 01 Jan 2027 00:06:00 GMT");

        assertThat(patient.examined().getLast().says()).contains("clock is 6 min behind its platform's");

        patient.dryRun =
                heard(403, "{}", "x-amzn-errortype", "AccessDeniedException", "Date", "Fri, 01 Jan 2027 00:04:00 GMT");
        assertThat(patient.examined().getLast().fault()).isEqualTo(Fault.NOT_ALLOWED);
    }

    @Test
    void aQuestionAboutTlsIsNoRemedy() {
        patient.what = What.TLS_FAILS;
        patient.problem = "TLS fails: it does not answer the handshake in time; does it speak TLS?";

        assertThat(patient.examined().getLast().says()).isEqualTo(patient.problem);
        assertThat(patient.examined().getLast().remedy()).startsWith("see that TLS is spoken there");
    }

    @Test
    void aLimitThatMayNotBeKnownIsPassedOver() {
        patient.configuration = refused(403, "AccessDeniedException", "no");

        assertThat(patient.examined()).noneMatch(Finding::isWrong);
        assertThat(patient.examined()).extracting(Finding::question).doesNotContain(Question.LIMIT);
    }

    @Test
    void aNameThatIsKnownIsSaidToBeSoWhereTheConnectionFails() {
        patient.what = What.REFUSES_CONNECTIONS;

        assertThat(patient.examined())
                .extracting(Finding::question)
                .containsExactly(Question.NAME, Question.CONNECTION);
    }
}

package io.banyan.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.route.Group;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class DescriptorFolderTests {
    private static final String FUNCTION = """
            name: group-page
            group: groups
            owner: team-groups
            contact: "#team-groups"
            lifecycle: production
            runtime: java25
            handler: io.banyan.demo.grouppage.GroupPage::handleRequest
            """;
    private static final String COMPONENT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: group-page
              annotations:
                banyan.io/group: groups
                banyan.io/function: group-page
                banyan.io/version: "7"
                banyan.io/contact: "#team-groups"
                banyan.io/review-by: "2027-06-30"
                pagerduty.com/integration-key: abc
            spec:
              type: service
              lifecycle: production
              owner: group:default/team-groups
            """;
    private static final Map<String, Group> GROUPS = Map.of(
            "groups",
            new Group(
                    "groups",
                    "team-groups",
                    "#team-groups",
                    LocalDate.of(2999, 1, 1),
                    "nowhere",
                    Lifecycle.PRODUCTION,
                    new Origin("routes/groups.yaml", 1)));

    @TempDir
    private Path folder;

    @Test
    void readsWhoseAFunctionIsFromBothKindsOfDescriptors() throws IOException {
        write("group-page/function.yaml", FUNCTION);
        write("group-page/catalog-info.yaml", COMPONENT);

        Descriptors read = new DescriptorFolder(folder).read();

        assertThat(read.flaws()).isEmpty();
        assertThat(read.described())
                .containsExactly(
                        new Described(
                                Subject.function("group-page"),
                                "groups",
                                new Ownership("team-groups", "#team-groups", LocalDate.of(2027, 6, 30)),
                                Lifecycle.PRODUCTION,
                                "7",
                                new Origin(shown("group-page/catalog-info.yaml"), 8),
                                true),
                        new Described(
                                Subject.function("group-page"),
                                "groups",
                                new Ownership("team-groups", "#team-groups", null),
                                Lifecycle.PRODUCTION,
                                null,
                                new Origin(shown("group-page/function.yaml"), 1),
                                false));
    }

    @Test
    void refusesAFileWithTwoDocumentsOfOneNameAndTakesNothingOfIt() throws IOException {
        write("catalog-info.yaml", COMPONENT + "---\n" + COMPONENT.replace("function: group-page", "function: other"));

        Descriptors read = new DescriptorFolder(folder).read();

        assertThat(read.described()).isEmpty();
        assertThat(read.flaws())
                .extracting(Flaw::toString)
                .containsExactly(
                        shown("catalog-info.yaml")
                                + ":20: metadata.name was 'group-page', which the Component in line 4 has already; write another name, or delete one of the two documents");
    }

    @Test
    void goesOnWithWhatAFileSaidWhenItWasLastGood() throws IOException {
        DescriptorFolder descriptors = new DescriptorFolder(folder);
        write("catalog-info.yaml", COMPONENT);
        List<Described> good = descriptors.read().described();
        write("catalog-info.yaml", COMPONENT + "---\n" + COMPONENT);

        Descriptors bad = descriptors.read();

        assertThat(bad.flaws()).hasSize(1);
        assertThat(bad.described()).isEqualTo(good);
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        assertThat(descriptors.read().described()).isEqualTo(good);
        Files.move(away, folder);
        Files.delete(folder.resolve("catalog-info.yaml"));
        assertThat(descriptors.read().described()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsNotOurs() throws IOException {
        write("a/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata:
                  name: group-page
                spec:
                  type: openapi
                  lifecycle: sunset
                  owner: someone
                  definition: |
                    openapi: 3.1.0
                    paths: {}
                ---
                apiVersion: company.example/v9
                kind: Castle
                metadata: [drawbridge]
                --- !strange
                kind: Component
                metadata:
                  name: group-page
                """);
        write("a/node_modules/catalog-info.yaml", "kind: [");
        write(".git/catalog-info.yaml", "kind: [");
        write("a/other.yaml", "kind: [");

        assertThat(new DescriptorFolder(folder).read()).isEqualTo(new Descriptors(1, List.of(), List.of()));
    }

    @Test
    void takesComponentsBesideDocumentsOfOtherKindsWithTheSameName() throws IOException {
        write("catalog-info.yaml", COMPONENT + """
                ---
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: { name: group-page }
                """);

        assertThat(new DescriptorFolder(folder).read().described()).hasSize(1);
    }

    @Test
    void refusesASecondFileThatNamesTheSameFunction() throws IOException {
        write("a/function.yaml", FUNCTION);
        write("b/function.yaml", FUNCTION.replace("team-groups", "team-else"));

        Descriptors read = new DescriptorFolder(folder).read();

        assertThat(read.described())
                .singleElement()
                .satisfies(one -> assertThat(one.ownership().owner()).isEqualTo("team-groups"));
        assertThat(read.flaws())
                .extracting(Flaw::toString)
                .containsExactly(shown("b/function.yaml") + ":1: function group-page is declared in "
                        + shown("a/function.yaml") + ":1 already; keep one of them");
    }

    @Test
    void warnsWhereTwoFilesSayDifferentThings() throws IOException {
        write("function.yaml", FUNCTION);
        write("catalog-info.yaml", COMPONENT.replace("default/team-groups", "default/team-else"));

        Descriptors read = new DescriptorFolder(folder).read();

        assertThat(read.described()).hasSize(2);
        assertThat(read.flaws())
                .extracting(Flaw::toString)
                .containsExactly(shown("catalog-info.yaml")
                        + ":8: warning: the owner of function group-page is 'team-else' here and 'team-groups' in "
                        + shown("function.yaml") + ":1; write the same in both");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            group: groups            |                        | :1: group is missing; write 'group: orders'
            owner: team-groups       |                        | :1: owner is missing; write 'owner: team-orders'
            lifecycle: production    | lifecycle: prodution   | :5: lifecycle was 'prodution' but must be experimental, production or deprecated; write 'lifecycle: production'
            """)
    void saysWhatIsWrongInAFunctionsFile(String found, String instead, String says) throws IOException {
        write("function.yaml", FUNCTION.replace(found, instead == null ? "" : instead));

        Descriptors read = new DescriptorFolder(folder).read();

        assertThat(read.described()).isEmpty();
        assertThat(read.flaws()).extracting(Flaw::toString).containsExactly(shown("function.yaml") + says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            banyan.io/group: groups        |                              | :1: banyan.io/group is missing, so function group-page has no group; write 'banyan.io/group: orders' under metadata.annotations
            banyan.io/version: "7"         | banyan.io/verison: "7"       | :8: banyan.io/verison is not known (did you mean 'banyan.io/version'?); allowed here: banyan.io/group, banyan.io/function, banyan.io/view, banyan.io/version, banyan.io/contact, banyan.io/review-by
            banyan.io/version: "7"         | banyan.io/view: groups       | :8: a Component has either banyan.io/function or banyan.io/view; write two documents
            banyan.io/version: "7"         | banyan.io/version: [7]       | :8: metadata.annotations.banyan.io/version must be a text; write one
            "2027-06-30"                   | "30.06.2027"                 | :10: banyan.io/review-by was '30.06.2027' but must be a date; write it as year-month-day, such as "2027-06-30"
            lifecycle: production          | lifecycle: beta              | :14: spec.lifecycle was 'beta' but must be experimental, production or deprecated; write 'lifecycle: experimental'
            owner: group:default/team-groups |                            | :1: spec.owner is missing; write 'owner: group:default/team-orders'
            name: group-page               | name: ""                     | :1: metadata.name is missing; write 'name: orders-view'
            name: group-page               | name: group-page: x          | :4: is not YAML here: mapping values are not allowed here; check indentation, quotes and colons
            """)
    void saysWhatIsWrongInABackstageFile(String found, String instead, String says) throws IOException {
        write("catalog-info.yaml", COMPONENT.replace(found, instead == null ? "" : instead));

        Descriptors read = new DescriptorFolder(folder).read();

        assertThat(read.described()).isEmpty();
        assertThat(read.flaws()).extracting(Flaw::toString).containsExactly(shown("catalog-info.yaml") + says);
    }

    @Test
    void refusesAGroupThatNoRouteFileHas() throws IOException {
        write("function.yaml", FUNCTION.replace("group: groups", "group: group"));

        assertThat(new AgainstGroups(GROUPS).allFlaws(new DescriptorFolder(folder).read()))
                .extracting(Flaw::toString)
                .containsExactly(
                        shown("function.yaml")
                                + ":1: function group-page belongs to the group 'group', which no route file has; write one of theirs, such as groups, or add routes/group.yaml");
    }

    @Test
    void warnsOfAGroupWhoseRouteFileSaysSomethingElse() throws IOException {
        write(
                "catalog-info.yaml",
                COMPONENT
                        .replace("    banyan.io/function: group-page\n", "")
                        .replace("lifecycle: production", "lifecycle: experimental"));

        assertThat(new AgainstGroups(GROUPS).allFlaws(new DescriptorFolder(folder).read()))
                .extracting(Flaw::toString)
                .containsExactly(
                        shown("catalog-info.yaml")
                                + ":7: warning: the lifecycle of group groups is 'experimental' here and 'production' in routes/groups.yaml:1; write the same in both");
    }

    @Test
    void saysThatAFolderIsNotThere() {
        Descriptors read = new DescriptorFolder(folder.resolve("none")).read();

        assertThat(read.flaws()).singleElement().satisfies(flaw -> assertThat(flaw.toString())
                .startsWith(folder.resolve("none") + ": cannot be read as a folder (")
                .endsWith("; name a readable one with --catalog DIR"));
    }

    private String shown(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

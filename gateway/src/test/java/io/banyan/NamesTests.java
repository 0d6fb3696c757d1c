package io.banyan;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The dictionary is `CONTEXT.md` at the root; its last column and its list of empty words stay out of type names.
class NamesTests {
    private static final Pattern ROW = Pattern.compile("\\| \\*\\*(.+?)\\*\\* \\|.*\\|(.*)\\|");
    private static final Pattern EMPTY_WORDS = Pattern.compile("Never in a type's name[^:]*: ([^.]*)\\.");

    @Test
    void noTypeIsNamedByAnAvoidedWord() throws IOException {
        Set<String> avoided = avoided(Files.readString(Path.of("..", "CONTEXT.md")));
        List<String> wrong = new ArrayList<>();
        for (JavaClass ours : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(PackageOrder.ROOT)) {
            String words = " "
                    + ours.getSimpleName()
                            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                            .toLowerCase(Locale.ROOT) + " ";
            avoided.stream()
                    .filter(word -> words.contains(" " + word + " "))
                    .forEach(word -> wrong.add(ours.getName() + ": " + word));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void readsTheDictionary() throws IOException {
        assertThat(avoided(Files.readString(Path.of("..", "CONTEXT.md"))))
                .contains("endpoint", "mapping", "helper", "impl", "session id", "blue")
                .doesNotContain("origin", "token", "route");
    }

    private static Set<String> avoided(String dictionary) {
        Set<String> words = new TreeSet<>();
        Set<String> terms = new TreeSet<>();
        Matcher row = ROW.matcher(dictionary);
        while (row.find()) {
            terms.addAll(split(row.group(1)));
            words.addAll(split(row.group(2)));
        }
        Matcher empty = EMPTY_WORDS.matcher(dictionary);
        while (empty.find()) {
            words.addAll(split(empty.group(1).replace("`", "")));
        }
        words.removeAll(terms);
        return words;
    }

    private static List<String> split(String words) {
        List<String> split = new ArrayList<>();
        for (String word : words.split("[,/]", -1)) {
            if (!word.isBlank()) {
                split.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return split;
    }
}

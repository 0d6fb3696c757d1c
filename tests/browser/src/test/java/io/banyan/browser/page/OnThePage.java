package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import io.banyan.browser.Chromium;
import io.banyan.browser.page.StubFleet.Author;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// A fleet of three groups for each test, in one browser for all of them. No test may leave a complaint.
@ExtendWith(SharedChromium.class)
@SuppressWarnings("NullAway.Init")
abstract class OnThePage {
    static final Author BEN = new Author("ben", "cli", "me first");

    private final List<Operator> operators = new ArrayList<>();
    private Chromium chromium;
    StubAdmin admin;
    StubFleet fleet;

    @BeforeEach
    void startAdmin(Chromium shared) {
        chromium = shared;
        admin = new StubAdmin();
        fleet = admin.fleet;
        Gather.fill(fleet);
    }

    @AfterEach
    void stopAdmin() {
        operators.forEach(Operator::close);
        admin.close();
        assertThat(operators).flatExtracting(Operator::complaints).isEmpty();
        operators.clear();
    }

    Operator comes(NewContextOptions look) {
        Operator operator = new Operator(chromium, admin.url(), look);
        operators.add(operator);
        return operator;
    }

    /// An operator of all groups, signed in.
    Operator operator() {
        return comes(new NewContextOptions()).ready(StubAdmin.OPERATOR);
    }

    /// Presses a step below a group's slider and writes a reason; the draft stands.
    static Locator drafts(Operator operator, String group, int step, String reason) {
        Locator card = operator.card(group);
        card.getByLabel(group + " to " + step + " percent").click();
        card.getByLabel("Reason").first().fill(reason);
        return card;
    }

    double weight(String group) {
        return fleet.weight(group);
    }
}

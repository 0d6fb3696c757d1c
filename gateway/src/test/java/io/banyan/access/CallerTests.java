package io.banyan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTests {
    @Test
    void letsAnOperatorChangeTheGroupsNamedAndNoOther() {
        Caller ann = caller(Role.OPERATOR, "events");

        assertThat(ann.mayChange("events")).isTrue();
        assertThat(ann.mayChange("catalog")).isFalse();
        assertThat(caller(Role.OPERATOR, "*").mayChange("catalog")).isTrue();
    }

    @Test
    void letsAViewerChangeNothingWhateverGroupsStandThere() {
        assertThat(caller(Role.VIEWER, "*").mayChange("events")).isFalse();
    }

    @Test
    void givesAnAdminEveryGroup() {
        assertThat(caller(Role.ADMIN).groups()).isEqualTo(Set.of("*"));
        assertThat(Caller.admin().mayChange("events")).isTrue();
    }

    @Test
    void ordersTheRoles() {
        assertThat(Role.ADMIN.covers(Role.OPERATOR)).isTrue();
        assertThat(Role.VIEWER.covers(Role.OPERATOR)).isFalse();
        assertThat(Role.of("operator")).contains(Role.OPERATOR);
        assertThat(Role.of("OPERATOR")).isEmpty();
    }

    private static Caller caller(Role role, String... groups) {
        return new Caller("ann", role, Set.of(groups), null, true);
    }
}

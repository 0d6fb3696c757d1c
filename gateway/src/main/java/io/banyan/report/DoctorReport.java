package io.banyan.report;

import io.banyan.doctor.Fault;
import io.banyan.doctor.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the doctor found of a group's MODERN, as one replica sees it.
///
/// @param well true = nothing is wrong, as far as it was asked
/// @param findings in the order of the questions; of the last one alone something may be wrong
public record DoctorReport(String group, boolean well, List<FindingReport> findings) {
    /// What one question came to.
    ///
    /// @param question of a closed set: `credentials`
    /// @param state `well`, `wrong`, or `left-out` where it could not be asked
    /// @param fault of a closed set: `clock-off`; null = nothing is wrong
    /// @param remedy what to do about it; null = nothing
    public record FindingReport(
            String question,
            String state,
            String says,
            @Nullable String fault,
            @Nullable String remedy) {
        static FindingReport of(Finding finding) {
            Fault fault = finding.fault();
            return new FindingReport(
                    finding.question().word(),
                    finding.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    finding.says(),
                    fault == null ? null : fault.tag(),
                    fault == null ? null : finding.remedy());
        }
    }

    public static DoctorReport of(String group, List<Finding> findings) {
        boolean well = findings.stream().allMatch(finding -> finding.fault() == null);
        return new DoctorReport(
                group, well, findings.stream().map(FindingReport::of).toList());
    }
}
